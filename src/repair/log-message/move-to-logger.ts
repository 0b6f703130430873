import type { TSESLint } from '@typescript-eslint/utils';
import type { LineLayout } from '../../semantics/types.js';
import { planLogLine } from './plan.js';
import type { LogLineRequest } from './types.js';

type Edit = (fixer: TSESLint.RuleFixer, locals: readonly string[]) => readonly TSESLint.RuleFix[] | null;

/** The logger that takes over a line. */
export interface NextLogger {
  readonly levels: readonly string[];
  readonly layout: LineLayout;
}

/** Writes a line of `console` by a logger instead: its level, its order of message and fields. Null when that cannot be written well. */
export function moveToLogger(request: LogLineRequest & { readonly level: string }, { levels, layout }: NextLogger): Edit | null {
  const { call, sourceCode, message, others, level: written } = request;
  const wanted = written === 'log' ? ['info', 'log'] : written === 'trace' ? ['trace', 'debug'] : [written];
  const level = wanted.find((each) => levels.includes(each));
  if (level === undefined || sourceCode.getCommentsInside(call.callee).length > 0) return null;
  const rename = (fixer: TSESLint.RuleFixer, locals: readonly string[]): TSESLint.RuleFix => fixer.replaceText(call.callee, `${locals[0]}.${level}`);
  if (layout.fields === 'none') return (fixer, locals) => [rename(fixer, locals)];
  const [only] = others;
  // `console.error(err)`
  if (!message) {
    return others.length === 1 && only && request.errorOf?.(only) === only && layout.errorArgument === 'first' ? (fixer, locals) => [rename(fixer, locals)] : null;
  }
  const plan = planLogLine({ ...request, layout });
  return plan && ((fixer, locals) => [rename(fixer, locals), ...plan.edit(fixer)]);
}
