import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { examplesOf } from './docs-examples.js';
import { cutIntoTokens, type Specimen } from './mutations.js';
import { ruleCases } from './rule-cases.js';
import { SYNTAX_ZOO } from './syntax-zoo.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/u;
/** Larger files take longer to lint than what they show is worth. */
const MAX_LENGTH = 3000;

/** The sources below a folder, in the order of their names. */
export function sourcesBelow(folder: string, maxLength = Infinity): { readonly file: string; readonly code: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => SOURCE.test(file) && !file.endsWith('.d.ts') && !/(?:^|[\\/])(?:node_modules|dist)[\\/]/u.test(file))
    .sort()
    .map((file) => ({ file, code: readFileSync(path.join(folder, file), 'utf8') }))
    .filter(({ code }) => code.length <= maxLength);
}

/**
 * Code to change: the cases of every rule, the pages' examples, the example service, our own files and the zoo.
 *
 * @param folder - More of it, below this folder.
 */
export function mutationCorpus(folder?: string): Specimen[] {
  const cases = ruleCases.flatMap(({ valid, invalid }) => [...valid, ...invalid].map(({ code }) => code));
  const pages = readdirSync(path.join(root, 'docs/rules')).sort();
  const examples = pages.flatMap((page) => examplesOf(page, readFileSync(path.join(root, 'docs/rules', page), 'utf8')).map(({ code }) => code));
  const own = ['examples', 'src/rules', 'tests/fixtures'].flatMap((each) => sourcesBelow(path.join(root, each), MAX_LENGTH).map(({ code }) => code));
  const more = folder === undefined ? [] : sourcesBelow(folder, MAX_LENGTH).map(({ code }) => code);
  return [...cases, ...examples, ...own, ...more, ...SYNTAX_ZOO.map(({ text }) => text)].map(cutIntoTokens).filter((each) => each !== null);
}
