import { isFunction, isInside, someNode, stringValue, unwrap, walk, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { findStoreCall, readPart } from '../operations/index.js';
import { rootOf } from './root-of.js';
import { type WriteSite } from './sites.js';

/** Why two writes belong together. */
export type Bond = 'generated' | 'deleted' | 'quantity' | 'moved';

/** Records that only tell what happened may be missing. */
const TELLING = /audit|logs?$|^log|history|activit|analytic|metric|telemetry|tracking/i;

/** What ties the second of two writes to the first; null where nothing proves it. */
export function bondOf(module: Module, unit: FunctionNode, first: WriteSite, second: WriteSite): Bond | null {
  if (first.operation.library !== second.operation.library || isTelling(first) || isTelling(second) || first.isOnlyOnce || second.isOnlyOnce) return null;
  if (isSameRecord(first, second)) return isMoved(module, first, second) ? 'moved' : null;
  if (isMaking(first) && usesResult(module, unit, first, second)) return 'generated';
  if (isDeleting(first) && isDeleting(second) && isKeyShared(module, first, second)) return 'deleted';
  const changes = [changesQuantity(module, unit, first), changesQuantity(module, unit, second)];
  if (changes.some(Boolean) && first.operation.does !== 'upsert' && second.operation.does !== 'upsert' && isTied(module, unit, first, second)) return 'quantity';
  return null;
}

/** Whether one row of a table loses what another one of it gets: `balance - amount` of one account, `balance + amount` of another. */
function isMoved(module: Module, first: WriteSite, second: WriteSite): boolean {
  const [one, other] = [signOf(first), signOf(second)];
  return first.isDirect && second.isDirect && one !== null && other !== null && one !== other && keysOf(module, first).join() !== keysOf(module, second).join();
}

/** Whether a write, by all that it says, adds to a quantity or takes from one. */
function signOf({ operation }: WriteSite): '+' | '-' | null {
  const text = operation.statement ? operation.statement.text : operation.calls.map((each) => (each.type === 'CallExpression' ? printed(each) : '')).join(' ');
  const takes = operation.statement ? /\bset\b[\s\S]*?\b(\w+)\s*=\s*(?:\w+\.)?\1\s*-/i.test(text) : /\bdecrement\b|\$inc -/.test(text);
  const adds = operation.statement ? /\bset\b[\s\S]*?\b(\w+)\s*=\s*(?:\w+\.)?\1\s*\+/i.test(text) : /\bincrement\b|\$inc (?!-)/.test(text);
  return takes === adds ? null : takes ? '-' : '+';
}

/** The names of what a call says, and whether `$inc` is given a negative number. */
function printed(call: Node): string {
  const words: string[] = [];
  walk(call, (node) => {
    if (node.type === 'Property' && !node.computed) {
      const name = node.key.type === 'Identifier' ? node.key.name : node.key.type === 'Literal' ? String(node.key.value) : '';
      words.push(name === '$inc' ? `$inc ${someNode(node.value, (each) => each.type === 'UnaryExpression' && each.operator === '-') ? '-' : ''}` : name);
    }
    if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier' && node.parent.type === 'CallExpression') words.push(node.property.name);
  });
  return words.join(' ');
}

function isTelling({ operation }: WriteSite): boolean {
  return TELLING.test(operation.record?.name ?? '');
}

function isSameRecord(first: WriteSite, second: WriteSite): boolean {
  const [one, other] = [first.operation.record?.name, second.operation.record?.name];
  if (one !== undefined && other !== undefined) return one.toLowerCase() === other.toLowerCase();
  return one === other && rootText(first) === rootText(second);
}

function rootText({ call }: WriteSite): string {
  const root = rootOf(call);
  return root?.type === 'Identifier' ? root.name : '';
}

function isMaking({ operation }: WriteSite): boolean {
  return /^(?:insert|insert-many|save)$/.test(operation.does);
}

function isDeleting({ operation }: WriteSite): boolean {
  return /^delete/.test(operation.does);
}

/** Whether what the first write gives (its generated id, its row) is part of the second. */
function usesResult(module: Module, unit: FunctionNode, first: WriteSite, second: WriteSite): boolean {
  const results = new Set([...resultsOf(module, first.call), ...madeBefore(module, first)]);
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

/** `const user = users.create(input); await users.save(user);`: what was made gets its id where it is saved. */
function madeBefore(module: Module, { call, operation }: WriteSite): readonly Variable[] {
  if (operation.does !== 'save' || call.type !== 'CallExpression') return [];
  return call.arguments.flatMap((each) => {
    const variable = each.type === 'Identifier' ? findVariable(module, each) : null;
    const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
    const init = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : null;
    const isMade = init?.type === 'NewExpression' || (init?.type === 'CallExpression' && findStoreCall(module, init)?.model.does === 'make');
    return isMade && variable !== null && variable !== 'global' ? [variable] : [];
  });
}

class Mentions {
  readonly variables = new Set<Variable>();
  has(wanted: ReadonlySet<Variable>): boolean {
    return [...wanted].some((each) => this.variables.has(each));
  }
}

/** The variables of a function that an expression is computed from, one declaration further. */
function variablesIn(module: Module, unit: FunctionNode, node: Node): Mentions {
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
  look(node, 1);
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

/** Whether two deletions find their rows by one key: `post._id` here, `post` or `post.id` there. */
function isKeyShared(module: Module, first: WriteSite, second: WriteSite): boolean {
  const other = keysOf(module, second);
  return keysOf(module, first).some((key) => other.some((each) => each === key || each.startsWith(`${key}.`) || key.startsWith(`${each}.`)));
}

const NO_KEY = /^(?:req|request|ctx|context|this|eq|and|inArray|sql|db|prisma|res)$/;

/** What the rows of a deletion are found by, as written; for a document, the variable that it is in. */
function keysOf(module: Module, { call, operation, isDirect }: WriteSite): readonly string[] {
  const filter = isDirect ? readPart(module, operation, 'filter') : null;
  const places: readonly Node[] = filter?.state === 'set' ? filter.values : call.type === 'TaggedTemplateExpression' ? [call.quasi] : call.arguments;
  const keys = places.flatMap((place) => pathsIn(place));
  const root = rootOf(call);
  if (isDirect && root?.type === 'Identifier' && call.type === 'CallExpression' && call.arguments.length === 0 && unwrap(call.callee).type === 'MemberExpression') keys.push(root.name);
  return keys.filter((key) => !NO_KEY.test(key) && !/^[A-Z_$\d]+$/.test(key));
}

/** The names and members that stand for values: `id`, `post._id`, `req.params.id`. */
function pathsIn(place: Node): string[] {
  const paths: string[] = [];
  walk(place, (node) => {
    if (node.type === 'Property') {
      paths.push(...pathsIn(node.value));
      return false;
    }
    const path = node.type === 'Identifier' || node.type === 'MemberExpression' ? pathOf(node) : null;
    if (path !== null) paths.push(path);
    return path === null;
  });
  return paths;
}

function pathOf(outer: Node): string | null {
  const node = unwrap(outer);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  const object = pathOf(node.object);
  return object && `${object}.${node.property.name}`;
}

/** Whether a write takes from a quantity or adds to it. */
function changesQuantity(module: Module, unit: FunctionNode, { call, operation, isDirect }: WriteSite): boolean {
  if (!/^(?:update|update-many|increment|save)$/.test(operation.does)) return false;
  if (operation.does === 'increment') return true;
  if (operation.statement) return /\bset\b[\s\S]*?\b(\w+)\s*=\s*(?:\w+\.)?\1\s*[-+]/i.test(operation.statement.text);
  if (operation.does === 'save') return isDirect && isCountedUp(module, unit, call);
  const data = readPart(module, operation, 'data');
  // `SET stock = stock - :n`, `ADD orders :one`
  if (operation.model.names) return data.state === 'set' && data.values.some((value) => /\bADD\s+[#\w]|([#\w.]+)\s*=\s*(?:if_not_exists\(\s*\1[^)]*\)|\1)\s*[-+]/i.test(stringValue(value) ?? ''));
  return data.state === 'set' && data.values.some((value) => someNode(value, isComputed));
}

/** `{ decrement: n }`, `$inc`, `stock: product.stock - n` */
function isComputed(node: Node): boolean {
  if (node.type !== 'Property' || node.computed) return false;
  const name = node.key.type === 'Identifier' ? node.key.name : node.key.type === 'Literal' ? String(node.key.value) : '';
  if (/^(?:increment|decrement|\$inc)$/.test(name)) return true;
  const value = unwrap(node.value);
  if (value.type === 'TaggedTemplateExpression') return value.quasi.quasis.some(({ value: { raw } }) => /^\s*[-+]\s*(?:\d|$)/.test(raw));
  return value.type === 'BinaryExpression' && /^[-+]$/.test(value.operator) && unwrap(value.left).type === 'MemberExpression' && pathOf(value.left)?.endsWith(`.${name}`) === true;
}

/** `product.stock -= n` before `save(product)` or `product.save()` */
function isCountedUp(module: Module, unit: FunctionNode, call: Node): boolean {
  if (call.type !== 'CallExpression') return false;
  const [given] = call.arguments;
  const saved = given?.type === 'Identifier' ? given : rootOf(call);
  const variable = saved?.type === 'Identifier' ? findVariable(module, saved) : null;
  if (variable === null || variable === 'global') return false;
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    const assigned = member?.type === 'MemberExpression' && member.object === identifier ? member.parent : null;
    return assigned?.type === 'AssignmentExpression' && assigned.left === member && /^[-+]=$/.test(assigned.operator) && isInside(assigned as Node, unit) && assigned.range[0] < call.range[0];
  });
}

/** Whether two writes speak of the same thing: a variable of the function is part of both, or what one is found by leads to the other. */
function isTied(module: Module, unit: FunctionNode, first: WriteSite, second: WriteSite): boolean {
  const one = variablesIn(module, unit, first.call);
  if (one.has(variablesIn(module, unit, second.call).variables)) return true;
  const [a, b] = [rootOf(first.call), rootOf(second.call)];
  return [a, b].some((root, index) => {
    const variable = root?.type === 'Identifier' ? findVariable(module, root) : null;
    return variable !== null && variable !== 'global' && (index === 0 ? variablesIn(module, unit, second.call) : one).variables.has(variable);
  });
}
