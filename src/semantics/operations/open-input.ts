import { findEnclosingFunction, isFunction, isInside, keyName, memberName, unwrap, walk, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInstanceClass, findLiteral, findVariable } from '../bindings/index.js';
import { describeHandler, findInputs } from '../describe-handler.js';
import { findFieldCheck } from '../field-checks.js';
import { runPlacesOf } from '../flow/run-places.js';
import { homeOf } from '../home.js';
import { functionsAround, findOrigins } from '../sensitive/origin.js';
import type { InputPart } from '../types.js';

/** Functions that hold a number down. */
const CLAMPS = /^(min|clamp|cap)$/i;

/** Whether a number comes from the input of a handler and nothing in sight holds it down; no where that cannot be told. */
export function findOpenInput(module: Module, limit: Node): boolean {
  return isOpen(module, limit, 0);
}

const MAX_FUNCTIONS = 3;

function isOpen(module: Module, limit: Node, depth: number): boolean {
  const leaves = leavesOf(module, limit, 0);
  if (!leaves || leaves.some((leaf) => isCompared(leaf) || isHeldByClass(module, leaf))) return false;
  return leaves.some((leaf) => findUncheckedInput(module, leaf) !== null || (depth < MAX_FUNCTIONS && isGivenOpen(module, leaf, depth)));
}

/** `@Max(100) limit = 20` of the class that `query` of `query.limit` is declared with. */
function isHeldByClass(module: Module, leaf: Node): boolean {
  const name = leaf.type === 'MemberExpression' ? memberName(leaf) : null;
  const declared = leaf.type === 'MemberExpression' && name !== null ? findInstanceClass(module, leaf.object) : null;
  return declared !== null && name !== null && findFieldCheck(module, declared, name, 'value') !== null;
}

/** Whether a call in sight gives such a number for the parameter that a name is, or is a part of: `list(query)`, `list({ limit: query.limit })`. */
function isGivenOpen(module: Module, leaf: Node, depth: number): boolean {
  const definitionOf = (node: Node): Variable['defs'][number] | undefined => {
    const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
    return variable === null || variable === 'global' ? undefined : variable.defs[0];
  };
  const last = findOrigins(module, leaf).findLast(({ node }) => definitionOf(node)?.type === 'Parameter');
  const definition = last && definitionOf(last.node);
  const fn = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node : null;
  if (!last || !fn || !definition || describeHandler(module, fn)) return false;
  const index = fn.params.findIndex(({ range }) => range[0] <= definition.name.range[0] && definition.name.range[1] <= range[1]);
  const param = fn.params[index];
  const pattern = param?.type === 'AssignmentPattern' ? param.left : param;
  const property = pattern?.type === 'ObjectPattern' ? pattern.properties.find((each) => each.type === 'Property' && isInside(definition.name, each)) : undefined;
  const own = property?.type === 'Property' ? keyName(property) : null;
  const keys = own === null ? last.keys : [own, ...last.keys];
  return (runPlacesOf(module, fn)?.places ?? []).slice(0, MAX_CALLERS).some((place) => {
    const given = place.type === 'CallExpression' ? place.arguments[index] : undefined;
    if (!given || given.type === 'SpreadElement' || isFunction(given)) return false;
    const home = homeOf(module, place);
    const object = findLiteral(home, given) ?? unwrap(given);
    const value = object.type === 'ObjectExpression' ? object.properties.find((each) => each.type === 'Property' && keyName(each) === keys[0]) : undefined;
    if (object.type === 'ObjectExpression' && value?.type !== 'Property') return false;
    return isOpen(home, value?.type === 'Property' ? value.value : given, depth + 1);
  });
}

const MAX_CALLERS = 10;

const MAX_DEPTH = 5;

/** The names and members that a number is computed from; null where something holds it down. */
function leavesOf(module: Module, node: Node, depth: number): readonly Node[] | null {
  const leaves: Node[] = [];
  let isHeld = depth > MAX_DEPTH;
  walk(node, (each) => {
    if (each.type === 'CallExpression') {
      const name = each.callee.type === 'Identifier' ? each.callee.name : memberName(each.callee);
      if (CLAMPS.test(name ?? '')) isHeld = true;
      // A schema, or a helper of the project, may have a maximum.
      else if (!/^(Number|parseInt|parseFloat|Math|floor|ceil|round|abs|max|toString|trim|get|query|param|header|searchParams|String)$/.test(name ?? '')) isHeld = true;
    }
    if (each.type === 'MemberExpression' || each.type === 'Identifier') leaves.push(each);
    return !isHeld;
  });
  if (isHeld) return null;
  const all = [...leaves];
  for (const leaf of leaves) {
    const [, ...origins] = findOrigins(module, leaf);
    const next = origins.find(({ node: at }) => at.type !== 'Identifier' && at.type !== 'MemberExpression' && at.type !== 'ObjectPattern');
    const inner = next && next.node !== node ? leavesOf(module, next.node, depth + 1) : [];
    if (!inner) return null;
    all.push(...inner);
  }
  return all;
}

/** What of the input of the handler around it a value is a part of, where no schema or middleware has looked at that; null where it is none. */
export function findUncheckedInput(module: Module, leaf: Node): InputPart | null {
  const origins = findOrigins(module, leaf);
  for (const fn of functionsAround(leaf)) {
    const handler = describeHandler(module, fn);
    if (!handler) continue;
    const inputs = findInputs(module, handler);
    const found = origins.map(({ node }) => inputs.find((each) => each.node === node)).find((each) => each !== undefined);
    if (found) return found.state !== 'validated' && found.validations.length === 0 && handler.registrations.every(({ validations }) => validations.length === 0) ? found.part : null;
  }
  return null;
}

/** `if (limit > 100)`, `limit <= MAX`: a number that is compared may be held down there. */
function isCompared(leaf: Node): boolean {
  const name = leaf.type === 'Identifier' ? leaf.name : memberName(leaf);
  const fn = findEnclosingFunction(leaf);
  let found = false;
  if (fn && name !== null) {
    walk(fn, (each) => {
      if (each.type === 'BinaryExpression' && /^[<>]=?$/.test(each.operator)) {
        for (const side of [each.left, each.right]) if ((side.type === 'Identifier' ? side.name : memberName(side)) === name) found = true;
      }
      return !found;
    });
  }
  return found;
}
