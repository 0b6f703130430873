import { isFunction, keyName, memberName, someNode, stringValue, type Node, type Variable } from '../../ast/index.js';
import { findDeclaredVariable, findLiteral, findVariable } from '../bindings/index.js';
import type { Frame } from '../summaries/callees.js';
import { evaluate, stepInto } from './evaluate.js';
import type { State } from './state.js';
import type { Taint, Value } from './types.js';
import { isClean, memberOf, merge, OWN_KEY, taintsIn } from './values.js';

type How = 'replace' | 'add';

/** Gives a name, a pattern or a member a value. */
export function assign(state: State, frame: Frame, target: Node, value: Value, how: How): void {
  switch (target.type) {
    case 'Identifier': {
      const variable = findTarget(state, target);
      if (variable) state.values.set(variable, how === 'add' ? merge([state.valueOf(variable), value]) : value);
      return;
    }
    case 'AssignmentPattern':
      return assign(state, frame, target.left, merge([value, evaluate(state, frame, target.right)]), how);
    case 'TSParameterProperty':
      return assign(state, frame, target.parameter, value, how);
    case 'RestElement':
      return assign(state, frame, target.argument, value, how);
    case 'ObjectPattern': {
      for (const property of target.properties) {
        if (property.type === 'RestElement') assign(state, frame, property.argument, { ...value, holder: null }, how);
        else assign(state, frame, property.value, stepInto(state, value, keyName(property), boundName(property.value)), how);
      }
      return;
    }
    case 'ArrayPattern':
      for (const element of target.elements) if (element) assign(state, frame, element, element.type === 'RestElement' ? value : memberOf(value, '*'), how);
      return;
    case 'MemberExpression':
      return assignMember(state, frame, target, value, how);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return assign(state, frame, target.expression, value, how);
    default:
  }
}

/** The name that a pattern binds, without a default. */
function boundName(node: Node): Node {
  return node.type === 'AssignmentPattern' ? node.left : node;
}

/** `filter.tag = value`, `where[key] = value`, `req.body = value` */
function assignMember(state: State, frame: Frame, target: Extract<Node, { type: 'MemberExpression' }>, value: Value, how: How): void {
  const owner = evaluate(state, frame, target.object);
  const name = memberName(target);
  if (owner.holder) {
    const now = stepInto(state, owner, name, target);
    // What the handler reads from now on is what a check gave.
    if (isClean(value)) for (const taint of now.taints) state.check(taint, 'type', true);
    else convertInPlace(state, value, now);
    return;
  }
  // `req.body.userId = session.userId`: what was sent for it is gone.
  if (how === 'replace' && name !== null && taintsIn(value).length === 0 && owner.taints.length > 0 && isAlways(target)) {
    if (owner.fields) owner.fields.set(name, value);
    else for (const taint of memberOf(owner, name).taints) state.check(taint, 'type', true);
  }
  if (isClean(value)) {
    if (name !== null && owner.fields?.has(name)) owner.fields.set(name, value);
    return;
  }
  if (name !== null && owner.taints.length > 0) convertInPlace(state, value, memberOf(owner, name));
  addField(state, target.object, owner, name ?? (isOwnKey(state, frame, target) ? OWN_KEY : '*'), value);
}

function isOwnKey(state: State, frame: Frame, { property, computed }: Extract<Node, { type: 'MemberExpression' }>): boolean {
  if (!computed || property.type !== 'Identifier' || findVariable(state.module, property) === null) return false;
  const key = evaluate(state, frame, property);
  // `if (ALLOWED.includes(key)) post[key] = value`
  return isClean(key) ? isFromList(state, property) : key.taints.length > 0 && key.taints.every((each) => state.knownOf(each) === 'type');
}

/** A name that a loop over a list in sight gives. */
function isFromList(state: State, name: Extract<Node, { type: 'Identifier' }>): boolean {
  const variable = findVariable(state.module, name);
  const declared = variable === null || variable === 'global' ? null : variable.defs[0]?.node;
  const loop = declared?.type === 'VariableDeclarator' ? declared.parent.parent : null;
  const list = loop?.type === 'ForOfStatement' ? loop.right : declared && isFunction(declared) ? listOf(declared) : null;
  const value = list && findLiteral(state.module, list);
  return value?.type === 'ArrayExpression' && value.elements.every((each) => each !== null && stringValue(each) !== null);
}

/** `['title', 'text'].forEach((key) => …)` */
function listOf({ parent }: Node): Node | null {
  return parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' ? parent.callee.object : null;
}

/** Whether the code behind an assignment in its function runs with it only: no condition is around it, nor a `catch` that goes on. */
function isAlways(target: Node): boolean {
  let at: Node = target;
  while (at.parent && !isFunction(at.parent)) {
    const { parent } = at;
    if (parent.type === 'TryStatement') {
      const isLast = parent.parent.type === 'BlockStatement' && parent.parent.body.at(-1) === parent;
      if (parent.block !== at || (parent.handler && !(isLast ? !callsOn(parent.handler) : ends(parent.handler)))) return false;
    } else if (!['AssignmentExpression', 'ExpressionStatement', 'BlockStatement', 'TSNonNullExpression', 'TSAsExpression'].includes(parent.type)) return false;
    at = parent;
  }
  return true;
}

function ends({ body }: Extract<Node, { type: 'CatchClause' }>): boolean {
  const last = body.body.at(-1)?.type;
  return last === 'ReturnStatement' || last === 'ThrowStatement';
}

/** `next()` */
function callsOn(node: Node): boolean {
  return someNode(node, (each) => each.type === 'CallExpression' && each.arguments.length === 0 && each.callee.type === 'Identifier');
}

/** `query.limit = query.limit ? parseInt(query.limit, 10) : 20`: from now on it is a number wherever the request is read. */
function convertInPlace(state: State, value: Value, now: Value): void {
  const isNumber = value.taints.length > 0 && value.fields === null && value.taints.every(({ form }) => form === 'number' || form === 'bounded');
  for (const taint of isNumber ? now.taints : []) if (value.taints.every((each) => isSame(each, taint))) state.check(taint, 'type', true);
}

function isSame(one: Taint, other: Taint): boolean {
  return one.part === other.part && one.keys.join('.') === other.keys.join('.');
}

/** Puts a value into what an expression stands for. */
export function addField(state: State, object: Node, owner: Value, name: string, value: Value): void {
  if (owner.fields) {
    const known = owner.fields.get(name);
    owner.fields.set(name, known && name === '*' ? merge([known, value]) : value);
    return;
  }
  const root = rootOf(object);
  const variable = root?.type === 'Identifier' ? findVariable(state.module, root) : null;
  if (variable === null || variable === 'global') return;
  state.values.set(variable, { ...state.valueOf(variable), fields: new Map([[root === object ? name : '*', value]]) });
}

function rootOf(node: Node): Node | null {
  let at = node;
  while (at.type === 'MemberExpression' || at.type === 'TSNonNullExpression' || at.type === 'TSAsExpression') at = at.type === 'MemberExpression' ? at.object : at.expression;
  return at;
}

/** The variable that a name in a declaration, a parameter or an assignment stands for. */
function findTarget(state: State, name: Extract<Node, { type: 'Identifier' }>): Variable | null {
  const known = findVariable(state.module, name);
  if (known !== null) return known === 'global' ? null : known;
  for (let at: Node | undefined = name.parent; at; at = at.parent) {
    const variable = findDeclaredVariable(state.module, at, name.name);
    if (variable) return variable;
    if (at.type === 'BlockStatement') return null;
  }
  return null;
}

