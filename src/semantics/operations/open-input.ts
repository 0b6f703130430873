import { findEnclosingFunction, memberName, walk, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeHandler, findInputs } from '../describe-handler.js';
import { functionsAround, findOrigins } from '../sensitive/origin.js';
import type { InputPart } from '../types.js';

/** Functions that hold a number down. */
const CLAMPS = /^(min|clamp|cap)$/i;

/** Whether a number comes from the input of a handler and nothing in sight holds it down; no where that cannot be told. */
export function findOpenInput(module: Module, limit: Node): boolean {
  const leaves = leavesOf(module, limit, 0);
  if (!leaves) return false;
  return leaves.some((leaf) => findUncheckedInput(module, leaf) !== null) && !leaves.some((leaf) => isCompared(leaf));
}

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
