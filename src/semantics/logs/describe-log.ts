import { keyName, memberName, stringValue, unwrap, type CallExpression, type Expression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, resolveValue } from '../bindings/index.js';
import { memo } from '../memo.js';
import type { LogCall } from '../types.js';
import { isAlwaysLevel } from './computed-levels.js';
import { kindOf } from './kinds.js';
import { mayLog } from './may-log.js';
import { findByPath, resolveLogger, type FoundLogger } from './loggers.js';
import { sortArguments } from './sort-arguments.js';
import { describeWrapped } from './wrapped.js';

/** The line that a call writes, and what becomes of its arguments; null when nothing proves that it writes one. */
export function describeLog(module: Module, call: CallExpression): LogCall | null {
  return mayLog(module, call) ? describeOnce(module, call) : null;
}

const describeOnce: (module: Module, call: CallExpression) => LogCall | null = memo('describe log', (module, call) => {
  const fn = findFunction(module, call.callee);
  if (fn) return describeWrapped(module, call, fn, describeLog);
  const written = findWritten(module, call);
  if (!written) return null;
  const { found, level, given } = written;
  const { library, majors, logger, made, uncertain } = found;
  const line = { node: call, wrapper: null, library, majors, logger, made, uncertain, level, isErrorLevel: logger.errorLevels.includes(level), given };
  return { ...line, ...(isPlain(call) ? sortArguments(module, found, given) : sortSpread(module, found, given)) };
});

/** Stands for a level that is only known when the call runs. */
const COMPUTED = '';

interface Written {
  readonly found: FoundLogger;
  readonly level: string;
  readonly given: readonly Expression[];
}

function findWritten(module: Module, call: CallExpression): Written | null {
  const target = findMethod(module, unwrap(call.callee));
  if (!target) return null;
  const { found, method } = target;
  const given = call.arguments.map((each) => (each.type === 'SpreadElement' ? each.argument : each));
  if (method === COMPUTED || found.logger.levels.includes(method)) return { found, level: method, given };
  if (!found.logger.byLevel?.includes(method)) return null;
  const [first, ...rest] = given;
  if (!first) return null;
  if (first.type === 'ObjectExpression') return { found, level: levelIn(first) ?? '', given };
  return { found, level: stringValue(first) ?? '', given: rest };
}

/** The logger and its method that a callee is. */
function findMethod(module: Module, callee: Node): { found: FoundLogger; method: string } | null {
  if (callee.type === 'MemberExpression') {
    const method = memberName(callee);
    const found = resolveLogger(module, callee.object);
    if (found && method !== null && isMethod(found, method)) return { found, method };
    if (found && method === null && isAlwaysLevel(module, callee.property, found.logger)) return { found, method: COMPUTED };
    if (method === null) return null;
  }
  // `debug('app')`, `const { info } = logger`
  const path = resolveValue(module, callee);
  const last = path?.steps.at(-1);
  if (!path) return null;
  const whole = findByPath(module, path, path.steps.length);
  if (whole) return isMethod(whole.found, '') ? { found: whole.found, method: '' } : null;
  const part = last?.kind === 'member' ? findByPath(module, path, path.steps.length - 1) : null;
  return part && last?.kind === 'member' && isMethod(part.found, last.name) ? { found: part.found, method: last.name } : null;
}

function isMethod({ logger }: FoundLogger, name: string): boolean {
  return logger.levels.includes(name) || logger.byLevel?.includes(name) === true;
}

function isPlain({ arguments: all }: CallExpression): boolean {
  return all.every(({ type }) => type !== 'SpreadElement');
}

/** Where one is spread nobody knows which place the others have, but for a text that stands first. */
function sortSpread(module: Module, { logger }: FoundLogger, given: readonly Expression[]): ReturnType<typeof sortArguments> {
  const [first, ...rest] = given;
  const message = first && first.parent.type !== 'SpreadElement' && kindOf(module, first) === 'text' ? first : null;
  const others = message ? rest : given;
  const isPrinted = logger.fields === 'none' && logger.rest === 'printed';
  return { message, fields: null, formatted: [], dropped: [], printed: isPrinted ? others : [], unknown: isPrinted ? [] : others };
}

/** `log({ level: 'error', message: '…' })` */
function levelIn(line: Extract<Node, { type: 'ObjectExpression' }>): string | null {
  for (const property of line.properties) {
    if (property.type === 'Property' && keyName(property) === 'level') return stringValue(property.value);
  }
  return null;
}
