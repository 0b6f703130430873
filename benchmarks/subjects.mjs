// What is linted: typeorm's own sources, and the folders of the command line.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { extractTypeorm } from './typeorm-sources.mjs';

export const MODES = ['none', 'off', 'on', 'eslint js', 'untyped', 'typed'];
const EVERYTHING = ['**/*.{ts,mts,cts,js,mjs,cjs}'];

const options = {
  dir: { type: 'string', multiple: true },
  glob: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  runs: { type: 'string', default: '3' },
  config: { type: 'string', default: 'strict' },
  modes: { type: 'string' },
  json: { type: 'string' },
  'no-typeorm': { type: 'boolean', default: false },
};

/** The command line; a `--glob` or `--ignore` belongs to the `--dir` before it. */
export function readArguments(args) {
  const { values, tokens } = parseArgs({ args, options, tokens: true });
  const folders = [];
  for (const { kind, name, value } of tokens) {
    if (kind !== 'option') continue;
    if (name === 'dir') folders.push({ name: path.basename(path.resolve(value)), cwd: path.resolve(value), globs: [], ignores: [] });
    if (name !== 'glob' && name !== 'ignore') continue;
    const folder = folders.at(-1);
    if (!folder) throw new Error(`--${name} comes after the --dir that it belongs to`);
    (name === 'glob' ? folder.globs : folder.ignores).push(value);
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs is a whole number from 1 on');
  return {
    runs,
    config: values.config,
    modes: values.modes?.split(',') ?? MODES,
    json: values.json ?? null,
    findSubjects: () => [...(values['no-typeorm'] ? [] : [extractTypeorm()]), ...folders.map((each) => ({ ...each, globs: each.globs.length > 0 ? each.globs : EVERYTHING }))],
  };
}
