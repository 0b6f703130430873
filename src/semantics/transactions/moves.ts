import { someNode, walk, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction } from '../bindings/index.js';
import { readPart } from '../operations/index.js';
import { keysOf, pathsIn } from './keys.js';
import { changesQuantity } from './quantities.js';
import type { WriteSite } from './sites.js';

/** Whether one row of a table loses what another one of it gets: `balance - amount` of one account, `balance + amount` of another. */
export function isMoved(module: Module, first: WriteSite, second: WriteSite): boolean {
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
    // sql`${users.credits} - ${n}`
    if (node.type === 'TaggedTemplateExpression') words.push(...node.quasi.quasis.flatMap(({ value: { raw } }) => (/^\s*-/.test(raw) ? 'decrement' : /^\s*\+/.test(raw) ? 'increment' : [])));
    if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier' && node.parent.type === 'CallExpression') words.push(node.property.name);
  });
  return words.join(' ');
}

/** What is taken from one record is given to another: `update({ id: from }, -amount)`, `debit(from, amount)` and `credit(to, amount)`. */
export function isTransfer(module: Module, unit: FunctionNode, first: WriteSite, second: WriteSite): boolean {
  if (!changesQuantity(module, unit, first) || !changesQuantity(module, unit, second)) return false;
  const [sign, otherSign] = [signOf(first), signOf(second)];
  if (first.isDirect !== second.isDirect || (sign !== null && sign === otherSign)) return false;
  if (first.isDirect) {
    const [keys, others] = [keysOf(module, first), keysOf(module, second)];
    return keys.length > 0 && others.length > 0 && !keys.some((key) => others.includes(key)) && isAmountShared(module, first, second);
  }
  const [one, other] = [first.call, second.call];
  if (one.type !== 'CallExpression' || other.type !== 'CallExpression' || findFunction(module, one.callee) === findFunction(module, other.callee)) return false;
  const [given, given2] = [one, other].map((call) => call.arguments.flatMap((each) => pathsIn(each)));
  return !!given && !!given2 && given.some((each) => given2.includes(each)) && given.some((each) => !given2.includes(each)) && given2.some((each) => !given.includes(each));
}

function isAmountShared(module: Module, first: WriteSite, second: WriteSite): boolean {
  const amounts = amountsIn(module, second);
  return amountsIn(module, first).some((each) => amounts.includes(each));
}

/** What a write of a quantity is computed from, as written. */
function amountsIn(module: Module, { operation }: WriteSite): readonly string[] {
  const facts = [readPart(module, operation, 'data'), readPart(module, operation, 'values')];
  const places = [...facts.flatMap((fact) => (fact.state === 'set' ? fact.values : [])), ...(operation.statement?.interpolated ?? [])];
  return places.flatMap((place) => pathsIn(place));
}
