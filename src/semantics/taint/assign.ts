import { keyName, memberName, type Node, type Variable } from '../../ast/index.js';
import { findDeclaredVariable, findVariable } from '../bindings/index.js';
import type { Frame } from '../summaries/callees.js';
import { evaluate, stepInto } from './evaluate.js';
import type { State } from './state.js';
import type { Value } from './types.js';
import { isClean, memberOf, merge } from './values.js';

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
      return assignMember(state, frame, target, value);
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
function assignMember(state: State, frame: Frame, target: Extract<Node, { type: 'MemberExpression' }>, value: Value): void {
  const owner = evaluate(state, frame, target.object);
  const name = memberName(target);
  if (owner.holder) {
    const now = stepInto(state, owner, name, target);
    // What the handler reads from now on is what a check gave.
    if (isClean(value)) for (const taint of now.taints) state.check(taint, 'type', true);
    return;
  }
  if (isClean(value)) {
    if (name !== null && owner.fields?.has(name)) owner.fields.set(name, value);
    return;
  }
  addField(state, target.object, owner, name ?? '*', value);
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

