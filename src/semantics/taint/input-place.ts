import { findEnclosingFunction, isFunction, isInside, keyName, memberName, stringValue, walk, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findVariable } from '../bindings/index.js';

/** Where a handler can have an input checked before it uses it. */
export interface InputPlace {
  /** The check stands before it. */
  readonly statement: TSESTree.Statement;
  /** What is to be checked, and the expressions that what the check gives takes the place of, with their casts. */
  readonly input: Node;
  readonly uses: readonly Node[];
  /** The annotation of the only variable that takes the input: it says the same as the schema. */
  readonly annotation: TSESTree.TSTypeAnnotation | null;
  /** The keys that the code takes of it; null where some go elsewhere with it. */
  readonly keys: readonly string[] | null;
}

/** Null where the input is changed, read in another way too, or taken where no statement can stand before. */
export function findPlace(module: Module, fn: FunctionNode, entry: Node, entries: readonly Node[]): InputPlace | null {
  const reads = findReads(module, fn, entry);
  if (!reads || reads.length === 0 || !entries.every((each) => each === entry || reads.some((read) => isInside(each, read)))) return null;
  const input = reads.length === 1 && reads[0] ? parsedAround(reads[0]) : (reads[0] as Node);
  const uses = reads.map((each) => valueAround(parsedAround(each)));
  if (uses.some((each) => isChanged(each) || isReceiver(each))) return null;
  const statement = findStatement(fn, uses);
  if (!statement) return null;
  const [only, ...others] = uses;
  const declarator = only?.parent?.type === 'VariableDeclarator' && only.parent.init === only && others.length === 0 ? only.parent : null;
  const keys = uses.map(keysTaken);
  return {
    statement, input, uses,
    annotation: declarator?.id.typeAnnotation ?? null,
    keys: keys.every((each) => each !== null) ? [...new Set(keys.flat())] : null,
  };
}

/** Every expression by which the handler reads what the first one does. */
function findReads(module: Module, fn: FunctionNode, entry: Node): readonly Node[] | null {
  // `async (input: CreateUser) => …`, `const { body } = req;`
  if (entry.type === 'Identifier' && !isRead(module, entry)) return readsOf(module, fn, entry);
  if (entry.type === 'CallExpression') return [entry];
  const root = rootOf(entry);
  const variable = root && findVariable(module, root);
  if (entry.type !== 'MemberExpression' || !root || variable === null || variable === 'global') return null;
  const path = pathOf(entry);
  const found: Node[] = [];
  walk(fn.body ?? fn, (node) => {
    if (node.type !== 'MemberExpression' || pathOf(node) !== path) return true;
    const own = rootOf(node);
    if (own && findVariable(module, own) === variable) found.push(node);
    return true;
  });
  return path === null ? null : found;
}

function isRead(module: Module, name: TSESTree.Identifier): boolean {
  const variable = findVariable(module, name);
  return variable !== null && variable !== 'global' && variable.references.some(({ identifier, init }) => identifier === name && !init);
}

function readsOf(module: Module, fn: FunctionNode, name: TSESTree.Identifier): readonly Node[] | null {
  const variable = findBound(module, name);
  const parameter = fn.params.includes(name as (typeof fn.params)[number]);
  const isPattern = name.parent.type === 'Property' && name.parent.parent.type === 'ObjectPattern';
  if (!variable || (!parameter && !isPattern) || variable.references.some((each) => each.isWrite() && !each.init)) return null;
  return variable.references.flatMap(({ identifier, init }) => (init ? [] : [identifier as Node]));
}

function findBound(module: Module, name: TSESTree.Identifier): Variable | null {
  for (let at: Node | undefined = name.parent; at; at = at.parent) {
    const variable = findDeclaredVariable(module, at, name.name);
    if (variable?.defs.some((each) => each.name === name)) return variable;
    if (at.type === 'BlockStatement') return null;
  }
  return null;
}

/** `req.body` as text; null where a key is computed. */
function pathOf(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  const name = node.type === 'MemberExpression' ? memberName(node) : null;
  const before = node.type === 'MemberExpression' && name !== null ? pathOf(node.object) : null;
  return before === null ? null : `${before}.${name}`;
}

function rootOf(node: Node): TSESTree.Identifier | null {
  let at = node;
  while (at.type === 'MemberExpression') at = at.object;
  return at.type === 'Identifier' ? at : null;
}

/** `JSON.parse(event.body ?? '{}')`: what is checked is what a text holds. */
function parsedAround(node: Node): Node {
  let at = node;
  for (;;) {
    const parent: Node | undefined = at.parent;
    if (parent?.type === 'TSNonNullExpression' || parent?.type === 'TSAsExpression') at = parent;
    else if (parent?.type === 'LogicalExpression' && parent.left === at && stringValue(parent.right) !== null) at = parent;
    else if (parent?.type === 'CallExpression' && parent.arguments[0] === at && isJsonParse(parent)) return parent;
    else return node;
  }
}

function isJsonParse({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'JSON' && memberName(callee) === 'parse';
}

/** `await c.req.json() as Body`: the whole expression that the input is. */
export function valueAround(node: Node): Node {
  let at = node;
  while (at.parent && ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSTypeAssertion', 'AwaitExpression'].includes(at.parent.type)) at = at.parent;
  return at;
}

/** `req.body.userId = id`, `delete req.body.role`, `req.body = parsed`, `typeof req.body` aside. */
function isChanged(node: Node): boolean {
  let at = node;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = at.parent;
  const { parent } = at;
  return (parent?.type === 'AssignmentExpression' && parent.left === at) || parent?.type === 'UpdateExpression' || (parent?.type === 'UnaryExpression' && parent.operator === 'delete');
}

/** `req.nextUrl.searchParams.get('page')`, `req.body.map(…)`: it is no object of fields. */
function isReceiver({ parent }: Node): boolean {
  return parent?.type === 'MemberExpression' && parent.parent.type === 'CallExpression' && parent.parent.callee === parent;
}

/** The statement of the handler's own blocks that comes first and has all uses in or behind it. */
function findStatement(fn: FunctionNode, uses: readonly Node[]): TSESTree.Statement | null {
  const [first] = uses;
  for (let at: Node | undefined = first; at && at !== fn; at = at.parent) {
    const { parent } = at;
    if (parent?.type !== 'BlockStatement' || findEnclosingFunction(at) !== fn || isRepeated(parent, fn)) continue;
    if (uses.every((each) => isInside(each, parent))) return at as TSESTree.Statement;
  }
  return null;
}

function isRepeated(block: Node, fn: FunctionNode): boolean {
  for (let at: Node | undefined = block.parent; at && at !== fn; at = at.parent) if (/^(For|While|DoWhile)/.test(at.type) || isFunction(at)) return true;
  return false;
}

/** `const { email } = …`, `… .email`; null where all of it goes somewhere. */
function keysTaken(use: Node): readonly string[] | null {
  const { parent } = use;
  if (parent?.type === 'MemberExpression' && parent.object === use) {
    const name = memberName(parent);
    return name === null ? null : [name];
  }
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'ObjectPattern') return null;
  const keys = parent.id.properties.map((each) => (each.type === 'Property' ? keyName(each) : null));
  return keys.every((each) => each !== null) ? keys : null;
}
