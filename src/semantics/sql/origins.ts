import { findEnclosingFunction, isFunction, memberName, someNode, stringValue, unwrap, type FunctionNode, type Identifier, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findShape, findSource, findTypeDeclaration, findVariable, isGlobal } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { isGivenConstants } from './constant-callers.js';
import { isHandlerInput } from './handler-input.js';

const MAX_DEPTH = 6;

/** Methods of texts that leave in what was in them. */
const KEEPING = /^(toString|trim|trimStart|trimEnd|toLowerCase|toUpperCase|concat|slice|substring|join|normalize|padStart|padEnd|at)$/;

/** Whether a value is what somebody gave: a parameter, or a part of one, that is no number and is checked against nothing. */
export function isGivenText(module: Module, outer: Node, depth = 0): boolean {
  const node = unwrap(outer);
  if (depth > MAX_DEPTH) return false;
  const isGiven = (each: Node): boolean => isGivenText(module, each, depth + 1);
  switch (node.type) {
    case 'Identifier':
      return isGivenName(module, node, depth);
    case 'MemberExpression':
      return isGivenMember(module, node);
    case 'LogicalExpression':
      return isGiven(node.right) || (node.operator !== '&&' && isGiven(node.left));
    case 'ConditionalExpression':
      return isGiven(node.consequent) || isGiven(node.alternate);
    case 'TemplateLiteral':
      return node.expressions.some(isGiven);
    case 'BinaryExpression':
      return node.operator === '+' && (isGiven(node.left as Node) || isGiven(node.right));
    case 'CallExpression': {
      if (node.callee.type === 'Identifier' && node.callee.name === 'String') return node.arguments.some(isGiven);
      if (isHandlerInput(module, node)) return true;
      return node.callee.type === 'MemberExpression' && KEEPING.test(memberName(node.callee) ?? '') && isGiven(node.callee.object);
    }
    default:
      return false;
  }
}

function isGivenName(module: Module, node: Identifier, depth: number): boolean {
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global' || isChecked(variable) || !mayBeText(module, node)) return false;
  const definition = variable.defs[0];
  if (definition?.type === 'Parameter' && isFunction(definition.node)) return isFreeParameter(module, definition.node, variable);
  if (isValueOfEntries(module, variable)) return true;
  const source = findSource(variable);
  if (source && source.keys.length > 0) return rootOf(module, source.value) !== null || isHandlerInput(module, node);
  // `let term = req.query.q; term = term.slice(0, 200)`
  return definition?.type === 'Variable' && writesOf(variable).some((each) => isGivenText(module, each, depth + 1));
}

/** `input.name`, `req.query.sort`; not `COLUMNS[sort]`, whose values are those of the object. */
function isGivenMember(module: Module, node: Extract<Node, { type: 'MemberExpression' }>): boolean {
  if (memberName(node) === 'length') return false;
  if (isHandlerInput(module, node) && mayBeText(module, node) && !isMemberChecked(module, node)) return true;
  const root = rootOf(module, node);
  return root !== null && mayBeText(module, node) && !isMemberChecked(module, node);
}

/** The free parameter that a chain of members begins at. */
function rootOf(module: Module, outer: Node, depth = 0): Variable | null {
  let node = unwrap(outer);
  while (node.type === 'MemberExpression') {
    // What is looked up by another value may be a table of constants that somebody hands over.
    if (node.computed && stringValue(node.property) === null && !(node.property.type === 'Literal')) return null;
    node = unwrap(node.object);
  }
  if (node.type !== 'Identifier' || depth > MAX_DEPTH) return null;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return null;
  const definition = variable.defs[0];
  if (definition?.type === 'Parameter' && isFunction(definition.node)) return isFreeParameter(module, definition.node, variable) ? variable : null;
  const source = findSource(variable);
  return source && rootOf(module, source.value, depth + 1);
}

/** A parameter that callers out of sight may give anything; not one of a callback, and not where every caller gives constants. */
function isFreeParameter(module: Module, fn: FunctionNode, variable: Variable): boolean {
  const parent = fn.parent;
  if (parent.type === 'CallExpression' && parent.arguments.includes(fn as never) && !isHandlerLike(fn)) return isElementOfGiven(module, fn, variable);
  return !isGivenConstants(module, fn, variable);
}

/** An element of a list that somebody gave, of texts for all that is known: `ids.map((id) => …)`, `Object.entries(filter).map(([key, value]) => …)`. */
function isElementOfGiven(module: Module, fn: FunctionNode, variable: Variable): boolean {
  const callee = fn.parent.type === 'CallExpression' && fn.parent.arguments[0] === fn ? unwrap(fn.parent.callee) : null;
  const [first] = fn.params;
  if (callee?.type !== 'MemberExpression' || !/^(map|forEach|flatMap)$/.test(memberName(callee) ?? '') || !first) return false;
  const list = unwrap(callee.object);
  const name = variable.defs[0]?.name;
  if (list.type === 'CallExpression' && list.callee.type === 'MemberExpression' && isGlobal(module, list.callee.object, 'Object')) {
    // Keys are names of columns: who gives an object of the code's own makes them.
    const isValue = memberName(list.callee) === 'values' ? first === name : memberName(list.callee) === 'entries' && first.type === 'ArrayPattern' && first.elements[1] === name;
    const [object] = list.arguments;
    return isValue && object !== undefined && object.type !== 'SpreadElement' && isGivenList(module, object);
  }
  return first === name && isGivenList(module, list);
}

/** `for (const [key, value] of Object.entries(filter))` */
function isValueOfEntries(module: Module, variable: Variable): boolean {
  const definition = variable.defs[0];
  const declarator = definition?.type === 'Variable' ? definition.node : null;
  const loop = declarator?.parent.parent;
  if (declarator?.id.type !== 'ArrayPattern' || loop?.type !== 'ForOfStatement' || loop.left !== declarator.parent || declarator.id.elements[1] !== definition?.name) return false;
  const list = unwrap(loop.right);
  const [object] = list.type === 'CallExpression' && memberName(list.callee) === 'entries' && list.callee.type === 'MemberExpression' && isGlobal(module, list.callee.object, 'Object') ? list.arguments : [];
  return object !== undefined && object.type !== 'SpreadElement' && isGivenList(module, object);
}

function isGivenList(module: Module, node: Node): boolean {
  const shape = findShape(module, node);
  return rootOf(module, node) !== null && (shape === null || (shape.kind === 'written' && /\b(?:string|any|unknown)\b/.test(homeOf(module, shape.type).text.slice(...shape.type.range))));
}

/** A callback with two parameters or more whose first is read by members: `(req, res) => …`. */
function isHandlerLike(fn: FunctionNode): boolean {
  return fn.params.length >= 2 && fn.parent.type === 'CallExpression' && stringValue(fn.parent.arguments[0] ?? fn) !== null;
}

/** Whether a value may be any text by its type: one that is written out and is no text cannot. */
function mayBeText(module: Module, node: Node): boolean {
  const shape = findShape(module, node);
  if (!shape) return true;
  if (shape.kind !== 'written') return false;
  return mayTypeBeText(module, shape.type, 0);
}

function mayTypeBeText(module: Module, type: Node, depth: number): boolean {
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
      return true;
    case 'TSUnionType':
      return type.types.some((each) => mayTypeBeText(module, each, depth));
    case 'TSTypeReference': {
      const declaration = depth > MAX_DEPTH ? null : findTypeDeclaration(module, type.typeName);
      return declaration?.type === 'TSTypeAliasDeclaration' && mayTypeBeText(module, declaration.typeAnnotation, depth + 1);
    }
    default:
      return false;
  }
}

/** `if (!ALLOWED.includes(sort)) throw`, `/^\w+$/.test(name)`, `assertColumn(name)`, `switch (order)`: a value that the function looks at. */
function isChecked(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => isLookedAt(identifier));
}

function isMemberChecked(module: Module, node: Node): boolean {
  const fn = findEnclosingFunction(node);
  const { text } = homeOf(module, node);
  const own = text.slice(...node.range);
  return fn !== null && someNode(fn, (each) => each !== node && each.type === 'MemberExpression' && text.slice(...each.range) === own && isLookedAt(each));
}

function isLookedAt(node: Node): boolean {
  const parent = node.parent;
  if (!parent) return false;
  if (parent.type === 'SwitchStatement') return parent.discriminant === node;
  if (parent.type === 'BinaryExpression') {
    if (parent.operator === 'in') return parent.left === node;
    const other = parent.left === node ? parent.right : parent.left;
    // `order === 'asc'`; `!== undefined` and `!== ''` say nothing of what a text holds.
    return /^[!=]==?$/.test(parent.operator) && !['', 'undefined', 'null'].includes(stringValue(other) ?? '');
  }
  if (parent.type !== 'CallExpression' || !parent.arguments.includes(node as never)) return false;
  const name = parent.callee.type === 'MemberExpression' ? memberName(parent.callee) : null;
  if (name !== null && /^(includes|has|test|indexOf|hasOwn|hasOwnProperty|find|some|get|parse|exec|isArray)$/.test(name)) return true;
  const outer = parent.parent;
  if (outer.type === 'ExpressionStatement') return parent.callee.type === 'Identifier';
  return isInTest(parent);
}

/** `if (isSafe(name))`, `if (!isSafe(name)) throw` */
function isInTest(node: Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const parent = at.parent;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return parent.test === at;
    if (parent.type !== 'UnaryExpression' && parent.type !== 'LogicalExpression') return false;
  }
  return false;
}

/** What is assigned to a variable, its own values left out. */
function writesOf(variable: Variable): readonly Node[] {
  return variable.references.flatMap(({ writeExpr }) => (writeExpr && !someNode(writeExpr, (each) => variable.references.some(({ identifier }) => identifier === each)) ? [writeExpr] : []));
}
