import { findEnclosingFunction, memberName, unwrap, wrapped, type CallExpression, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findVariable } from '../bindings/index.js';
import { memo } from '../memo.js';

/** What is done with a query that a variable holds until it is run. */
export interface BuilderUses {
  /** Calls that only add to it: `query.where('id', id);`, `query = query.limit(10);`. */
  readonly added: readonly CallExpression[];
  /** It is run as it is: `await query`, `return query`. */
  readonly isRun: boolean;
  /** A chain that goes on from it is run, or kept in turn: `await query.first()`. */
  readonly isContinued: boolean;
  /** More may be added out of sight: `paginate(query)`, `query[method](…)`. */
  readonly isOpen: boolean;
}

/** The variable that holds what a call gives, not waited for: `const query = knex('links')`. */
export function findBuilderHolder(module: Module, node: Node): Variable | null {
  const value = wrapped(node);
  const { parent } = value;
  if (parent?.type === 'VariableDeclarator' && parent.init === value && parent.id.type === 'Identifier') return findDeclaredVariable(module, parent, parent.id.name);
  if (parent?.type !== 'AssignmentExpression' || parent.right !== value || parent.left.type !== 'Identifier') return null;
  return variableOf(module, parent.left);
}

/** The variable that a chain begins with: `query` of `query.where(…).first()`. */
export function findBuilderRoot(module: Module, call: CallExpression): Variable | null {
  let at: Node = call;
  while (at.type === 'CallExpression' || at.type === 'MemberExpression') at = unwrap(at.type === 'CallExpression' ? at.callee : at.object);
  return at.type === 'Identifier' ? variableOf(module, at) : null;
}

/** Whether a call, the last of its chain, only adds to the variable that the chain begins with. */
export function isAddition(module: Module, call: CallExpression): boolean {
  const outer = outerOf(call);
  const { parent } = outer;
  if (parent?.type === 'ExpressionStatement' || isBodyOfEach(outer)) return findBuilderRoot(module, call) !== null;
  return parent?.type === 'AssignmentExpression' && parent.right === outer && parent.left.type === 'Identifier' && variableOf(module, parent.left) === findBuilderRoot(module, call);
}

/** What a file does with a query that one of its variables holds. */
export const usesOfBuilder = memo<Variable, BuilderUses>('uses of a query', (module, variable) => {
  const added: CallExpression[] = [];
  let [isRun, isContinued, isOpen] = [false, false, false];
  for (const reference of variable.references) {
    if (!reference.isRead()) continue;
    const chain = chainFrom(reference.identifier as Node);
    const last = chain.calls.at(-1);
    if (chain.isOpen) isOpen = true;
    if (!last) {
      if (chain.isWaited || isRunAt(reference.identifier as Node)) isRun = true;
      else if (!isTest(reference.identifier as Node)) isOpen = true;
    } else if (!chain.isWaited && isAddition(module, last)) added.push(...chain.calls);
    else isContinued = true;
  }
  return { added, isRun, isContinued, isOpen };
});

interface Chain {
  readonly calls: readonly CallExpression[];
  readonly isWaited: boolean;
  /** Some method of it is not known. */
  readonly isOpen: boolean;
}

/** The calls that a chain makes on what a reference stands for; `then` is none of them. */
function chainFrom(identifier: Node): Chain {
  const calls: CallExpression[] = [];
  let isOpen = false;
  let at = wrapped(identifier);
  for (;;) {
    const member = at.parent;
    if (member?.type !== 'MemberExpression' || member.object !== at) return { calls, isWaited: at.parent?.type === 'AwaitExpression', isOpen };
    const outer = wrapped(member);
    const call = outer.parent;
    if (call?.type !== 'CallExpression' || call.callee !== outer) return { calls, isWaited: false, isOpen: true };
    const name = memberName(member);
    if (name === 'then' || name === 'catch' || name === 'finally') return { calls, isWaited: true, isOpen };
    isOpen ||= name === null;
    calls.push(call);
    at = wrapped(call);
  }
}

/** `wanted && query.where(…)`, `wanted ? query.where(…) : undefined`, `void query.where(…)` */
function outerOf(node: Node): Node {
  let at = wrapped(node);
  for (;;) {
    const { parent } = at;
    const isPart = (parent?.type === 'LogicalExpression' && parent.right === at) || (parent?.type === 'ConditionalExpression' && parent.test !== at) || (parent?.type === 'UnaryExpression' && parent.operator === 'void');
    if (!parent || !isPart) return at;
    at = wrapped(parent);
  }
}

/** `conditions.forEach((each) => query.where(each))` */
function isBodyOfEach(node: Node): boolean {
  const fn = node.parent;
  if (fn?.type !== 'ArrowFunctionExpression' || fn.body !== node) return false;
  const call = fn.parent;
  return call.type === 'CallExpression' && call.arguments.includes(fn) && memberName(unwrap(call.callee)) === 'forEach';
}

function isRunAt(identifier: Node): boolean {
  const value = wrapped(identifier);
  const { parent } = value;
  if (parent?.type === 'ReturnStatement') return findEnclosingFunction(parent) !== null;
  if (parent?.type === 'ArrowFunctionExpression') return parent.body === value;
  if (parent?.type === 'ForOfStatement') return parent.right === value;
  // `Promise.all([rows, total])`
  return parent?.type === 'ArrayExpression' && parent.parent.type === 'CallExpression' && /^all/.test(memberName(unwrap(parent.parent.callee)) ?? '');
}

/** `if (query)` */
function isTest(identifier: Node): boolean {
  const { parent } = wrapped(identifier);
  return parent?.type === 'IfStatement' || parent?.type === 'UnaryExpression';
}

function variableOf(module: Module, identifier: Extract<Node, { type: 'Identifier' }>): Variable | null {
  const variable = findVariable(module, identifier);
  return variable === 'global' ? null : variable;
}

/** The calls of an operation, and those that are added to it elsewhere; the last of its own stays the last. */
export function withAdded(own: readonly Invocation[], node: Invocation, added: readonly Invocation[]): readonly Invocation[] {
  const more = added.filter((each) => !own.includes(each));
  if (more.length === 0) return own;
  const split = own.findIndex((each) => each.range[0] >= node.range[0] && each.range[1] <= node.range[1] && each !== own[0]);
  return split === -1 ? [...own, ...more] : [...own.slice(0, split), ...more, ...own.slice(split)];
}
