// Programs that have to be there, npm and tar: what they print, or one sentence that says why not.
import { spawnSync } from 'node:child_process';
import { Failure } from './failure.mjs';

export function runProgram(program, args, { cwd, failure }) {
  const { stdout, stderr, status, error } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0) return stdout;
  const reason = error?.message ?? stderr.trim().split('\n').find((line) => /error/i.test(line)) ?? `it ended with ${status}`;
  throw new Failure(`${failure}: ${reason.replace(/^npm (?:error|ERR!) (?:code )?/, '')}`);
}
