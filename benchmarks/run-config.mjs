// The configuration of one run; what it is comes by the environment, so that the threads of `--concurrency` read the same.
import parser from '@typescript-eslint/parser';
import { MODES } from './modes.mjs';

const { subject, mode } = JSON.parse(process.env.BENCH_RUN);
const { configs, typed } = MODES.find(({ name }) => name === mode);
const files = ['**/*.{ts,mts,cts,js,mjs,cjs}'];
const parserOptions = typed ? { projectService: true, tsconfigRootDir: subject.cwd } : {};

export default [
  { ignores: ['**/*.d.{ts,mts,cts}', '**/*.min.js', ...subject.ignores] },
  { files, languageOptions: { parser, parserOptions } },
  ...(await configs()).map((each) => ({ ...each, files })),
];
