import { isFunction, keyName, memberName, stringValue, unwrap, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findCalls, findFunction, findLiteral, findShape, findVariable, settle } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';

const MAX_DEPTH = 3;

/**
 * Whether all who call a function, as far as they are in sight, give constants for one of its parameters, or for the key of it that a
 * variable is: `find('created_at')`, `find({ sort: 'name' })`. Methods of what is injected, or made by a function, are known by name.
 */
export function isGivenConstants(module: Module, fn: FunctionNode, variable: Variable, depth = 0): boolean {
  const name = variable.defs[0]?.name;
  const index = name ? fn.params.findIndex(({ range }) => range[0] <= name.range[0] && name.range[1] <= range[1]) : -1;
  const parameter = fn.params[index];
  const calls = parameter ? (findCalls(module, fn) ?? callsByName(module, fn) ?? []) : [];
  if (!name || !parameter || calls.length === 0 || depth > MAX_DEPTH) return false;
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const property = pattern.type === 'ObjectPattern' ? pattern.properties.find(({ range }) => range[0] <= name.range[0] && name.range[1] <= range[1]) : undefined;
  const key = property?.type === 'Property' ? keyName(property) : null;
  return calls.every((call) => {
    const before = call.arguments.slice(0, index + 1);
    if (before.some(({ type }) => type === 'SpreadElement')) return false;
    const given = call.arguments[index];
    return given === undefined || isConstant(module, key === null ? given : (valueOf(module, given, key) ?? given), depth);
  });
}

function valueOf(module: Module, given: Node, key: string): Node | null {
  const object = findLiteral(module, given) ?? unwrap(given);
  const property = object.type === 'ObjectExpression' ? object.properties.find((each) => each.type === 'Property' && keyName(each) === key) : undefined;
  return property?.type === 'Property' ? property.value : null;
}

/** The calls of methods, and of functions in an object, by their name: in their own file and in those that import it. */
const callsByName = memo('calls by name', (module, fn: FunctionNode): readonly CallExpression[] => {
  const home = homeOf(module, fn);
  const name = nameOf(fn);
  if (name === null || home.package?.isPublished !== false) return [];
  const others = home.project.backward.importersOf(home, { words: [name] });
  return (others ? [home, ...others] : []).flatMap(({ invocations }) => invocations.flatMap((call) => (call.type === 'CallExpression' && memberName(unwrap(call.callee)) === name && mayRun(module, call, fn) ? [call] : [])));
});

/** Whether a call of that name may be of the function: not where it is known to run another one. */
function mayRun(module: Module, call: CallExpression, fn: FunctionNode): boolean {
  const callee = unwrap(call.callee);
  const known = findFunction(module, callee) ?? settle(module, findShape(module, callee));
  return known === null || known === fn || ('kind' in known && (known.kind !== 'function' || known.signatures.some((each) => each === fn)));
}

/** The name that a method, or a function that another one makes, is called by. */
function nameOf(fn: FunctionNode): string | null {
  const { parent } = fn;
  if (fn.type === 'FunctionDeclaration') return parent.type === 'BlockStatement' && isFunction(parent.parent) ? (fn.id?.name ?? null) : null;
  return parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' ? keyName(parent) : null;
}

function isConstant(module: Module, outer: Node, depth: number): boolean {
  const node = findLiteral(module, outer) ?? unwrap(outer);
  if (stringValue(node) !== null) return true;
  switch (node.type) {
    case 'Literal':
      return !('regex' in node);
    case 'ConditionalExpression':
      return isConstant(module, node.consequent, depth) && isConstant(module, node.alternate, depth);
    case 'ObjectExpression':
      return node.properties.every((each) => each.type === 'Property' && isConstant(module, each.value, depth));
    case 'ArrayExpression':
      return node.elements.every((each) => each !== null && isConstant(module, each, depth));
    case 'Identifier': {
      const variable = findVariable(module, node);
      const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
      return variable !== null && variable !== 'global' && definition?.type === 'Parameter' && isFunction(definition.node) && isGivenConstants(module, definition.node, variable, depth + 1);
    }
    default:
      return false;
  }
}
