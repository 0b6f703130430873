import { findReturns, isFunction, isInside, keyName, someNode, unwrap, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, findVariable } from '../bindings/index.js';
import type { OptionsPosition } from '../types.js';
import { isNothing } from '../values.js';

/** Names under which a request tells the other side which request it is, so that it is done once. */
const KEYS = /idempoten|client-?(request-?)?token|request-?id$|dedup|transaction-?id|nonce|^jobid$|^messageid$/iu;

export type RequestKey =
  | { readonly state: 'absent' | 'unknown' | 'given' }
  /** It is made anew for each attempt: the value, where that is written. */
  | { readonly state: 'remade'; readonly value: Node };

/** The key that a call carries, as far as the arguments say that are in sight. `round` is the code that runs once an attempt. */
export function findKey(module: Module, call: Invocation, options: OptionsPosition | undefined, round: Node | null): RequestKey {
  if (call.type === 'TaggedTemplateExpression') return { state: 'absent' };
  let isUnknown = false;
  let found: RequestKey | null = null;
  const look = (outer: Node, depth: number): void => {
    const node = unwrap(outer);
    if (found || depth > 5 || isNothing(module, node)) return;
    const literal = node.type === 'ObjectExpression' ? node : findLiteral(module, node);
    if (literal?.type === 'ObjectExpression') {
      for (const property of literal.properties) {
        if (property.type === 'SpreadElement') {
          look(property.argument, depth + 1);
          continue;
        }
        const key = keyName(property);
        if (key !== null && KEYS.test(key)) found ??= judgeValue(module, property.value, round);
        else if (key === null) isUnknown = true;
        else if (isHolder(key)) lookIn(property.value, depth + 1, isBody(key));
      }
    } else if (literal?.type === 'CallExpression' || literal?.type === 'NewExpression') lookInCall(literal, depth);
    else if (literal === null || literal.type === 'Identifier' || literal.type === 'MemberExpression') isUnknown = true;
    else if (literal.type === 'ConditionalExpression') [literal.consequent, literal.alternate].forEach((side) => look(side, depth + 1));
    else if (literal.type === 'LogicalExpression') [literal.left, literal.right].forEach((side) => look(side, depth + 1));
  };
  /** What is sent may be anything; what a call is told is what counts. */
  const lookIn = (node: Node, depth: number, isSent: boolean): void => {
    const before = isUnknown;
    look(node, depth);
    if (isSent) isUnknown = before;
  };
  const lookInCall = (node: Exclude<Invocation, { type: 'TaggedTemplateExpression' }>, depth: number): void => {
    // `JSON.stringify(body)`, `new Headers({ … })`
    const fn = findFunction(module, node.callee);
    const returned = fn ? findReturns(fn).flatMap((each) => (each ? [each] : [])) : [];
    if (returned.length > 0) returned.forEach((each) => look(each, depth + 1));
    else if (node.type === 'CallExpression' && fn === null && !isPlain(node)) isUnknown = true;
    for (const argument of node.arguments) if (unwrap(argument).type === 'ObjectExpression') look(argument, depth + 1);
  };
  const told = options === undefined ? [0] : typeof options === 'number' ? [options] : options;
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type === 'SpreadElement') isUnknown = true;
    else if (told.includes(index) || unwrap(argument).type !== 'Identifier') lookIn(argument, 0, !told.includes(index));
  }
  return found ?? { state: isUnknown ? 'unknown' : 'absent' };
}

/** Options among which a key may stand. */
function isHolder(key: string): boolean {
  return /^(headers|body|data|json|metadata|params|searchParams|form|payload|options|config)$/iu.test(key);
}

function isBody(key: string): boolean {
  return /^(body|data|json|form|payload|metadata)$/iu.test(key);
}

/** `JSON.stringify(…)`, `AbortSignal.timeout(…)`: nothing that holds a key of its own. */
function isPlain(call: Node): boolean {
  return call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && call.callee.object.type === 'Identifier' && ['JSON', 'AbortSignal', 'Object', 'Buffer'].includes(call.callee.object.name);
}

function judgeValue(module: Module, value: Node, round: Node | null): RequestKey {
  const made = findMade(module, value);
  return made && round && isInside(made, round) ? { state: 'remade', value: made } : { state: 'given' };
}

/** The call that makes something up, which a value is or contains: `randomUUID()`, `` `${id}-${nanoid()}` ``. */
function findMade(module: Module, outer: Node, depth = 0): Node | null {
  const node = unwrap(outer);
  if (node.type === 'Identifier' && depth < 5) {
    const variable = findVariable(module, node);
    const definition = variable === null || variable === 'global' ? null : variable.defs[0];
    const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : null;
    return init ? findMade(module, init, depth + 1) : null;
  }
  return !isFunction(node) && someNode(node, isRandom) ? node : null;
}

function isRandom(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const name = node.callee.type === 'Identifier' ? node.callee.name : node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier' ? node.callee.property.name : '';
  return /^(randomUUID|uuid(v\d)?|v[1467]|nanoid|ulid|cuid|createId|random|randomBytes|now)$/u.test(name);
}
