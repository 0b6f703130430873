import { isFunction, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findShape, settle } from '../bindings/index.js';
import { findOrigin, type Frame } from './callees.js';

/** What a call gives for a parameter, as far as that decides which code runs. */
interface Given {
  readonly is: Node | null;
  /** The run in which a function was made in place: what its variables mean. */
  readonly frame: Frame | null;
}

const NOTHING: Given = { is: null, frame: null };
const known = new WeakMap<Frame, readonly Given[]>();

/** Whether two runs of a function call the same code: on the same kind of instance, with the same functions and instances given. */
export function isSameRun(module: Module, one: Frame, other: Frame): boolean {
  if (one.code !== other.code || one.self !== other.self) return false;
  if (one.call === other.call && one.caller === other.caller) return true;
  const [left, right] = [givenTo(module, one), givenTo(module, other)];
  return left.length === right.length && left.every((each, index) => each.is === right[index]?.is && each.frame === right[index].frame);
}

function givenTo(module: Module, frame: Frame): readonly Given[] {
  let given = known.get(frame);
  if (!given) known.set(frame, (given = readGiven(module, frame)));
  return given;
}

function readGiven(module: Module, { call, caller, code }: Frame): readonly Given[] {
  if (!call || !caller || call.type === 'TaggedTemplateExpression' || !isFunction(code)) return [];
  return code.params.map((_, index) => {
    const argument = call.arguments[index];
    return argument ? describeGiven(module, argument, caller) : NOTHING;
  });
}

function describeGiven(module: Module, argument: Node, caller: Frame): Given {
  const origin = findOrigin(module, argument, caller);
  const node = unwrap(origin.node);
  if (isFunction(node)) return { is: node, frame: origin.frame };
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return NOTHING;
  const fn = findFunction(module, node);
  if (fn) return { is: fn, frame: null };
  const shape = settle(module, findShape(module, origin.node));
  if (shape?.kind === 'nominal' || shape?.kind === 'class') return { is: shape.declaration, frame: null };
  return shape?.kind === 'object' ? { is: shape.literal, frame: null } : NOTHING;
}
