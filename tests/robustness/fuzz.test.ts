import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type { Linter as LinterNamespace } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { work } from '../../src/semantics/memo.js';
import { parseFile } from '../../src/project/parse.js';
import { ESLint, Linter } from '../support/eslint.js';
import { applyEdit } from '../support/lint.js';
import { isJsx, mutate, randomFrom } from '../support/mutations.js';
import { mutationCorpus } from '../support/mutation-corpus.js';

/*
 * Code that is broken at random, the same on every run: as it is while somebody types, with parts that are gone, that stand twice or
 * elsewhere. About half of it still parses. The rest is read where another file imports it. More of it, other code, or that of a folder:
 *
 *     FUZZ_FILES=200000 FUZZ_SEED=7 FUZZ_FOLDER=../somewhere npx vitest run tests/robustness/fuzz.test.ts
 */
const FILES = Number(process.env['FUZZ_FILES'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const FOLDER = process.env['FUZZ_FOLDER'];

/** How many changed files lie together in a folder, imported by one that is not broken. */
const TOGETHER = 50;
/** One folder in so many has such a file. */
const USED = 5;
/** One file in so many is linted again, and repaired with all passes of `--fix`. */
const AGAIN = 16;
/** Questions computed, per node of the tree. Changed code comes to 7 at most. */
const MAX_QUESTIONS = 20;

const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'resilience-fuzz-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const settings = { resilience: { autofix: 'all', policy: { timeoutMs: 5000, concurrency: 5, queryLimit: 50, retries: 2 } } };
const linterOptions = { reportUnusedDisableDirectives: 'off' } as const;
const jsx = { ecmaFeatures: { jsx: true } };
const rules = plugin.configs.strict.rules as LinterNamespace.RulesRecord;
const common = { linterOptions, plugins: { resilience: plugin }, rules, settings };
const typescript = { ...common, files: ['**/*.{ts,tsx}'], languageOptions: { parser, parserOptions: jsx } };
const javascript = { ...common, files: ['**/*.js'], languageOptions: { parserOptions: jsx } };
const configs = [typescript, javascript] as LinterNamespace.Config[];

/** The configurations as ESLint holds them, so that it does not read and check them again for every file. */
const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: configs });
const ready = new Map<string, unknown>();
for (const ending of ['ts', 'tsx', 'js']) ready.set(ending, await eslint.calculateConfigForFile(path.join(root, `file.${ending}`)));
const config = Object.assign([], { getConfig: (file: string) => ready.get(file.slice(file.lastIndexOf('.') + 1)) }) as unknown as LinterNamespace.Config[];

const linter = new Linter({ cwd: root });
const parsing = new Linter({ cwd: root });

function parses(filename: string, code: string): boolean {
  if (parseFile(filename, code)) return true;
  // Code that one parser takes and the other does not is none of ours.
  return parsing.verify(code, [{ ...(filename.endsWith('.js') ? javascript : typescript), plugins: {}, rules: {} }] as LinterNamespace.Config[], { filename }).every(({ fatal }) => !fatal);
}

/** What is wrong with what is said of a file. */
function faultsOf(filename: string, code: string, messages: readonly LinterNamespace.LintMessage[]): string[] {
  const body = code.startsWith('\uFEFF') ? code.slice(1) : code;
  const edits = messages.flatMap(({ ruleId, fix, suggestions = [] }) => [...(fix ? [fix] : []), ...suggestions.map((each) => each.fix)].map((edit) => ({ ruleId, edit })));
  return edits.flatMap(({ ruleId, edit }) => {
    const [start, end] = edit.range;
    if (!(start >= -1 && start <= end && end <= body.length)) return [`${ruleId}: a range outside of the text, ${start} to ${end}`];
    const repaired = applyEdit(body, edit);
    return parses(filename, repaired) ? [] : [`${ruleId}: what does not parse:\n${repaired}`];
  });
}

const told = (messages: readonly LinterNamespace.LintMessage[]): string[] => messages.map(({ ruleId, line, column, message, fix, suggestions }) => JSON.stringify([line, column, ruleId, message, fix, suggestions]));

function countNodes(value: unknown): number {
  let count = 0;
  const queue: unknown[] = [value];
  for (let each = queue.pop(); each !== undefined; each = queue.pop()) {
    if (typeof each !== 'object' || each === null) continue;
    if ('type' in each && typeof each.type === 'string') count += 1;
    for (const [key, child] of Object.entries(each)) if (typeof child === 'object' && child !== null && !['parent', 'loc', 'range', 'tokens', 'comments'].includes(key)) queue.push(child);
  }
  return count;
}

const corpus = mutationCorpus(FOLDER);
const random = randomFrom(SEED);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const figures = { files: 0, parsed: 0, findings: 0, edits: 0, users: 0, mostQuestions: 0 };
const faults: string[] = [];

function lintOne(filename: string, code: string): string[] {
  work.clear();
  let messages: LinterNamespace.LintMessage[];
  try {
    messages = linter.verify(code, config, { filename });
  } catch (reason) {
    return [`it throws: ${reason instanceof Error ? reason.stack?.split('\n').filter((line) => !line.includes('node_modules')).slice(0, 8).join('\n') : reason}`];
  }
  if (messages.some(({ fatal }) => fatal)) return [];
  figures.parsed += 1;
  figures.findings += messages.length;
  figures.edits += messages.reduce((sum, { fix, suggestions }) => sum + (fix ? 1 : 0) + (suggestions?.length ?? 0), 0);
  const found = faultsOf(filename, code, messages);
  const questions = [...work.values()].reduce((sum, each) => sum + each, 0) / countNodes(linter.getSourceCode().ast);
  figures.mostQuestions = Math.max(figures.mostQuestions, questions);
  if (questions > MAX_QUESTIONS) found.push(`it takes ${Math.round(questions)} questions per node`);
  if (figures.parsed % AGAIN === 0) {
    const again = told(linter.verify(code, config, { filename }));
    const first = told(messages);
    if (again.join('\n') !== first.join('\n')) found.push(`it is told otherwise the second time:\n${first.filter((each) => !again.includes(each)).join('\n')}\n---\n${again.filter((each) => !first.includes(each)).join('\n')}`);
    if (messages.some(({ fix }) => fix)) {
      const { messages: left } = linter.verifyAndFix(code, config, { filename });
      if (left.some(({ fatal }) => fatal)) found.push('what all repairs together make of it does not parse');
    }
  }
  return found;
}

/** Uses of what another file exports, as code that is not broken has them. */
const USES: readonly ((name: string) => string)[] = [
  (name) => `app.get('/a', async (req, res) => { res.json(await ${name}(req.query.id)); });`,
  (name) => `app.post('/b', ${name}, async (req, res) => { await pool.query(${name}, [req.body]); });`,
  (name) => `export async function f(ids) { for (const id of ids) { await ${name}(id); await ${name}.get(id); } }`,
  (name) => `app.put('/c', async (req, res) => { const made = new ${name}(pool); await made.run(req.body); await made.find(req.params.id); });`,
  (name) => `class Own extends ${name} { constructor(private other: ${name}) { super(); } async run(body) { await this.get(body); await this.other.load(body); await axios.get('/a', this.options); } }`,
  (name) => `app.patch('/d', async (req, res) => { await axios.post('https://a.example', { ...${name}, id: req.body.id }, ${name}); log(\`\${${name}} \${req.body}\`); });`,
  (name) => `setInterval(${name}, 1000); void Promise.all(rows.map(${name})); try { await ${name}(); } catch (error) { ${name}.error(error.message); }`,
  (name) => `export { ${name} }; export const api = axios.create(${name}); await api.get('/x', { timeout: ${name}.timeout }); ${name}.use(app);`,
];

/** A file that uses what the broken ones say they export. */
function userOf(names: readonly string[], codes: readonly string[]): string {
  const lines = names.flatMap((name, index) => {
    const exported = [...codes[index]!.matchAll(/\bexport\s+(?:default\s+)?(?:async\s+)?(?:const|let|var|function\*?|class|enum|abstract class)\s+([A-Za-z]\w*)/gu)].map((match) => match[1]!);
    if (exported.length === 0) return random() < 0.2 ? [`import * as all${index} from './${name}'; all${index}.default(all${index}.run);`] : [];
    const one = pick(exported);
    const local = `n${index}`;
    const use = (each: string): string => `{ ${pick(USES)(each).replaceAll(/\bexport (?:\{[^}]*\};)?/gu, '')} }`;
    return [`import { ${one} as ${local} } from './${name}'; import * as all${index} from './${name}'; export * from './${name}'; ${use(local)} ${use(`all${index}.${one}`)}`];
  });
  return `import express from 'express'; import axios from 'axios'; import { Pool } from 'pg'; const app = express(); const pool = new Pool();\n${lines.join('\n')}\n`;
}

function lintUser(folder: string, names: readonly string[], codes: readonly string[]): void {
  const user = userOf(names, codes);
  writeFileSync(path.join(folder, 'user.ts'), user);
  const parsed = figures.parsed;
  const found = lintOne(path.join(folder, 'user.ts'), user);
  faults.push(...found.map((fault) => `${fault}\n--- in a file that imports changed ones\n${user}\n=======\n${codes.map((code, index) => `// ${names[index]}\n${code}`).join('\n=======\n')}`));
  if (figures.parsed === parsed) faults.push(`the file that uses the others does not parse:\n${user}`);
  figures.users += 1;
  figures.parsed = parsed;
}

describe('code that is changed at random', () => {
  it(`throws nothing and is repaired to code that parses, in ${FILES} files`, { timeout: 60 * 60_000 }, () => {
    expect(corpus.length).toBeGreaterThan(1500);
    let folders = 0;
    while (figures.files < FILES) {
      const folder = path.join(root, `p${figures.files}`);
      mkdirSync(folder);
      writeFileSync(path.join(folder, 'package.json'), '{ "name": "broken", "dependencies": { "axios": "^1.7.0", "pg": "^8.0.0", "express": "^5.0.0" } }');
      const specimens = Array.from({ length: Math.min(TOGETHER, FILES - figures.files) }, () => pick(corpus));
      const codes = specimens.map((each) => mutate(each, random, corpus));
      const names = specimens.map(({ code, isJavaScript }, index) => `m${index}.${isJavaScript && index % 4 > 0 ? 'js' : isJsx(code) ? 'tsx' : 'ts'}`);
      names.forEach((name, index) => writeFileSync(path.join(folder, name), codes[index]!));
      names.forEach((name, index) => {
        figures.files += 1;
        faults.push(...lintOne(path.join(folder, name), codes[index]!).map((fault) => `${fault}\n--- in the code (${name})\n${codes[index]!}`));
      });
      if (folders++ % USED === 0) lintUser(folder, names, codes);
      rmSync(folder, { recursive: true, force: true });
      if (faults.length > 40) break;
    }
    if (process.env['FUZZ_FILES'] !== undefined) console.log(figures, process.cpuUsage());
    if (process.env['FUZZ_LOG'] !== undefined) writeFileSync(process.env['FUZZ_LOG'], faults.join('\n\n##########\n'));
    expect(faults.slice(0, 5).join('\n\n')).toBe('');
    expect(figures.parsed / figures.files).toBeGreaterThan(0.4);
    expect(figures.edits).toBeGreaterThan(FILES / 20);
  });
});
