import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

const head = `import express from 'express';\nimport { PrismaClient } from '@prisma/client';\nimport { z } from 'zod';\n\nconst app = express();\nconst prisma = new PrismaClient();\n`;
const check = `import Ajv from 'ajv';\n\nconst validate = new Ajv().compile({ type: 'object' });\n`;
const note = `interface Note {\n  title: string;\n  body: string;\n}\n\n`;
const post = (body: string, before = note): string => `${check}${head}${before}app.post('/notes', async (req, res) => {\n  if (!validate(req.body)) {\n    res.sendStatus(400);\n    return;\n  }\n  ${body}\n  res.sendStatus(201);\n});\n`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  post('await prisma.note.create({ data: req.body as Note });'),
  post('await prisma.note.create({ data: { ...(req.body as Note), ownerId: 1 } });'),
  post('const note: Note = req.body;\n  await prisma.note.create({ data: note });'),
  post('const note = req.body as Note;\n  await prisma.note.create({ data: { ...note, title: note.title.trim() } });'),
  post('const note = req.body as { title: string; tag?: string }; // as it is sent\n  await prisma.note.create({ data: { ...note } });', ''),
  post('const changes = req.body as { title?: string };\n  await prisma.note.update({ where: { id: 1 }, data: changes });', ''),
  post('await prisma.note.create({ data: /* all of it */ req.body as Note });'),
  post('await prisma.note.create({\n    data: {\n      // what was sent\n      ...(req.body as Note),\n      ownerId: 1, // ours\n    },\n  });'),
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: `${head}${note}`,
  kinds: [
    (n: number) => `app.put('/notes/${n}', async (req, res) => {\n  const note: Note = req.body;\n  await prisma.note.update({ where: { id: ${n} }, data: note });\n  res.sendStatus(204);\n});`,
  ],
};

export const known: readonly KnownBreach[] = [
  { code: 'interface Note { title: string; tag?: string } const noteSchema', rule: '@typescript-eslint/no-unused-vars', because: 'a type that only a cast named stays behind when its schema takes over' },
];
