import { isFunction, isInside, keyName, memberName, someNode, unwrap, walk, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { findStoreCall, readPart } from '../operations/index.js';
import { rootOf } from './root-of.js';
import type { WriteSite } from './sites.js';

/** Whether what the first write gives (its generated id, its row) is part of the second. */
export function usesResult(module: Module, unit: FunctionNode, first: WriteSite, second: WriteSite): boolean {
  const results = new Set([...resultsOf(module, first.call), ...madeBefore(module, first), ...idsMadeFor(module, first)]);
  return results.size > 0 && variablesIn(module, unit, second.call).has(results);
}

/** The variables that hold what a call gives: `const [post] = await db('posts').insert(…)`. */
function resultsOf(module: Module, call: Node): ReadonlySet<Variable> {
  let at: Node | undefined = call.parent;
  for (let steps = 0; at && steps < 12 && at.type !== 'VariableDeclarator'; steps += 1) {
    if (/Function|Statement|Program|ArrowFunctionExpression/.test(at.type)) return new Set();
    at = at.parent;
  }
  return at?.type === 'VariableDeclarator' ? new Set(module.scopeManager.getDeclaredVariables(at)) : new Set();
}

/** `const user = users.create(input); await users.save(user);`, `const post = new Post(); await post.save();`: what was made gets its id where it is saved. */
function madeBefore(module: Module, { call, operation }: WriteSite): readonly Variable[] {
  if (operation.does !== 'save' || call.type !== 'CallExpression') return [];
  const root = rootOf(call);
  return [...call.arguments, ...(root ? [root] : [])].flatMap((each) => {
    const variable = each.type === 'Identifier' ? findVariable(module, each) : null;
    const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
    const init = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : null;
    const isMade = init?.type === 'NewExpression' || (init?.type === 'CallExpression' && findStoreCall(module, init)?.model.does === 'make');
    return isMade && variable !== null && variable !== 'global' ? [variable] : [];
  });
}

const MAKES_ID = /^(?:randomUUID|uuid|uuidv\d|v[1-7]|nanoid|ulid|cuid|createId|generateId|ObjectId)$/;

/** `const id = randomUUID()` that the row of a direct insert has as its own: `insert({ id, email })`. */
function idsMadeFor(module: Module, { operation, isDirect }: WriteSite): readonly Variable[] {
  const data = isDirect && /^insert/.test(operation.does) ? readPart(module, operation, 'data') : null;
  const found: Variable[] = [];
  for (const value of data?.state === 'set' ? data.values : []) {
    someNode(value, (node) => {
      const key = node.type === 'Property' ? keyName(node) : null;
      const name = node.type === 'Property' && (key === 'id' || key === '_id') && node.value.type === 'Identifier' ? node.value : null;
      const variable = name && findVariable(module, name);
      const definition = variable && variable !== 'global' ? variable.defs[0] : undefined;
      const init = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : null;
      const callee = init?.type === 'CallExpression' || init?.type === 'NewExpression' ? unwrap(init.callee) : null;
      const maker = callee?.type === 'Identifier' ? callee.name : callee && memberName(callee);
      if (variable && variable !== 'global' && maker && MAKES_ID.test(maker)) found.push(variable);
      return false;
    });
  }
  return found;
}

class Mentions {
  readonly variables = new Set<Variable>();
  has(wanted: ReadonlySet<Variable>): boolean {
    return [...wanted].some((each) => this.variables.has(each));
  }
}

/** The variables of a function that an expression is computed from, two declarations further: `report` of `const report = rows[0]`. */
export function variablesIn(module: Module, unit: FunctionNode, node: Node): Mentions {
  const found = new Mentions();
  const receiver = node.type === 'CallExpression' ? rootOf(node.callee) : null;
  const look = (from: Node, depth: number): void => {
    walk(from, (each) => {
      if (each.type !== 'Identifier' || each === receiver) return;
      const variable = findVariable(module, each);
      if (variable === null || variable === 'global' || found.variables.has(variable)) return;
      const definition = variable.defs[0];
      if (!definition || !isInside(definition.name, unit)) return;
      found.variables.add(variable);
      const list = listOf(definition);
      if (list) look(list, depth);
      else if (depth > 0 && definition.type === 'Variable' && definition.node.init) look(definition.node.init, depth - 1);
    });
  };
  look(node, 2);
  return found;
}

/** The list whose element a variable is: `for (const item of order.items)`, `order.items.map((item) => …)`. */
function listOf(definition: Variable['defs'][number]): Node | null {
  if (definition.type === 'Variable') {
    const loop = definition.node.type === 'VariableDeclarator' ? definition.node.parent.parent : null;
    return loop?.type === 'ForOfStatement' && loop.left === definition.node.parent ? loop.right : null;
  }
  const call = definition.type === 'Parameter' && isFunction(definition.node) ? definition.node.parent : null;
  const callee = call?.type === 'CallExpression' && call.arguments[0] === definition.node ? unwrap(call.callee) : null;
  return callee?.type === 'MemberExpression' ? callee.object : null;
}

/** Whether two writes speak of the same thing: a variable of the function is part of both, or what one is found by leads to the other. */
export function isTied(module: Module, unit: FunctionNode, first: WriteSite, second: WriteSite): boolean {
  const one = variablesIn(module, unit, first.call);
  if (one.has(variablesIn(module, unit, second.call).variables)) return true;
  const [a, b] = [rootOf(first.call), rootOf(second.call)];
  return [a, b].some((root, index) => {
    const variable = root?.type === 'Identifier' ? findVariable(module, root) : null;
    return variable !== null && variable !== 'global' && (index === 0 ? variablesIn(module, unit, second.call) : one).variables.has(variable);
  });
}
