import { findThisClass, isClass, memberName, unwrap, type ClassNode, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findFunction, findInheritedMember, findInstanceClass, findParameter, findSuperclass, findVariable } from '../bindings/index.js';
import { isDeferring } from './body.js';

/** A function as it runs for one call: with what it was given, on the instance that it was called on. */
export interface Frame {
  readonly code: Node;
  readonly call: Invocation | null;
  /** The class of the instance that `this` is, which may override what the class around the code declares. */
  readonly self: ClassNode | null;
  /** Who made the call. */
  readonly caller: Frame | null;
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
  if (passed) return frameOf(module, passed.node, call, passed.frame);
  const method = methodOf(module, callee, frame);
  const fn = method?.fn ?? findFunction(module, callee);
  return fn ? [{ code: fn, call, self: method?.self ?? frame.self, caller: frame }] : [];
}

/** The argument that a parameter stands for: `run` in `function each(run) { run() }`, called as `each(load)`. */
function givenFor(module: Module, callee: Node, frame: Frame): { node: Node; frame: Frame } | null {
  const { call, caller, code } = frame;
  if (callee.type !== 'Identifier' || !call || !caller || call.type === 'TaggedTemplateExpression') return null;
  const variable = findVariable(module, callee);
  const place = variable === null || variable === 'global' ? null : findParameter(variable);
  if (place?.fn !== code) return null;
  const argument = call.arguments[place.index];
  return argument && argument.type !== 'SpreadElement' ? { node: argument, frame: caller } : null;
}

/** A method found by the instance it is called on: `this.load()` runs what a subclass puts in the place of `load`. */
function methodOf(module: Module, callee: Node, frame: Frame): { fn: FunctionNode; self: ClassNode | null } | null {
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  if (callee.type !== 'MemberExpression' || name === null) return null;
  const { object } = callee;
  if (object.type === 'Super') {
    const fn = findFunction(module, callee);
    return fn && { fn, self: frame.self };
  }
  const owner = object.type === 'ThisExpression' ? selfOf(module, object, frame) : findInstanceClass(module, object);
  const found = owner && findInheritedMember(module, owner, name);
  if (!found) return null;
  const fn = found.member.isGetter ? null : (found.member.method ?? (found.member.value && findFunction(module, found.member.value)));
  return fn && { fn, self: owner };
}

/** The class of `this`: that of the instance at hand when it derives from the class around the code. */
function selfOf(module: Module, node: Node, { self }: Frame): ClassNode | null {
  const lexical = findThisClass(node);
  for (let at = self, steps = 0; at && lexical && steps < 10; at = findSuperclass(module, at), steps += 1) if (at === lexical) return self;
  return lexical;
}

function constructorsOf(module: Module, callee: Node, call: Invocation, frame: Frame): readonly Frame[] {
  const inner = callee.type === 'Super' ? findThisClass(callee) : null;
  const owner = callee.type === 'Super' ? inner && findSuperclass(module, inner) : findClass(module, callee);
  const found = owner && findConstructor(module, owner);
  return found ? [{ code: found, call, self: callee.type === 'Super' ? frame.self : owner, caller: frame }] : [];
}

function findConstructor(module: Module, start: ClassNode): Node | null {
  for (let at: ClassNode | null = start, steps = 0; at && steps < 10; at = findSuperclass(module, at), steps += 1) {
    for (const element of at.body.body) if (element.type === 'MethodDefinition' && element.kind === 'constructor' && !isClass(element.value)) return element.value;
  }
  return null;
}
