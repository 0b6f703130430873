import { applyEdit, fix, lint } from './lint.js';

export type LoggerName = 'pino' | 'winston';

const HEADS: Readonly<Record<LoggerName, string>> = {
  pino: `import pino from 'pino'; const logger = pino();\n`,
  winston: `import winston from 'winston'; const logger = winston.createLogger({ transports: [new winston.transports.Console()] });\n`,
};

/** What `eslint --fix` makes of code that logs by `logger`. */
export function repairLines(code: string, name: LoggerName): string {
  const head = HEADS[name];
  const { output } = fix(`${head}${code}`, { rules: { 'resilience/require-structured-logging': 'error' } });
  return output.slice(head.length);
}

/** What the suggestions for code that logs by `logger` make of it. */
export function suggestLines(code: string, name: LoggerName): string[] {
  const head = HEADS[name];
  const found = lint(`${head}${code}`, { rules: { 'resilience/require-structured-logging': 'error' } });
  return found.flatMap(({ suggestions = [] }) => suggestions.map(({ fix: edit }) => applyEdit(`${head}${code}`, edit).slice(head.length)));
}

/** A line as a logger got it. */
export interface SeenLine {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** All of it as text, with what the logger drops. */
  readonly text: string;
}

/** Runs the body of an async function that logs by `logger`, and tells what was called in which order, and what was logged. */
export async function runLines(body: string, name: LoggerName): Promise<{ calls: string[]; lines: SeenLine[]; answer: unknown }> {
  const calls: string[] = [];
  const lines: SeenLine[] = [];
  const seen = (...all: unknown[]): void => {
    const objects = all.filter((each) => typeof each === 'object' && each !== null);
    const fields = (name === 'pino' ? typeof all[0] === 'object' && all[0] : objects[0]) || {};
    lines.push({ message: String(all.find((each) => typeof each === 'string') ?? ''), fields: fields as Record<string, unknown>, text: JSON.stringify(all) });
  };
  const logger = { info: seen, log: (_: string, ...all: unknown[]) => { seen(...all); } };
  const api = new Proxy({}, {
    get: (_, method: string) => (n: number) => {
      calls.push(`${method} ${n}`);
      return method.startsWith('load') ? Promise.resolve(n) : n;
    },
  });
  const AsyncFunction = (async () => undefined).constructor as new (...all: string[]) => (...all: unknown[]) => Promise<unknown>;
  const answer = await new AsyncFunction('logger', 'api', body)(logger, api);
  return { calls, lines, answer };
}
