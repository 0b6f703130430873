// The command line of `npm run bench`.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MODES } from './modes.mjs';
import { Failure } from './failure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const EVERYTHING = ['**/*.{ts,mts,cts,js,mjs,cjs}'];
const options = {
  quick: { type: 'boolean', default: false },
  rounds: { type: 'string' },
  minutes: { type: 'string', default: '25' },
  mode: { type: 'string', multiple: true },
  dir: { type: 'string', multiple: true },
  glob: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  work: { type: 'boolean', default: false },
  out: { type: 'string' },
};

/**
 * What to measure, and where the page goes. Folders of one's own (`--dir`, each with the `--glob` and `--ignore` behind it) take the
 * place of the published sources; then nothing is written.
 */
export function readArguments(args) {
  const { values, tokens } = parse(args);
  const folders = [];
  for (const { kind, name, value } of tokens) {
    if (kind !== 'option' || !['dir', 'glob', 'ignore'].includes(name)) continue;
    if (name === 'dir') folders.push({ name: path.basename(path.resolve(value)), cwd: path.resolve(value), globs: [], ignores: [] });
    else if (folders.length === 0) throw new Failure(`--${name} comes after the --dir that it belongs to`);
    else folders.at(-1)[name === 'glob' ? 'globs' : 'ignores'].push(value);
  }
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Failure('--rounds is a whole number from 1 on');
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Failure('--minutes is a number above 0');
  const names = MODES.map(({ name }) => name);
  const modes = values.mode ?? names;
  if (values.mode && folders.length === 0) throw new Failure('--mode goes with --dir: the page has all modes');
  const unknown = modes.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Failure(`there is no mode ${unknown}; there are: ${names.join('; ')}`);
  return {
    quick: values.quick,
    work: values.work,
    rounds,
    deadline: performance.now() + minutes * 60_000,
    modes: MODES.filter(({ name }) => modes.includes(name)),
    folders: folders.map((each) => ({ ...each, typed: true, globs: each.globs.length > 0 ? each.globs : EVERYTHING })),
    out: path.resolve(root, values.out ?? (values.quick ? 'benchmarks/results' : 'docs')),
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options, tokens: true });
  } catch (error) {
    throw new Failure(error.message.split('\n')[0]);
  }
}
