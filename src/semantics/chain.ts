import { memberName, wrapped, type Invocation, type Node, type Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findDeclaredVariable, findVariable } from './bindings/index.js';
import { memo } from './memo.js';

/**
 * Whether one of `methods` is called on the result of a call, in the chain itself or later through the variable that holds it.
 * `on:timeout` means `on('timeout', …)`.
 */
export function isBoundedByChain(module: Module, call: Invocation, methods: readonly string[]): boolean {
  const { called, end } = followChain(call);
  if (called.some((each) => isOneOf(methods, each))) return true;
  const holder = end && findHolder(module, end);
  return holder !== null && (findCalled(module, holder) ?? []).some((each) => isOneOf(methods, each));
}

interface Called {
  readonly name: string | null;
  /** The first argument when it is a literal. */
  readonly first: unknown;
}

/** The methods called one after the other on a value, and the last call; null when its member is only read. */
function followChain(value: Node): { called: Called[]; end: Node | null } {
  const called: Called[] = [];
  let at = wrapped(value);
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) {
    const call: Node | undefined = wrapped(at.parent).parent;
    if (call?.type !== 'CallExpression') return { called, end: null };
    const argument = call.arguments[0];
    called.push({ name: memberName(at.parent), first: argument?.type === 'Literal' ? argument.value : undefined });
    at = wrapped(call);
  }
  return { called, end: at };
}

/** The methods called on what a variable holds. */
const findCalled = memo<Variable, readonly Called[]>('called methods', (_module, variable) =>
  variable.references.flatMap(({ identifier }) => followChain(identifier).called),
);

function isOneOf(methods: readonly string[], { name, first }: Called): boolean {
  return methods.some((method) => {
    const [wanted, argument] = method.split(':');
    return wanted === name && (argument === undefined || argument === first);
  });
}

/** The variable that a value is first put in: `const request = …`, `request = …`. */
export function findHolder(module: Module, node: Node): Variable | null {
  const value = wrapped(node);
  const parent = value.parent?.type === 'AwaitExpression' ? wrapped(value.parent).parent : value.parent;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return findDeclaredVariable(module, parent, parent.id.name);
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') {
    const variable = findVariable(module, parent.left);
    return variable === 'global' ? null : variable;
  }
  return null;
}
