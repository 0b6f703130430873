import { findEnclosingFunction, isFunction, keyName, memberName, unwrap, wrapped, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findVariable, isGlobal } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { describeLog } from '../logs/index.js';
import type { ResponseModel } from '../types.js';
import { judgeLook } from './look.js';
import type { ResponseUse } from './types.js';

/** A function as it runs for one call of it; `gives` says what that call makes of the result. */
interface Frame {
  readonly fn: FunctionNode;
  readonly call: CallExpression;
  readonly gives: 'result' | 'list';
  readonly outer: Frame | null;
}

/** How many steps one answer is followed for; what lies beyond is unknown. */
const MAX_STEPS = 400;
const MAX_FRAMES = 6;

/** Follows the answer that a call gives through variables, chains, lists and functions in sight. */
export function traceResponse(module: Module, call: CallExpression, model: ResponseModel): ResponseUse {
  const trace = new Trace(module, model);
  trace.follow(call, null, false);
  return trace.use;
}

class Trace {
  readonly module: Module;
  readonly model: ResponseModel;
  readonly use = { reads: [] as Node[], looks: [] as Node[], partialLooks: [] as Node[], dropped: [] as Node[], returnedBy: new Set<Node>(), isUsed: false, isHandedOn: false };
  private steps = 0;

  constructor(module: Module, model: ResponseModel) {
    this.module = module;
    this.model = model;
  }

  private handOn(): void {
    this.use.isHandedOn = true;
  }

  /** What becomes of an answer, or of the promise of one, that the expression `node` gives. */
  follow(node: Node, frame: Frame | null, isAwaited: boolean): void {
    if (!this.step()) return;
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
      case 'AwaitExpression':
        return this.follow(parent, frame, true);
      case 'VariableDeclarator':
        if (parent.init === at && isAwaited) this.noteUnread(parent, parent.id, at);
        return parent.init === at ? this.bind(parent, parent.id, frame) : this.handOn();
      case 'AssignmentExpression':
        return parent.right === at ? this.assign(parent, frame) : undefined;
      case 'MemberExpression':
        return parent.object === at ? this.member(parent, frame) : this.handOn();
      case 'CallExpression':
        return parent.callee === at ? this.handOn() : this.argument(parent, at, frame);
      case 'ReturnStatement':
        return this.giveBack(findEnclosingFunction(parent), frame);
      case 'ArrowFunctionExpression':
        return parent.body === at ? this.giveBack(parent, frame) : this.handOn();
      case 'ConditionalExpression':
        return parent.test === at ? this.drop(at, isAwaited) : this.follow(parent, frame, isAwaited);
      case 'LogicalExpression':
        return parent.operator === '&&' && parent.left === at ? this.drop(at, isAwaited) : this.follow(parent, frame, isAwaited);
      case 'UnaryExpression':
      case 'IfStatement':
      case 'TemplateLiteral':
      case 'ExpressionStatement':
        return this.drop(at, isAwaited);
      case 'BinaryExpression':
        return /^[!=]==?$/.test(parent.operator) ? this.drop(at, isAwaited) : this.handOn();
      case 'ArrayExpression':
        return this.followList(parent, parent.elements.indexOf(at as never), frame, false);
      case 'SequenceExpression':
        return parent.expressions.at(-1) === at ? this.follow(parent, frame, isAwaited) : undefined;
      default:
        return this.handOn();
    }
  }

  /** Asked for no more than whether it is there, or not at all. */
  private drop(at: Node, isAwaited: boolean): void {
    if (isAwaited) this.use.dropped.push(at);
  }

  /** `const response = await fetch(url)`, and no mention of it. */
  private noteUnread(declaration: Node, target: Node, at: Node): void {
    const variable = target.type === 'Identifier' ? findDeclaredVariable(this.module, declaration, target.name) : null;
    if (variable && !variable.references.some((each) => each.isRead())) this.use.dropped.push(at);
  }

  private step(): boolean {
    this.steps += 1;
    if (this.steps > MAX_STEPS) this.handOn();
    return this.steps <= MAX_STEPS && !this.use.isHandedOn;
  }

  private assign(parent: Extract<Node, { type: 'AssignmentExpression' }>, frame: Frame | null): void {
    const { left } = parent;
    if (!/^(\?\?|\|\|)?=$/.test(parent.operator)) return this.handOn();
    const variable = left.type === 'Identifier' ? findVariable(this.module, left) : null;
    if (variable === null || variable === 'global') return this.handOn();
    this.variable(variable, frame);
    if (parent.parent.type !== 'ExpressionStatement') this.follow(parent, frame, false);
  }

  /** `const response = …`, `const { ok, json } = …`, a parameter. */
  private bind(declaration: Node, target: Node, frame: Frame | null): void {
    switch (target.type) {
      case 'AssignmentPattern':
        return this.bind(declaration, target.left, frame);
      case 'Identifier': {
        const variable = findDeclaredVariable(this.module, declaration, target.name);
        return variable ? this.variable(variable, frame) : this.handOn();
      }
      case 'ObjectPattern':
        for (const property of target.properties) this.take(declaration, property);
        return undefined;
      default:
        return this.handOn();
    }
  }

  private take(declaration: Node, property: Node): void {
    const name = property.type === 'Property' ? keyName(property) : null;
    if (property.type !== 'Property' || name === null) return this.handOn();
    const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (this.model.status.includes(name)) {
      const variable = value.type === 'Identifier' ? findDeclaredVariable(this.module, declaration, value.name) : null;
      for (const { identifier, init } of variable?.references ?? []) if (!init) this.look(identifier, name);
    } else if (this.model.body.includes(name)) this.use.reads.push(property);
    else this.mention(name);
  }

  private variable(variable: Variable, frame: Frame | null): void {
    const key = `${frame ? this.keyOf(frame) : ''}`;
    const known = this.seenVariables.get(variable) ?? new Set();
    if (known.has(key)) return;
    this.seenVariables.set(variable, known.add(key));
    for (const reference of variable.references) if (reference.isRead()) this.follow(reference.identifier, frame, true);
  }

  private readonly seenVariables = new Map<Variable, Set<string>>();

  private keyOf(frame: Frame): string {
    return `${frame.call.range[0]}:${frame.fn.range[0]}`;
  }

  private member(member: Extract<Node, { type: 'MemberExpression' }>, frame: Frame | null): void {
    const name = memberName(member);
    const outer = wrapped(member);
    const call = outer.parent?.type === 'CallExpression' && outer.parent.callee === outer ? outer.parent : null;
    if (name === null) return this.handOn();
    if (call && CHAIN.has(name)) return this.chain(call, name, frame);
    if (this.model.status.includes(name)) return this.look(outer, name);
    if (this.model.same?.includes(name)) return call ? this.follow(call, frame, true) : undefined;
    if (this.model.body.includes(name)) {
      if (!isUnread(outer)) this.use.reads.push(call ?? outer);
      return undefined;
    }
    if (name === 'headers' && isTypeOfContent(outer)) return void this.use.looks.push(outer);
    return this.mention(name);
  }

  private mention(name: string): void {
    if (NEUTRAL.has(name)) this.use.isUsed = true;
    else this.handOn();
  }

  /** `.then(fn)`, `.catch(fn)`, `.finally(fn)` */
  private chain(call: CallExpression, name: string, frame: Frame | null): void {
    const [callback] = call.arguments;
    if (name !== 'then') {
      if (name === 'catch' && callback && isFunction(callback) && isEmpty(callback)) return this.followQuietly(call, frame);
      return this.follow(call, frame, false);
    }
    if (!callback) return this.follow(call, frame, false);
    const fn = callback.type === 'SpreadElement' ? null : findFunction(this.module, callback);
    if (!fn) return this.handOn();
    if (fn.params.length === 0) return isEmpty(fn) ? undefined : void this.use.dropped.push(call);
    this.enter(fn, 0, { fn, call, gives: 'result', outer: frame });
  }

  /** `await fetch(url).catch(() => {})`: whoever swallows a failure does not care how it went. */
  private followQuietly(call: CallExpression, frame: Frame | null): void {
    const { length } = this.use.dropped;
    this.follow(call, frame, false);
    this.use.dropped.length = length;
  }

  private enter(fn: FunctionNode, index: number, frame: Frame): void {
    let depth = 0;
    for (let at: Frame | null = frame; at; at = at.outer) depth += 1;
    const parameter = fn.params[index];
    if (!parameter) return;
    if (depth > MAX_FRAMES) return this.handOn();
    this.bind(fn, parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter, frame);
  }

  private argument(call: CallExpression, at: Node, frame: Frame | null): void {
    const { module } = this;
    if (describeLog(module, call)) return this.drop(at, true);
    const { callee } = call;
    if (callee.type === 'MemberExpression' && isGlobal(module, callee.object, 'Promise')) {
      return memberName(callee) === 'resolve' ? this.follow(call, frame, false) : this.handOn();
    }
    const kind = describeCall(module, call)?.kind;
    if (kind === 'deadline' || kind === 'runs') return this.follow(call, frame, false);
    const fn = findFunction(module, callee);
    const index = call.arguments.indexOf(at as never);
    if (!fn || index < 0 || call.arguments.slice(0, index).some((each) => each.type === 'SpreadElement')) return this.handOn();
    this.enter(fn, index, { fn, call, gives: 'result', outer: frame });
  }

  /** What a function gives back, where it was called in sight. */
  private giveBack(fn: FunctionNode | null, frame: Frame | null): void {
    if (!fn) return this.handOn();
    if (frame?.fn === fn) return frame.gives === 'list' ? this.followList(frame.call, null, frame.outer, false) : this.follow(frame.call, frame.outer, false);
    const outer = wrapped(fn);
    const { parent } = outer;
    if (parent?.type === 'CallExpression') {
      if (parent.callee === outer) return this.follow(parent, frame, false);
      const name = memberName(parent.callee);
      if (name === 'then' || name === 'catch') return this.follow(parent, frame, false);
      if (name === 'map' && parent.arguments[0] === outer) return this.followList(parent, null, frame, false);
      const kind = describeCall(this.module, parent)?.kind;
      if (kind === 'runs' || kind === 'deadline') return this.follow(parent, frame, false);
      return this.handOn();
    }
    this.use.returnedBy.add(fn);
  }

  /** What becomes of a list whose elements, or one of them, are answers or promises of them. */
  private followList(node: Node, index: number | null, frame: Frame | null, isAwaited: boolean): void {
    if (!this.step()) return;
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
      case 'AwaitExpression':
        return this.followList(parent, index, frame, true);
      case 'VariableDeclarator':
        return this.bindList(parent, parent.id, index, frame);
      case 'MemberExpression':
        return parent.object === at ? this.listMember(parent, index, frame) : this.handOn();
      case 'ForOfStatement':
        if (parent.right !== at || parent.left.type !== 'VariableDeclaration' || !parent.left.declarations[0]) return this.handOn();
        return this.bind(parent.left.declarations[0], parent.left.declarations[0].id, frame);
      case 'ExpressionStatement':
        return this.drop(at, isAwaited);
      case 'CallExpression':
        return this.listArgument(parent, at, index, frame);
      default:
        return this.handOn();
    }
  }

  private bindList(declaration: Node, target: Node, index: number | null, frame: Frame | null): void {
    if (target.type === 'ArrayPattern') {
      const elements = index === null ? target.elements : [target.elements[index]];
      for (const element of elements) if (element) this.bind(declaration, element, frame);
      return undefined;
    }
    const variable = target.type === 'Identifier' ? findDeclaredVariable(this.module, declaration, target.name) : null;
    if (!variable) return this.handOn();
    for (const reference of variable.references) if (reference.isRead()) this.followList(reference.identifier, index, frame, true);
  }

  private listArgument(call: CallExpression, at: Node, index: number | null, frame: Frame | null): void {
    const { callee } = call;
    if (call.arguments[0] !== at || callee.type !== 'MemberExpression' || !isGlobal(this.module, callee.object, 'Promise')) return this.handOn();
    const name = memberName(callee);
    if (name === 'all') return this.followList(call, index, frame, false);
    return name === 'race' || name === 'any' ? this.follow(call, frame, false) : this.handOn();
  }

  private listMember(member: Extract<Node, { type: 'MemberExpression' }>, index: number | null, frame: Frame | null): void {
    const outer = wrapped(member);
    const call = outer.parent?.type === 'CallExpression' && outer.parent.callee === outer ? outer.parent : null;
    if (member.computed && member.property.type === 'Literal') {
      return index === null || member.property.value === index ? this.follow(outer, frame, true) : undefined;
    }
    const name = memberName(member);
    if (name === 'length' && !call) return undefined;
    const [callback] = call?.arguments ?? [];
    if (!call || name === null || !EACH.has(name) || !callback || callback.type === 'SpreadElement') return this.handOn();
    const fn = findFunction(this.module, callback);
    if (!fn) return this.handOn();
    this.enter(fn, 0, { fn, call, gives: 'list', outer: frame });
    if (name === 'filter') this.followList(call, null, frame, false);
  }

  private look(node: Node, name: string): void {
    const kind = judgeLook(this.module, node, name === this.model.code);
    if (kind === 'full') this.use.looks.push(node);
    else if (kind === 'partial') this.use.partialLooks.push(node);
    else this.use.dropped.push(node);
  }
}

const CHAIN = new Set(['then', 'catch', 'finally']);
const EACH = new Set(['map', 'flatMap', 'forEach', 'filter', 'every', 'some', 'find']);
/** Members that tell nothing of how it went. */
const NEUTRAL = new Set(['headers', 'trailers', 'url', 'bodyUsed', 'size', 'context', 'opaque']);

/** `res.body?.cancel()`, `!res.body`, `if (res.body)`: the body is there or let go, and not read. */
function isUnread(outer: Node): boolean {
  const { parent } = outer;
  if (parent?.type === 'MemberExpression' && parent.object === outer) return ['cancel', 'dump', 'destroy', 'resume', 'locked'].includes(memberName(parent) ?? '');
  return parent?.type === 'UnaryExpression' || parent?.type === 'IfStatement' || (parent?.type === 'ConditionalExpression' && parent.test === outer);
}

/** `response.headers.get('content-type')`: error pages mostly have another type than what is asked for. */
function isTypeOfContent(headers: Node): boolean {
  const { parent } = headers;
  if (parent?.type !== 'MemberExpression') return false;
  const call = parent.parent;
  const key = call.type === 'CallExpression' ? call.arguments[0] : parent.property;
  return key?.type === 'Literal' && typeof key.value === 'string' && key.value.toLowerCase() === 'content-type';
}

/** `() => {}`, `() => undefined`, `() => null` */
function isEmpty({ body }: FunctionNode): boolean {
  if (body.type === 'BlockStatement') return body.body.length === 0;
  const value = unwrap(body);
  return (value.type === 'Literal' && value.value === null) || (value.type === 'Identifier' && value.name === 'undefined') || (value.type === 'UnaryExpression' && value.operator === 'void');
}
