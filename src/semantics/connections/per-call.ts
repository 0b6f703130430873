import { findEnclosingFunction, findReturns, isInside, memberName, stringValue, type FunctionNode, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable } from '../bindings/index.js';
import { describeHandler } from '../describe-handler.js';
import { registryOf } from '../registry.js';
import { mentionsLibrary } from '../relevance.js';
import { dependsOnCaller, findNames } from './depends.js';
import { isKept } from './kept.js';
import { findHandedOut, findOpened, type OpenedConnection } from './opened.js';

/** A connection that is opened anew each time a function runs, and that every run could share. */
export interface ConnectionPerCall extends OpenedConnection {
  readonly fn: FunctionNode;
  /** How it moves out of the function; null where somebody has to rewrite more than that. */
  readonly move: ConnectionMove | null;
}

/** `const db = createDb();` in a function, whose right side means the same in module scope. */
export interface ConnectionMove {
  readonly statement: Node;
  readonly name: string;
  readonly value: Invocation;
  /** The variables of module scope that the value names: it must stand behind them. */
  readonly behind: readonly Variable[];
}

/** Members that end what a function alone had the use of. */
const ENDING = new Set(['end', 'close', 'destroy', 'disconnect', 'quit', 'release', 'dispose', '$disconnect', 'connect', 'open', 'initialize', 'then', 'on', 'once']);
/** Of a pool, these take one connection of many. */
const OF_POOL = new Set(['connect', 'on', 'once']);

/** What a call or construction opens for one run of the function around it, and does not keep. When that function runs is not asked here. */
export function findConnectionPerCall(module: Module, node: Invocation): ConnectionPerCall | null {
  const fn = findEnclosingFunction(node);
  if (!fn || !mentionsLibrary(module, registryOf(module)) || node.type === 'TaggedTemplateExpression') return null;
  const opened = findOpened(module, node);
  if (!opened || isKept(module, node) || node.arguments.some((each) => dependsOnCaller(module, each))) return null;
  // A factory: those who call it are asked.
  if (isHandedOut(module, fn, opened) && !describeHandler(module, fn)) return null;
  const declared = findDeclared(module, node);
  if (declared && needsItsOwn(declared.variable, opened)) return null;
  return { ...opened, fn, move: declared && findMove(module, declared, node, opened) };
}

/** Whether a function gives what it opens to its caller, by one of its returns. */
function isHandedOut(module: Module, fn: FunctionNode, { construction }: OpenedConnection): boolean {
  if (findHandedOut(module, fn)?.construction === construction) return true;
  return findHandedOut(module, fn) !== null && findReturns(fn).some((each) => each !== null && isInside(construction, each));
}

/** What must be there before a value is made: what it names, and what the functions of the file name that it calls. */
function findNeeds(module: Module, value: Invocation): readonly Variable[] | null {
  const needs = findNames(module, value);
  if (!needs) return null;
  const all = new Set(needs);
  for (const variable of all) {
    if (all.size > MAX_NEEDS) return null;
    for (const { type, node } of variable.defs) if (type === 'FunctionName') for (const each of findNames(module, node) ?? []) all.add(each);
  }
  return [...all];
}

const MAX_NEEDS = 50;

interface Declared {
  readonly statement: Node;
  readonly variable: Variable;
}

/** `const db = createDb();` */
function findDeclared(module: Module, node: Node): Declared | null {
  let at = node;
  while (at.parent?.type === 'AwaitExpression' || at.parent?.type === 'TSAsExpression' || at.parent?.type === 'NewExpression' || at.parent?.type === 'Property' || at.parent?.type === 'ObjectExpression') at = at.parent;
  const declarator = at.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier' || declarator.init !== at) return null;
  const variable = findDeclaredVariable(module, declarator, declarator.id.name);
  return variable && { statement: declarator.parent, variable };
}

/** Whether it is used for what keeps a connection busy: `subscriber.subscribe(channel)`, `client.on('notification', …)`. */
function needsItsOwn({ references }: Variable, { client }: OpenedConnection): boolean {
  return references.some(({ identifier }) => {
    const member = identifier.parent;
    const name = member?.type === 'MemberExpression' && member.object === identifier ? memberName(member) : null;
    if (name === null) return false;
    const event = member?.parent?.type === 'CallExpression' && member.parent.arguments[0] ? stringValue(member.parent.arguments[0]) : null;
    return client.keptFor?.some((each) => each === name || each === `${name}:${event}`) === true;
  });
}

function findMove(module: Module, { statement, variable }: Declared, node: Invocation, { model }: OpenedConnection): ConnectionMove | null {
  if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const' || statement.declarations.length !== 1 || statement.declarations[0]?.init !== node) return null;
  const behind = findNeeds(module, node);
  if (!behind) return null;
  const isEnded = variable.references.some(({ identifier }) => {
    const name = identifier.parent?.type === 'MemberExpression' && identifier.parent.object === identifier ? (memberName(identifier.parent) ?? '') : '';
    return ENDING.has(name) && !(model.opens === 'pool' && OF_POOL.has(name));
  });
  return isEnded || model.keepsBy !== undefined ? null : { statement, name: variable.name, value: node, behind };
}
