import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { explainLine } from './explain-line.js';
import { Failure } from './failure.js';
import { parsePlace } from './place.js';
import { measureCoverage } from './measure-coverage.js';
import { printCoverage } from './print-coverage.js';
import { printExplanation } from './print-explanation.js';

/** Where a command runs, and where its output goes. */
export interface Terminal {
  readonly cwd: string;
  write(text: string): void;
  complain(text: string): void;
}

const USAGE = `Usage:
  eslint-plugin-resilience explain FILE:LINE[:COLUMN] [--json]
      What the plugin makes of the calls on a line, and why each rule spoke or kept silent.

  eslint-plugin-resilience explain --unknown [FOLDER] [--json]
      The calls that the plugin cannot follow, so that nobody takes its silence for coverage.

Options:
  -c, --config FILE   the configuration to use, as for eslint
      --json          print JSON
  -h, --help
      --version

Exit codes: 0 when nothing is wrong there, 1 when a rule reports an error there (with --unknown: when a file does not parse),
2 when there is no answer.
`;

/** Runs one command; gives its exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (reason) {
    terminal.complain(`${sentenceOf(reason)}\n`);
    return 2;
  }
}

async function dispatch(args: readonly string[], { cwd, write }: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args);
  if (values.help === true) {
    write(USAGE);
    return 0;
  }
  if (values.version === true) {
    const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
    write(`${version}\n`);
    return 0;
  }
  const [command, subject = values.unknown === true ? '.' : undefined, ...others] = positionals;
  if (command !== 'explain' || subject === undefined || others.length > 0) throw new Failure(USAGE.trimEnd());
  if (values.unknown === true) {
    const coverage = await measureCoverage({ cwd, config: values.config ?? null }, subject);
    write(values.json === true ? `${JSON.stringify(coverage, null, 2)}\n` : printCoverage(coverage));
    return coverage.broken.length > 0 ? 1 : 0;
  }
  const explanation = await explainLine({ cwd, config: values.config ?? null, ...parsePlace(subject) });
  write(values.json === true ? `${JSON.stringify(explanation, null, 2)}\n` : printExplanation(explanation));
  return explanation.rules.some(({ verdict, severity }) => verdict === 'reported' && severity === 'error') ? 1 : 0;
}

const OPTIONS = {
  config: { type: 'string', short: 'c' },
  json: { type: 'boolean' },
  unknown: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

function readArguments(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (reason) {
    throw new Failure(`${reason instanceof Error ? reason.message : String(reason)}\n\n${USAGE.trimEnd()}`);
  }
}

/** Errors of ESLint, of a configuration and of a parser say what is wrong in their first line. */
function sentenceOf(reason: unknown): string {
  if (reason instanceof Failure) return reason.message;
  const text = reason instanceof Error ? reason.message : String(reason);
  return text.split('\n').find((line) => line.trim() !== '') ?? 'Something went wrong.';
}
