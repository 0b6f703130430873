import type { TSESLint } from '@typescript-eslint/utils';
import type { LoggerModel } from '../../semantics/types.js';
import { planLogLine } from './plan.js';
import type { LogLineRequest } from './types.js';

type Edit = (fixer: TSESLint.RuleFixer, locals: readonly string[]) => readonly TSESLint.RuleFix[] | null;

/** Writes a line of `console` by a logger instead: its level, its order of message and fields. Null when that cannot be written well. */
export function moveToLogger(request: LogLineRequest & { readonly level: string }, { model }: { readonly model: LoggerModel }): Edit | null {
  const { call, sourceCode, message, others, level: written } = request;
  const wanted = written === 'log' ? 'info' : written;
  const level = model.levels.includes(wanted) ? wanted : written === 'trace' ? 'debug' : null;
  if (level === null) return null;
  const rename = (fixer: TSESLint.RuleFixer, locals: readonly string[]): TSESLint.RuleFix => fixer.replaceText(call.callee, `${locals[0]}.${level}`);
  if (sourceCode.getCommentsInside(call.callee).length > 0) return null;
  if (model.fields === 'none') return (fixer, locals) => [rename(fixer, locals)];
  const { errors } = model;
  const [only] = others;
  // `console.error(err)`
  if (!message) return others.length === 1 && only && request.errorOf?.(only) === only && errors.first === 'kept' && !errors.needs ? (fixer, locals) => [rename(fixer, locals)] : null;
  const key = model.fields === 'first' ? (errors.keys.find((each) => each !== '*') ?? null) : null;
  const plan = planLogLine({ ...request, layout: { fields: model.fields, errorKey: key, errorArgument: errors.last === 'kept' ? 'last' : null, object: null } });
  return plan && ((fixer, locals) => [rename(fixer, locals), ...plan.edit(fixer)]);
}
