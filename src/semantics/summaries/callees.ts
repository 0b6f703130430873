import { findEnclosingFunction, findThisClass, isClass, isFunction, isInside, memberName, unwrap, type ClassNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import {
  findClass, findFunction, findInheritedMember, findMemberShape, findNominal, findOnlyClass, findParameter, findShape, findSuperclass, findVariable, instanceOf, settle, type Shape,
} from '../bindings/index.js';
import { isDeferring } from './body.js';

/** A function as it runs for one call: with what it was given, on the instance that it was called on. */
export interface Frame {
  readonly code: Node;
  readonly call: Invocation | null;
  /** The class of the instance that `this` is, which may override what the class around the code declares. */
  readonly self: ClassNode | null;
  /** Who made the call. */
  readonly caller: Frame | null;
  /** The run of the function around the code, where this function was made: what its variables mean. */
  readonly outer: Frame | null;
}

/** The functions that a call runs, as far as they are in sight: its callee, and the functions that it is given when nobody sees what becomes of them. */
export function calleesOf(module: Module, call: Invocation, frame: Frame): readonly Frame[] {
  if (call.type === 'TaggedTemplateExpression') return frameOf(module, call.tag, call, frame);
  const callee = unwrap(call.callee);
  if (call.type === 'NewExpression' || callee.type === 'Super') return constructorsOf(module, callee, call, frame);
  const own = frameOf(module, callee, call, frame);
  if (own.length > 0 || isDeferring(call)) return own;
  return call.arguments.flatMap((argument) => (isName(argument) ? frameOf(module, argument, call, frame) : []));
}

/** `list.map(load)`, `retry(this.load)`: functions given by their name; those given in place are part of the code around them. */
function isName(node: Node): boolean {
  const given = unwrap(node);
  return given.type === 'Identifier' || given.type === 'MemberExpression' || given.type === 'CallExpression';
}

function frameOf(module: Module, callee: Node, call: Invocation, frame: Frame): readonly Frame[] {
  const passed = givenFor(module, callee, frame);
  if (passed) return frameOf(module, passed.node, call, passed.frame).map((each) => ({ ...each, caller: frame }));
  const method = methodOf(module, callee, frame);
  const code = method?.code ?? findFunction(module, callee) ?? bodyOf(settle(module, findShape(module, callee)));
  return code ? [{ code, call, self: method?.self ?? frame.self, caller: frame, outer: outerOf(code, frame) }] : [];
}

/** `const load = makeLoader()` */
function bodyOf(shape: Shape | null): Node | null {
  return shape?.kind === 'function' ? (shape.signatures.find(isFunction) ?? null) : null;
}

/** The run of the function in which a function was made, when that is one of those at hand. */
function outerOf(code: Node, frame: Frame): Frame | null {
  const around = findEnclosingFunction(code);
  for (let at: Frame | null = around && frame; at; at = at.outer) if (isInside(code, at.code)) return at;
  return null;
}

/** The argument that a parameter stands for: `run` in `function each(run) { run() }`, called as `each(load)`. */
function givenFor(module: Module, name: Node, frame: Frame): { node: Node; frame: Frame } | null {
  if (name.type !== 'Identifier') return null;
  const variable = findVariable(module, name);
  const place = variable === null || variable === 'global' ? null : findParameter(variable);
  if (!place) return null;
  let at: Frame | null = frame;
  while (at && at.code !== place.fn) at = at.outer;
  if (!at?.call || !at.caller || at.call.type === 'TaggedTemplateExpression') return null;
  const argument = at.call.arguments[place.index];
  return argument && argument.type !== 'SpreadElement' ? { node: argument, frame: at.caller } : null;
}

/** What a name stands for, through parameters of the runs at hand, and where that was written. */
export function findOrigin(module: Module, start: Node, startFrame: Frame): { node: Node; frame: Frame } {
  let origin = { node: start, frame: startFrame };
  for (let steps = 0; steps < 10; steps += 1) {
    const passed = givenFor(module, origin.node, origin.frame);
    if (!passed) break;
    origin = passed;
  }
  return origin;
}

/** A method found by the instance it is called on: `this.load()` runs what a subclass puts in the place of `load`. */
function methodOf(module: Module, callee: Node, frame: Frame): { code: Node; self: ClassNode | null } | null {
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  if (callee.type !== 'MemberExpression' || name === null) return null;
  if (callee.object.type === 'Super') {
    const fn = findFunction(module, callee);
    return fn && { code: fn, self: frame.self };
  }
  const receiver = settle(module, shapeIn(module, callee.object, frame, 0));
  if (receiver?.kind !== 'nominal' && receiver?.kind !== 'class') return null;
  const owner = isClass(receiver.declaration) ? receiver.declaration : findOnlyClass(module, receiver.declaration);
  const declared = owner && findInheritedMember(module, owner, name, receiver.kind === 'class');
  // An abstract method is what the only subclass makes of it.
  const isAbstract = declared?.owner.abstract === true && declared.member.method === null && declared.member.signatures.length > 0;
  const only = isAbstract ? findOnlyClass(module, declared.owner) : null;
  const found = only ? findInheritedMember(module, only, name) : declared;
  const { method = null, isGetter = false, value = null } = found?.member ?? {};
  const code = isGetter ? null : (method ?? (value && findFunction(module, value)));
  return code && { code, self: receiver.kind === 'nominal' ? (only ?? owner) : null };
}

/** What an expression is in this run: `this` is the instance at hand, a parameter what was given for it. */
function shapeIn(module: Module, outer: Node, frame: Frame, depth: number): Shape | null {
  const node = unwrap(outer);
  if (node.type === 'ThisExpression') {
    const self = selfOf(module, node, frame);
    return self ? instanceOf(self) : findShape(module, outer);
  }
  const name = memberName(node);
  if (node.type === 'MemberExpression' && name !== null && isRootedInRun(module, node, frame)) {
    const object = shapeIn(module, node.object, frame, depth);
    return (object && findMemberShape(module, object, name)) ?? findShape(module, outer);
  }
  const passed = depth < 5 ? givenFor(module, node, frame) : null;
  const given = passed && settle(module, shapeIn(module, passed.node, passed.frame, depth + 1));
  return given?.kind === 'nominal' ? given : findShape(module, outer);
}

function isRootedInRun(module: Module, outer: Node, frame: Frame): boolean {
  let node = unwrap(outer);
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  if (node.type !== 'ThisExpression') return givenFor(module, node, frame) !== null;
  const self = selfOf(module, node, frame);
  return self !== null && self !== findThisClass(node);
}

/** The class of `this`: that of the instance at hand when it derives from the class around the code. */
function selfOf(module: Module, node: Node, { self }: Frame): ClassNode | null {
  const lexical = findThisClass(node);
  const declared = lexical && findNominal(module, node);
  // In a static method, `this` is the class.
  if (!declared) return null;
  for (let at = self, steps = 0; at && steps < 10; at = findSuperclass(module, at), steps += 1) if (at === lexical) return self;
  return lexical;
}

function constructorsOf(module: Module, callee: Node, call: Invocation, frame: Frame): readonly Frame[] {
  const inner = callee.type === 'Super' ? findThisClass(callee) : null;
  const owner = callee.type === 'Super' ? inner && findSuperclass(module, inner) : (findClass(module, callee) ?? classOf(settle(module, findShape(module, callee))));
  const found = owner && findConstructor(module, owner);
  if (!found) return [];
  return [{ code: found, call, self: callee.type === 'Super' ? frame.self : owner, caller: frame, outer: null }];
}

function classOf(shape: Shape | null): ClassNode | null {
  return shape?.kind === 'class' ? shape.declaration : null;
}

function findConstructor(module: Module, start: ClassNode): Node | null {
  for (let at: ClassNode | null = start, steps = 0; at && steps < 10; at = findSuperclass(module, at), steps += 1) {
    for (const element of at.body.body) {
      if (element.type === 'MethodDefinition' && element.kind === 'constructor' && isFunction(element.value)) return element.value;
    }
  }
  return null;
}
