import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyEdit, fix, lint } from '../../support/lint.js';
import { writeFiles } from '../../support/analyze.js';

const rules = { 'resilience/require-input-validation': ['error', { thorough: true }] } as const;
const settings = { resilience: { autofix: 'all' } };

export interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly dependencies?: readonly string[];
  readonly filename?: string;
}

/** What `eslint --fix` under `autofix: 'all'` makes of a file of a project; else the suggestion that a person has to finish, behind `…`. */
export function repaired(code: string, { files = {}, dependencies = [], filename = 'src/orders.ts' }: World = {}): string {
  const cwd = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-schemas-')));
  try {
    const own = { dependencies: Object.fromEntries(['express', 'pg', ...dependencies].map((each) => [each, '*'])) };
    writeFiles(cwd, { 'package.json': JSON.stringify(own), ...files, [filename]: code });
    const setup = { rules: { ...rules } as never, settings, cwd, filename: path.join(cwd, filename) };
    const { output, fixed } = fix(code, setup);
    if (fixed) return output;
    const [first] = lint(code, setup).flatMap(({ suggestions }) => suggestions ?? []);
    return first ? `…${applyEdit(code, first.fix)}` : 'nothing';
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** A handler that takes what it needs of its body, which it casts. */
export const takes = (type: string, imports = '', keys = 'a'): string => `import express from 'express';
import { Pool } from 'pg';
${imports}
const app = express();
const db = new Pool();

app.post('/orders', async (req, res) => {
  const { ${keys} } = req.body${type && ` as ${type}`};
  await db.query('INSERT INTO orders (a) VALUES ($1)', [${keys}]);
  res.sendStatus(201);
});
`;

/** The schema that a repair writes, on one line. */
export function schemaIn(code: string): string {
  const isOpen = code.startsWith('…');
  const made = /^const \w+ = ((?:z|v|yup|Joi|Type|new Ajv)\b[^]*?);\n\napp\./m.exec(code)?.[1];
  return made === undefined ? code : `${isOpen ? '…' : ''}${made.replace(/,\n\}/g, ' }').replace(/\{\n\s+/g, '{ ').replace(/\n\s*/g, ' ')}`;
}

/** How a repaired handler asks, as lines. */
export function askIn(code: string): readonly string[] {
  const lines = code.split('\n').map((line) => line.trim());
  const start = lines.findIndex((line) => /parsed\b/.test(line));
  return lines.slice(start, lines.findIndex((line) => line.startsWith('await db'))).filter((line) => line !== '');
}
