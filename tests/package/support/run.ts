import { execFile } from 'node:child_process';

export interface RunOptions {
  cwd: string;
  env?: Record<string, string>;
  /** Exit codes that are no failure. ESLint exits with 1 when it finds something. */
  allowedExitCodes?: readonly number[];
}

export interface RunResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Runs a program without a shell. Throws an error that shows the command and its whole output if it fails. */
export function run(program: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const { cwd, env, allowedExitCodes = [0] } = options;
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, env: { ...cleanEnvironment(), ...env }, maxBuffer: 64 * 1024 * 1024, timeout: 240_000 },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : error.code;
        if (typeof exitCode === 'number' && allowedExitCodes.includes(exitCode)) {
          resolve({ stdout, stderr, exitCode });
          return;
        }
        const reason = error?.killed === true ? 'ran out of time' : `ended with ${String(exitCode)}`;
        reject(new Error(`${program} ${args.join(' ')}\n${reason} in ${cwd}\n--- stdout\n${stdout}\n--- stderr\n${stderr}`));
      },
    );
  });
}

/** Runs a JavaScript file with this Node. */
export function runNode(args: readonly string[], options: RunOptions): Promise<RunResult> {
  return run(process.execPath, args, options);
}

/** The environment without what Vitest and `npm run` put into it, which would make an install behave unlike a user's. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(?:npm_(?:package|lifecycle|command|execpath|node_execpath|config_(?:local_prefix|omit_lockfile|fund|audit))|INIT_CWD$|NODE_(?:ENV|OPTIONS|PATH)$|VITEST|VITE_|ESLINT_PKG$|(?:FORCE|NO)_COLOR$)/u;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}
