import { findEnclosingFunction, isFunction, keyName, type FunctionNode, type Identifier, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findErrorParameter } from './caught-handlers.js';

type CatchClause = Extract<Node, { type: 'CatchClause' }>;

/** A piece of code that runs because something failed, and the Error that it is given. */
export interface Caught {
  readonly handler: CatchClause | FunctionNode;
  /** Where the Error is there: the handler's body, or the branch of `if (err)` in a callback. */
  readonly region: Node;
  /** What the Error is bound to; null where the handler takes none (`catch {`), or only parts of it. */
  readonly variable: Variable | null;
  /** The pattern that takes it apart: `catch ({ message })`. */
  readonly pattern: Node | null;
  /** What failed, where that is in sight: the `try` block, the promise. */
  readonly source: Node | null;
  /** Whatever fails anywhere in the service may come here: the error handler of a framework, of the process. */
  readonly isFromAnywhere: boolean;
}

/** What failed around a node, innermost first: the Error that a line of the log written there would be about. */
export function findCaught(module: Module, node: Node): Caught | null {
  for (let at = node, around = node.parent; around; at = around, around = around.parent) {
    if (around.type === 'CatchClause' && at === around.body) return fromClause(module, around);
    if (isFunction(around)) return at === around.body ? fromFunction(module, around, node) : null;
  }
  return null;
}

function fromClause(module: Module, handler: CatchClause): Caught {
  const source = handler.parent.type === 'TryStatement' ? handler.parent.block : null;
  return { handler, region: handler.body, source, isFromAnywhere: false, ...bindingOf(module, handler, handler.param) };
}

function fromFunction(module: Module, handler: FunctionNode, node: Node): Caught | null {
  const place = findErrorParameter(module, handler);
  if (!place) return isRunInPlace(handler) ? findCaught(module, handler) : null;
  const outer = handler.params[place.index] ?? null;
  if (!outer && !place.isCertain) return null;
  const parameter = place.key === undefined ? outer : takenOut(outer, place.key);
  if (place.key !== undefined && !parameter) return null;
  const { source, isFromAnywhere = false } = place;
  const binding = bindingOf(module, handler, parameter);
  if (place.kind !== 'callback') return { handler, region: handler.body, source, isFromAnywhere, ...binding };
  const region = binding.variable && findBranch(module, handler, binding.variable, node);
  return region ? { handler, region, source, isFromAnywhere, ...binding } : null;
}

/** What `{ error: reason, event }` calls the value of a key. */
function takenOut(pattern: Node | null, key: string): Node | null {
  if (pattern?.type !== 'ObjectPattern') return null;
  for (const each of pattern.properties) if (each.type === 'Property' && keyName(each) === key) return each.value;
  return null;
}

function bindingOf(module: Module, declaration: Node, parameter: Node | null | undefined): Pick<Caught, 'variable' | 'pattern'> {
  const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (name?.type === 'Identifier') return { variable: findDeclaredVariable(module, declaration, name.name), pattern: null };
  return { variable: null, pattern: name ?? null };
}

/** `void (async () => { … })()`: runs as part of the code around it. */
function isRunInPlace(fn: FunctionNode): boolean {
  return fn.parent?.type === 'CallExpression' && fn.parent.callee === fn;
}

/** `if (err) { … }` around a node in a callback that is also called when all went well. */
function findBranch(module: Module, callback: FunctionNode, variable: Variable, node: Node): Node | null {
  for (let at = node, around = node.parent; around && around !== callback; at = around, around = around.parent) {
    if (around.type === 'IfStatement' && around.consequent === at && isTruthTest(module, around.test, variable)) return at;
  }
  return null;
}

/** `err`, `!!err`, `err != null`, `err && …`, `err instanceof Error` */
function isTruthTest(module: Module, test: Node, variable: Variable): boolean {
  switch (test.type) {
    case 'Identifier':
      return isVariable(module, test, variable);
    case 'LogicalExpression':
      return test.operator === '&&' && (isTruthTest(module, test.left, variable) || isTruthTest(module, test.right, variable));
    case 'UnaryExpression':
      return test.operator === '!' && test.argument.type === 'UnaryExpression' && test.argument.operator === '!' && isTruthTest(module, test.argument.argument, variable);
    case 'BinaryExpression':
      return ['!=', '!==', 'instanceof'].includes(test.operator) && isTruthTest(module, test.left, variable);
    default:
      return false;
  }
}

export function isVariable(module: Module, node: Node, variable: Variable): node is Identifier {
  return node.type === 'Identifier' && node.name === variable.name && findVariable(module, node) === variable;
}

/** The names that an Error goes by in this code, in case one must be given. */
export function isNameFree(module: Module, { handler }: Caught, name: string): boolean {
  const { scopeManager } = homeOf(module, handler);
  const scope = scopeManager.acquire(handler, true) ?? scopeManager.acquire(handler);
  if (!scope || findEnclosingFunction(handler) === handler) return false;
  const uses = (each: typeof scope): boolean =>
    each.references.some(({ identifier }) => 'name' in identifier && identifier.name === name) || each.set.has(name) || each.childScopes.some(uses);
  return !uses(scope);
}
