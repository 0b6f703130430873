import { findThisClass, memberName, wrapped, type CallExpression, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findDeclaredVariable, findFunction, findMentionsElsewhere, findUsesOfMember, findVariable, isGlobal } from './bindings/index.js';
import { describeCall } from './describe-call.js';
import { memo } from './memo.js';
import { findMemoryStoreModel } from './memory-stores/find-model.js';
import { findStoreCall } from './operations/index.js';
import type { OptionFact } from './types.js';

const UNKNOWN: OptionFact = { state: 'unknown' };
/** What reads or prints what it is given. */
const READERS = new Set(['Object', 'JSON', 'console', 'Array', 'Promise', 'String']);
const OUTPUT = new Set(['log', 'debug', 'info', 'warn', 'error', 'trace']);

/**
 * What happens to an option of an object elsewhere, in its own file or in one that imports it: `options.signal = …`, `this.config.timeout = …`, or an object that is
 * handed to something that may write to it, which makes anything possible. Null when nothing does.
 */
export function findLaterWrite(module: Module, holder: Node, name: string): OptionFact | null {
  const written = objectOf(module, holder);
  if (!written) return null;
  const known = answersOf(module, written.owner);
  const key = `${written.member}.${name}`;
  let answer = known?.get(key);
  if (answer === undefined) known?.set(key, (answer = searchWrite(module, holder, name, new Set())));
  return answer ?? null;
}

/** What is asked of one object for many calls is answered once. */
const answersOf = memo<object, Map<string, OptionFact | null>>('later writes', () => new Map());

/** What tells an object from others: its variable, or its class and field. */
function objectOf(module: Module, holder: Node): { owner: object; member: string } | null {
  if (holder.type === 'Identifier') {
    const variable = findVariable(module, holder);
    return variable === null || variable === 'global' ? null : { owner: variable, member: '' };
  }
  if (holder.type !== 'MemberExpression' || holder.object.type !== 'ThisExpression') return null;
  const [owner, member] = [findThisClass(holder), memberName(holder)];
  return owner && member !== null ? { owner, member } : null;
}

function searchWrite(module: Module, holder: Node, name: string, followed: Set<Node>): OptionFact | null {
  for (const mention of findMentions(module, holder, name)) {
    const parent = wrapped(mention).parent;
    if (parent?.type === 'CallExpression' && mayWriteTo(module, parent, wrapped(mention), name, followed)) return UNKNOWN;
    if (parent?.type !== 'MemberExpression' || parent.object !== wrapped(mention)) continue;
    const assignment = parent.parent;
    if (assignment.type !== 'AssignmentExpression' || assignment.left !== parent) continue;
    const key = memberName(parent);
    if (key === null) return UNKNOWN;
    if (key === name) return { state: 'set', value: assignment.right, property: null };
  }
  return null;
}

/** Every mention of a variable, in other files that speak of the option too; or of a field of this class. */
function findMentions(module: Module, holder: Node, option: string): readonly Node[] {
  if (holder.type === 'Identifier') {
    const variable = findVariable(module, holder);
    if (variable === null || variable === 'global') return [];
    return [...variable.references.map(({ identifier }) => identifier), ...findMentionsElsewhere(module, variable, option)];
  }
  if (holder.type !== 'MemberExpression' || holder.object.type !== 'ThisExpression') return [];
  const [owner, name] = [findThisClass(holder), memberName(holder)];
  return owner && name !== null ? findUsesOfMember(module, owner, name) : [];
}

/** `Object.assign(options, …)`, `setTimeoutOption(options)`; not a request, not an output, not a function of this file that only reads. */
function mayWriteTo(module: Module, call: CallExpression, argument: Node, name: string, followed: Set<Node>): boolean {
  const index = call.arguments.findIndex((each) => each === argument);
  if (index < 0) return false;
  const { callee } = call;
  if (callee.type === 'MemberExpression') {
    const { object } = callee;
    const method = memberName(callee) ?? '';
    if (object.type === 'Identifier' && READERS.has(object.name) && isGlobal(module, object, object.name)) {
      return index === 0 && (method === 'assign' || method.startsWith('define'));
    }
    if (OUTPUT.has(method)) return false;
  }
  if (describeCall(module, call) !== null || findStoreCall(module, call) !== null || findMemoryStoreModel(module, call) !== null || isGlobal(module, callee, 'structuredClone')) return false;
  const fn = findFunction(module, callee);
  if (fn && followed.has(fn)) return false;
  const parameter = fn?.params[index];
  const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  // `function load({ url, ...rest })` cannot write to what it takes apart.
  if (target?.type === 'ObjectPattern') return false;
  if (!fn || target?.type !== 'Identifier') return true;
  followed.add(fn);
  const variable = findDeclaredVariable(module, fn, target.name);
  const use = variable?.references.find((reference) => !reference.init)?.identifier;
  return use?.type === 'Identifier' && searchWrite(module, use, name, followed) !== null;
}
