import { keyName, memberName, unwrap, walk, type Expression, type Node, type ObjectExpression, type Property } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { Caught } from './caught.js';
import { saysOf, type Says } from './caught-text.js';
import { keepsAs, keepsUnder, type Keeping } from './error-places.js';
import type { LogCall } from './types.js';

/** Something in a line of the log that has to do with the Error. */
export interface ErrorMention {
  /** The expression: the argument, or the value of the property. */
  readonly node: Node;
  readonly says: Exclude<Says, 'none'>;
  /** The argument that it is, or is in. */
  readonly argument: Expression;
  /** The property of an object literal whose value it is, and that literal. */
  readonly property: Property | null;
  readonly object: ObjectExpression | null;
  readonly keeps: Keeping;
  /** The pieces of a text that speak of it, in order: `err.message` in `` `x failed: ${err.message}` ``. */
  readonly pieces: readonly Node[];
  /** Where its message is read by name: `err.message`, `(err as Error).message`. */
  readonly messages: readonly MemberExpression[];
}

type MemberExpression = Extract<Node, { type: 'MemberExpression' }>;

/** What the arguments of a log call have of the Error, in order. */
export function findErrorMentions(module: Module, caught: Caught, call: LogCall): readonly ErrorMention[] {
  return call.given.flatMap((argument) => {
    const value = unwrap(argument);
    if (value.type === 'ObjectExpression') return inObject(module, caught, call, argument, value, 0);
    const says = saysOf(module, caught, argument);
    if (says === 'none') return [];
    const keeps = says === 'whole' ? keepsAs(module, call, argument) : keepingOf(says);
    return [{ node: argument, says, argument, property: null, object: null, keeps, ...piecesOf(module, caught, argument) }];
  });
}

function keepingOf(says: Says): Keeping {
  return says === 'stack' ? 'kept' : says === 'unknown' ? 'unknown' : 'lost';
}

/** How deep objects in one another are looked into. */
const MAX_DEPTH = 3;

function inObject(module: Module, caught: Caught, call: LogCall, argument: Expression, object: ObjectExpression, depth: number): readonly ErrorMention[] {
  return object.properties.flatMap((property): readonly ErrorMention[] => {
    const isSpread = property.type === 'SpreadElement';
    const node = isSpread ? property.argument : property.value;
    const value = unwrap(node);
    const place = { argument, property: isSpread ? null : property, object, ...piecesOf(module, caught, node) };
    if (value.type === 'ObjectExpression' && depth < MAX_DEPTH) {
      return inObject(module, caught, call, argument, value, depth + 1);
    }
    const says = saysOf(module, caught, node);
    if (says === 'none') return [];
    if (says !== 'whole') return [{ ...place, node, says, keeps: keepingOf(says) }];
    const key = isSpread ? null : keyName(property);
    return [{ ...place, node, says, keeps: key === null ? 'unknown' : keepsUnder(module, call, argument, key, depth > 0) }];
  });
}

function piecesOf(module: Module, caught: Caught, root: Node): Pick<ErrorMention, 'pieces' | 'messages'> {
  const messages: MemberExpression[] = [];
  walk(root, (node) => {
    if (node.type === 'MemberExpression' && memberName(node) === 'message' && saysOf(module, caught, node.object) === 'whole') messages.push(node);
  });
  return { pieces: leavesOf(root).filter((each) => saysOf(module, caught, each) !== 'none'), messages };
}

/** The operands of a template or of a chain of `+`. */
function leavesOf(node: Node): readonly Node[] {
  if (node.type === 'TemplateLiteral') return node.expressions.flatMap(leavesOf);
  return node.type === 'BinaryExpression' && node.operator === '+' ? [...leavesOf(node.left), ...leavesOf(node.right)] : [node];
}
