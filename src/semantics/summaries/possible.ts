import { isFunction, isInside, keyName, memberName, unwrap, type FunctionNode, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { calledAround } from './called-around.js';

/** What is known of what parameters are given: nothing that holds, or an object with the keys that are written out. */
type Known = 'nothing' | Extract<Node, { type: 'ObjectExpression' }>;
type Given = ReadonlyMap<Variable, Known>;

/**
 * Whether the calls of a path, each of which runs the next, can follow one another with what they are given: what stands under
 * `if (options?.deep)` is not done by a call that gives no options.
 */
export function isPossible(module: Module, path: readonly Invocation[]): boolean {
  let given: Given = new Map();
  for (const [index, call] of path.slice(0, -1).entries()) {
    const next = path[index + 1];
    const fn = next && call.type !== 'TaggedTemplateExpression' ? calledAround(module, call, next) : null;
    if (!fn || !next || call.type === 'TaggedTemplateExpression') return true;
    given = givenBy(module, call, fn, given);
    if (given.size > 0 && isBarred(module, next, fn, given)) return false;
  }
  return true;
}

function givenBy(module: Module, call: Exclude<Invocation, { type: 'TaggedTemplateExpression' }>, fn: FunctionNode, before: Given): Given {
  const given = new Map<Variable, Known>();
  const spread = call.arguments.findIndex(({ type }) => type === 'SpreadElement');
  for (const [index, param] of fn.params.entries()) {
    if (param.type === 'RestElement' || (spread >= 0 && index >= spread)) break;
    const argument = call.arguments[index];
    const target = param.type === 'AssignmentPattern' ? param.left : param;
    const known = argument ? read(module, argument, before) : param.type === 'AssignmentPattern' ? read(module, param.right, before) : 'nothing';
    if (known === null) continue;
    if (target.type === 'Identifier') remember(module, fn, target, known, given);
    else if (target.type === 'ObjectPattern' && known !== 'nothing') {
      for (const each of target.properties) {
        const name = each.type === 'Property' && each.value.type === 'Identifier' ? keyName(each) : null;
        if (each.type === 'Property' && name !== null && valueAt(module, known, name, before) === 'nothing') remember(module, fn, each.value, 'nothing', given);
      }
    }
  }
  return given;
}

/** A parameter that is given another value may hold anything. */
function remember(module: Module, fn: FunctionNode, name: Node, known: Known, given: Map<Variable, Known>): void {
  const variable = homeOf(module, fn).scopeManager.getDeclaredVariables(fn).find(({ defs: [definition] }) => definition?.name === name);
  if (variable && !variable.references.some((each) => each.isWrite() && !each.init)) given.set(variable, known);
}

function read(module: Module, outer: Node, given: Given): Known | null {
  const node = unwrap(outer);
  if (node.type === 'ObjectExpression') return node;
  return isFalse(module, node, given) ? 'nothing' : node.type === 'Identifier' ? (knownOf(module, node, given) ?? null) : null;
}

function knownOf(module: Module, node: Node, given: Given): Known | undefined {
  const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
  return variable === null || variable === 'global' ? undefined : given.get(variable);
}

/** What an object that is written out has under a key. */
function valueAt(module: Module, object: Extract<Node, { type: 'ObjectExpression' }>, name: string, given: Given): Known | null {
  if (object.properties.some((each) => each.type !== 'Property' || each.computed)) return null;
  const property = object.properties.find((each) => each.type === 'Property' && keyName(each) === name);
  return property?.type === 'Property' ? read(module, property.value, given) : 'nothing';
}

/** Whether an expression is known not to hold. */
function isFalse(module: Module, outer: Node, given: Given): boolean {
  const node = unwrap(outer);
  switch (node.type) {
    case 'Literal':
      return node.value === null ? node.raw === 'null' : node.value === false || node.value === '' || node.value === 0;
    case 'Identifier':
      return node.name === 'undefined' || knownOf(module, node, given) === 'nothing';
    case 'ChainExpression':
      return isFalse(module, node.expression, given);
    case 'MemberExpression': {
      const known = knownOf(module, unwrap(node.object), given);
      const name = memberName(node);
      return known === 'nothing' || (known !== undefined && name !== null && valueAt(module, known, name, given) === 'nothing');
    }
    case 'UnaryExpression':
      return node.operator === '!' && isTrue(module, node.argument, given);
    case 'LogicalExpression':
      return node.operator === '&&' ? isFalse(module, node.left, given) || isFalse(module, node.right, given) : isFalse(module, node.left, given) && isFalse(module, node.right, given);
    case 'BinaryExpression':
      return /^!==?$/.test(node.operator) && isNothing(node.right) && isFalse(module, node.left, given);
    default:
      return false;
  }
}

function isTrue(module: Module, outer: Node, given: Given): boolean {
  const node = unwrap(outer);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' && isFalse(module, node.argument, given);
    case 'LogicalExpression':
      return node.operator === '&&' ? isTrue(module, node.left, given) && isTrue(module, node.right, given) : node.operator === '||' && (isTrue(module, node.left, given) || isTrue(module, node.right, given));
    case 'BinaryExpression':
      return /^===?$/.test(node.operator) && isNothing(node.right) && isFalse(module, node.left, given);
    default:
      return false;
  }
}

function isNothing(outer: Node): boolean {
  const node = unwrap(outer);
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null && node.raw === 'null');
}

/** Whether a condition around a call, or one before it that leaves, keeps the function from it. */
function isBarred(module: Module, call: Node, fn: FunctionNode, given: Given): boolean {
  for (let at = call; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (isFunction(parent) && parent !== fn) continue;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if ((parent.consequent === at && isFalse(module, parent.test, given)) || (parent.alternate === at && isTrue(module, parent.test, given))) return true;
    } else if (parent.type === 'LogicalExpression') {
      if (parent.operator === '&&' && parent.right === at && isFalse(module, parent.left, given)) return true;
    } else if (parent.type === 'BlockStatement') {
      const own = parent.body.findIndex((each) => isInside(at, each));
      if (parent.body.slice(0, own).some((each) => each.type === 'IfStatement' && leaves(each.consequent) && isTrue(module, each.test, given))) return true;
    }
  }
  return false;
}

function leaves(node: Node): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}
