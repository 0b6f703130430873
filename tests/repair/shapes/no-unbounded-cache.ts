import type { FiftyFindings } from '../../support/repair-sources.js';

const head = "import express from 'express';\n\nconst app = express();\n";
const fills = (name: string): string => `app.get('/${name}/:id', (req, res) => { ${name}.set(req.params.id, 1); res.json(${name}.get('a')); });`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `${head}const seen = new Map<string, number>;\n${fills('seen')}`,
  `${head}const seen = new Map<\n  string, // which\n  number\n>();\n${fills('seen')}`,
  `${head}export const seen = new Map<string, number>(/* all */);\n${fills('seen')}`,
  `${head}const one = 1, seen = new Map<string, Promise<number>>(), other = 2;\n${fills('seen')}`,
  `${head}const seen = (new Map<string, number>());\n${fills('seen')}`,
  `${head}class Users {\n  private readonly seen = new Map<string, number>();\n\n  load(id: string) {\n    this.seen.set(id, 1);\n    return [...this.seen.keys()];\n  }\n}\nconst users = new Users();\napp.get('/:id', (req, res) => { res.json(users.load(req.params.id)); });`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = { head, kinds: [(n) => `const seen${n} = new Map<string, number>();\n${fills(`seen${n}`)}`] };
