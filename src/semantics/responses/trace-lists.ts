import { memberName, wrapped, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, isGlobal } from '../bindings/index.js';
import type { ResponseModel } from '../types.js';
import { judgeLook } from './look.js';

/** A function as it runs for one call of it; `gives` says what that call makes of the result. */
export interface Frame {
  readonly fn: FunctionNode;
  readonly call: CallExpression;
  readonly gives: 'result' | 'list';
  readonly outer: Frame | null;
}

/** How many steps one answer is followed for; what lies beyond is unknown. */
const MAX_STEPS = 400;
const EACH = new Set(['map', 'flatMap', 'forEach', 'filter', 'every', 'some', 'find']);

/** What has been seen of an answer so far. */
export interface Noted {
  readonly reads: Node[];
  readonly looks: Node[];
  readonly partialLooks: Node[];
  readonly dropped: Node[];
  readonly returnedBy: Set<Node>;
  isUsed: boolean;
  isHandedOn: boolean;
}

/** What is noted of an answer on its way, and the way of lists whose elements are answers. */
export abstract class ListTrace {
  readonly module: Module;
  readonly model: ResponseModel;
  readonly use: Noted = { reads: [], looks: [], partialLooks: [], dropped: [], returnedBy: new Set(), isUsed: false, isHandedOn: false };
  private steps = 0;

  constructor(module: Module, model: ResponseModel) {
    this.module = module;
    this.model = model;
  }

  /** What becomes of an answer, or of the promise of one, that the expression `node` gives. */
  abstract follow(node: Node, frame: Frame | null, isAwaited: boolean): void;
  /** `const response = …`, `const { ok, json } = …`, a parameter. */
  protected abstract bind(declaration: Node, target: Node, frame: Frame | null): void;
  protected abstract enter(fn: FunctionNode, index: number, frame: Frame): void;

  protected handOn(): void {
    this.use.isHandedOn = true;
  }

  protected step(): boolean {
    this.steps += 1;
    if (this.steps > MAX_STEPS) this.handOn();
    return this.steps <= MAX_STEPS && !this.use.isHandedOn;
  }

  /** Asked for no more than whether it is there, or not at all. */
  protected drop(at: Node, isAwaited: boolean): void {
    if (isAwaited) this.use.dropped.push(at);
  }

  protected look(node: Node, name: string): void {
    const kind = judgeLook(this.module, node, name === this.model.code);
    if (kind === 'full') this.use.looks.push(node);
    else if (kind === 'partial') this.use.partialLooks.push(node);
    else this.use.dropped.push(node);
  }

  /** What becomes of a list whose elements, or one of them, are answers or promises of them. */
  protected followList(node: Node, index: number | null, frame: Frame | null, isAwaited: boolean): void {
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

  protected bindList(declaration: Node, target: Node, index: number | null, frame: Frame | null): void {
    if (target.type === 'ArrayPattern') {
      const elements = index === null ? target.elements : [target.elements[index]];
      for (const element of elements) if (element) this.bind(declaration, element, frame);
      return undefined;
    }
    const variable = target.type === 'Identifier' ? findDeclaredVariable(this.module, declaration, target.name) : null;
    if (!variable) return this.handOn();
    for (const reference of variable.references) if (reference.isRead()) this.followList(reference.identifier, index, frame, true);
  }

  protected listArgument(call: CallExpression, at: Node, index: number | null, frame: Frame | null): void {
    const { callee } = call;
    if (call.arguments[0] !== at || callee.type !== 'MemberExpression' || !isGlobal(this.module, callee.object, 'Promise')) return this.handOn();
    const name = memberName(callee);
    if (name === 'all') return this.followList(call, index, frame, false);
    return name === 'race' || name === 'any' ? this.follow(call, frame, false) : this.handOn();
  }

  protected listMember(member: Extract<Node, { type: 'MemberExpression' }>, index: number | null, frame: Frame | null): void {
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
}
