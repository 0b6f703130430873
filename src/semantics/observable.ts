import { findEnclosingFunction, memberName, wrapped, type CallExpression, type FunctionNode, type Invocation, type Node, type Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findCalls, findDeclaredVariable, resolveValue } from './bindings/index.js';

type Judgement = 'set' | 'absent' | 'unknown';

/** Operators of rxjs that end the wait for a source: `pipe(timeout(5000))`. */
const BOUNDING = new Set(['timeout', 'timeoutWith', 'takeUntil', 'raceWith', 'race']);
/** Functions of rxjs that wait for an Observable and give a promise. */
const AWAITING = new Set(['firstValueFrom', 'lastValueFrom']);
/** Methods of an Observable by which it is waited for. */
const ENDS = new Set(['subscribe', 'toPromise', 'forEach']);
const MAX_STEPS = 50;

/** What bounds the Observable that a call gives: an operator in its pipe or further on; unknown where it goes out of sight. */
export function judgeObservable(module: Module, call: Invocation): Judgement {
  return judge(module, call, { stepsLeft: MAX_STEPS });
}

function judge(module: Module, observable: Node, search: { stepsLeft: number }): Judgement {
  if (search.stepsLeft-- <= 0) return 'unknown';
  const at = wrapped(observable);
  const parent = at.parent;
  switch (parent?.type) {
    case 'MemberExpression': {
      const call = wrapped(parent).parent;
      if (parent.object !== at || call?.type !== 'CallExpression') return 'unknown';
      const name = memberName(parent);
      return name === 'pipe' ? judgePipe(module, call, search) : ENDS.has(name ?? '') ? 'absent' : 'unknown';
    }
    case 'CallExpression':
      return judgeGiven(module, parent, search);
    case 'ArrayExpression':
    case 'Property':
    case 'ObjectExpression':
    case 'ConditionalExpression':
    case 'AwaitExpression':
      // `forkJoin([a, b])`, `forkJoin({ a, b })`; an Observable that is awaited is only made.
      return parent.type === 'AwaitExpression' ? 'unknown' : judge(module, parent, search);
    case 'VariableDeclarator': {
      const variable = parent.id.type === 'Identifier' ? findDeclaredVariable(module, parent, parent.id.name) : null;
      return variable ? judgeVariable(module, variable, search) : 'unknown';
    }
    case 'ArrowFunctionExpression':
      return parent.body === at ? judgeFunction(module, parent, search) : 'unknown';
    case 'ReturnStatement': {
      const fn = findEnclosingFunction(parent);
      return fn ? judgeFunction(module, fn, search) : 'unknown';
    }
    default:
      return 'unknown';
  }
}

function judgePipe(module: Module, call: CallExpression, search: { stepsLeft: number }): Judgement {
  const operators = call.arguments.map((each) => (each.type === 'CallExpression' ? nameInRxjs(module, each.callee) : null));
  if (operators.some((name) => name !== null && BOUNDING.has(name))) return 'set';
  return operators.includes(null) ? 'unknown' : judge(module, call, search);
}

/** `firstValueFrom(source)`, `forkJoin([source])`, `merge(source, other)` */
function judgeGiven(module: Module, call: CallExpression, search: { stepsLeft: number }): Judgement {
  const name = nameInRxjs(module, call.callee);
  if (name === null) return 'unknown';
  return AWAITING.has(name) ? 'absent' : BOUNDING.has(name) ? 'set' : judge(module, call, search);
}

function judgeVariable(module: Module, variable: Variable, search: { stepsLeft: number }): Judgement {
  if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return 'unknown';
  return joined(variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => judge(module, identifier, search)));
}

/** `switchMap(() => source)` in a pipe; or a function whose every call is in sight. */
function judgeFunction(module: Module, fn: FunctionNode, search: { stepsLeft: number }): Judgement {
  if (fn.async) return 'unknown';
  const operator = fn.parent;
  if (operator.type === 'CallExpression' && operator.callee !== fn) {
    const pipe = nameInRxjs(module, operator.callee) === null ? null : operator.parent;
    return pipe?.type === 'CallExpression' && memberName(pipe.callee) === 'pipe' ? judgePipe(module, pipe, search) : 'unknown';
  }
  const calls = findCalls(module, fn);
  return calls ? joined(calls.map((call) => judge(module, call, search))) : 'unknown';
}

function joined(all: readonly Judgement[]): Judgement {
  if (all.length === 0 || all.includes('unknown')) return 'unknown';
  return all.every((each) => each === all[0]) ? (all[0] ?? 'unknown') : 'unknown';
}

/** The name that rxjs exports a function by. */
function nameInRxjs(module: Module, callee: Node): string | null {
  const path = resolveValue(module, callee);
  const [step, more] = path?.steps ?? [];
  return (path?.package === 'rxjs' || path?.package === 'rxjs/operators') && step?.kind === 'member' && !more ? step.name : null;
}
