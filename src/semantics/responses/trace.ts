import { findEnclosingFunction, isFunction, keyName, memberName, wrapped, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findVariable, isGlobal } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { describeLog } from '../logs/index.js';
import type { ResponseModel } from '../types.js';
import { isEmpty, isTypeOfContent, isUnread } from './answer-shapes.js';
import { ListTrace, type Frame } from './trace-lists.js';
import type { ResponseUse } from './types.js';

const MAX_FRAMES = 6;

/** Follows the answer that a call gives through variables, chains, lists and functions in sight. */
export function traceResponse(module: Module, call: CallExpression, model: ResponseModel): ResponseUse {
  const trace = new Trace(module, model);
  trace.follow(call, null, false);
  return trace.use;
}

class Trace extends ListTrace {
  /** What becomes of an answer, or of the promise of one, that the expression `node` gives. */
  override follow(node: Node, frame: Frame | null, isAwaited: boolean): void {
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

  /** `const response = await fetch(url)`, and no mention of it. */
  private noteUnread(declaration: Node, target: Node, at: Node): void {
    const variable = target.type === 'Identifier' ? findDeclaredVariable(this.module, declaration, target.name) : null;
    if (variable && !variable.references.some((each) => each.isRead())) this.use.dropped.push(at);
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
  protected override bind(declaration: Node, target: Node, frame: Frame | null): void {
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
    for (const reference of variable.references) {
      if (this.use.isHandedOn) return;
      if (reference.isRead()) this.follow(reference.identifier, frame, true);
    }
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

  protected override enter(fn: FunctionNode, index: number, frame: Frame): void {
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

}

const CHAIN = new Set(['then', 'catch', 'finally']);
/** Members that tell nothing of how it went. */
const NEUTRAL = new Set(['headers', 'trailers', 'url', 'bodyUsed', 'size', 'context', 'opaque']);
