import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Which folders of src a folder may import. `index` is src/index.ts. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  index: ['configs', 'rules', 'kit', 'semantics', 'project'],
  configs: ['rules'],
  'command-line': ['rules', 'kit', 'semantics', 'project', 'ast'],
  formatter: [],
  rules: ['kit', 'semantics', 'repair', 'ast'],
  kit: ['project', 'semantics', 'repair', 'ast'],
  repair: ['semantics', 'ast'],
  semantics: ['models', 'project', 'ast'],
  models: ['semantics'],
  project: ['ast'],
  ast: [],
};

/**
 * Files that may be entered past their folder's index.ts: types only, and one function. The public ones (all but the last) must not
 * bring the syntax tree's types into a user's program; the last is the vocabulary itself.
 */
const SIDE_DOORS = new Set(['kit/settings', 'kit/rule-options', 'semantics/model-format', 'project/fingerprint', 'semantics/types']);

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isType: boolean;
}

/** Every relative import of src, as paths below src without ending. */
export function importsOf(files: ReadonlyMap<string, string>): Import[] {
  return [...files].flatMap(([file, text]) =>
    [...text.matchAll(/(?:import|export)\s+(type\s)?[^;'"]*?from '(\.[^']+)'/g)].map((match) => ({
      file,
      target: path.posix.join(path.posix.dirname(file), match[2] ?? '').replace(/\.js$/, ''),
      isType: match[1] !== undefined,
    })),
  );
}

const folderOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : 'index');

/** What is wrong with an import, or null. */
export function problemOf({ file, target, isType }: Import): string | null {
  const [from, to] = [folderOf(file), folderOf(target)];
  if (from === to) {
    // Rules never import rules; files import siblings, never their own front door.
    if (from === 'rules' && file !== 'rules/index') return `${file} imports the rule ${target}`;
    return target === `${from}/index` ? `${file} imports its own front door` : null;
  }
  if (!(ALLOWED[from] ?? []).includes(to)) return `${from} may not import ${to} (${file})`;
  if (from === 'models' && target !== 'semantics/types') return `${file} imports more than the format of models`;
  if (from === 'repair' && to === 'semantics' && !isType) return `${file} imports more than types from semantics`;
  return target === `${to}/index` || SIDE_DOORS.has(target) ? null : `${file} enters ${to} by ${target}`;
}

function readSources(): Map<string, string> {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(files.map((file) => [file.split(path.sep).join('/').replace(/\.ts$/, ''), readFileSync(path.join(src, file), 'utf8')]));
}

describe('layers', () => {
  const sources = readSources();

  it('each folder imports only what lies below it, by its front door', () => {
    expect(importsOf(sources).map(problemOf).filter(Boolean)).toEqual([]);
  });

  it('only project touches the file system', () => {
    const offenders = [...sources].filter(([file, text]) => /from '(node:)?(fs|fs\/promises)'/.test(text) && folderOf(file) !== 'project');
    expect(offenders.map(([file]) => file)).toEqual([]);
  });

  it('syntax tree packages are imported for their types only', () => {
    const offenders = [...sources].filter(([, text]) => /^import (?!type\b)[^;]*from '(@typescript-eslint|eslint)/m.test(text));
    expect(offenders.map(([file]) => file)).toEqual([]);
  });

  it.each([
    ['ast/x', `import { a } from '../semantics/index.js';`],
    ['models/x', `import { a } from '../ast/index.js';`],
    ['models/x', `import { a } from '../semantics/index.js';`],
    ['rules/x', `import a from './y.js';`],
    ['rules/x', `import { a } from '../semantics/bindings/index.js';`],
    ['semantics/x', `import { a } from './index.js';`],
    ['repair/x', `import { a } from '../semantics/index.js';`],
    ['project/x', `export { a } from '../models/index.js';`],
  ])('refuses %s with %s', (file, text) => {
    expect(importsOf(new Map([[file, text]])).map(problemOf)).toEqual([expect.any(String)]);
  });
});
