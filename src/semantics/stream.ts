import { isFunction, keyName, memberName, someNode, wrapped, type Invocation, type Node, type Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findDeclaredVariable, findVariable } from './bindings/index.js';
import { memo } from './memo.js';
import { readOptions } from './options.js';
import type { OutboundRequest } from './types.js';

/** Methods of a response that read its body to the end. */
const READ_WHOLE = new Set(['json', 'text', 'arrayBuffer', 'blob', 'buffer', 'formData', 'bytes']);
/** What a response says beside its body. */
const HEAD = new Set(['ok', 'status', 'statusText', 'headers', 'redirected', 'type', 'url', 'bodyUsed']);
/** What ends a body that nobody reads. */
const DISCARD = new Set(['cancel', 'destroy', 'dump']);

/** Whether the answer is read as a stream, so that a deadline may only cover its headers. Null when that is out of sight. */
export function isStreamed(module: Module, request: OutboundRequest): boolean | null {
  // What is given to its callback is the whole answer.
  if (request.request.callback) return false;
  const options = readOptions(module, request.node, request.request.options);
  for (const { option, equals } of request.request.streamsWhen ?? []) {
    const fact = options.read(option);
    if (fact.state === 'set') return fact.value.type === 'Literal' ? fact.value.value === equals : null;
    if (fact.state === 'unknown') return null;
  }
  if (isPiped(request.node)) return true;
  // `get(url, (response) => …)`: what a callback does with the answer is its own affair.
  if (request.node.type === 'CallExpression' && request.node.arguments.some(isFunction)) return null;
  const use = judgeAnswer(module, request.node);
  // What has a chain of its own, as superagent has, calls the parsed answer its body.
  if (use === 'unknown' || (use === 'body' && request.request.boundedByChain)) return null;
  return use === 'body';
}

/** `get(url).on('error', fail).pipe(file)`, `get(url, (response) => response.pipe(file))` */
function isPiped(node: Invocation): boolean {
  const callbacks = node.type === 'CallExpression' ? node.arguments.filter(isFunction) : [];
  if (callbacks.some((callback) => someNode(callback, (inner) => memberName(inner) === 'pipe'))) return true;
  for (let at: Node = wrapped(node); at.parent?.type === 'MemberExpression' && at.parent.object === at; at = wrapped(at.parent.parent)) {
    if (memberName(at.parent) === 'pipe') return true;
    if (wrapped(at.parent).parent?.type !== 'CallExpression') return false;
  }
  return false;
}

/** What becomes of an answer: its `body` is taken, it goes out of sight, it is read to its end, or nothing of the kind. */
type Use = 'body' | 'unknown' | 'whole' | 'none';

/** Of several uses, the one that asks for the most care. */
function join(uses: readonly Use[]): Use {
  return (['body', 'unknown', 'whole'] as const).find((each) => uses.includes(each)) ?? 'none';
}

/** What becomes of an answer, or of the promise of one, from where this expression stands. */
function judgeAnswer(module: Module, node: Node): Use {
  const uses: Use[] = [];
  for (let at: Node | undefined = node; at; ) {
    const [use, next] = judgePlace(module, wrapped(at));
    uses.push(use);
    at = next;
  }
  return join(uses);
}

/** What the place of an answer makes of it, and which expression around it is the answer, too. */
function judgePlace(module: Module, value: Node): readonly [Use, Node?] {
  const parent = value.parent;
  switch (parent?.type) {
    case 'AwaitExpression':
    case 'LogicalExpression':
      return ['none', parent];
    case 'ConditionalExpression':
      return parent.test === value ? ['none'] : ['none', parent];
    case 'ExpressionStatement':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'IfStatement':
      return ['none'];
    case 'MemberExpression':
      return parent.object === value ? judgeMember(module, parent) : ['unknown'];
    case 'VariableDeclarator':
      return [join([parent.parent.parent.type === 'ExportNamedDeclaration' ? 'unknown' : 'none', judgeTarget(module, parent.id)])];
    case 'AssignmentExpression':
      return parent.right === value ? [judgeTarget(module, parent.left), parent] : ['unknown'];
    default:
      return ['unknown'];
  }
}

function judgeMember(module: Module, member: Extract<Node, { type: 'MemberExpression' }>): readonly [Use, Node?] {
  const name = memberName(member) ?? '';
  const outer = wrapped(member);
  const parent = outer.parent;
  if (name === 'body') return [parent?.type === 'MemberExpression' && DISCARD.has(memberName(parent) ?? '') ? 'none' : 'body'];
  if (READ_WHOLE.has(name)) return ['whole'];
  if (HEAD.has(name)) return ['none'];
  if (parent?.type !== 'CallExpression' || parent.callee !== outer) return ['unknown'];
  if (name === 'catch' || name === 'finally' || name === 'clone') return ['none', parent];
  const [callback] = parent.arguments;
  if (name !== 'then' || !isFunction(callback)) return ['unknown'];
  const [parameter] = callback.params;
  return [parameter ? judgeTarget(module, parameter) : 'none'];
}

/** What an answer is put in: a variable, or names for its parts. */
function judgeTarget(module: Module, target: Node): Use {
  if (target.type === 'Identifier') {
    const owner = target.parent;
    const isDeclared = isFunction(owner) || owner.type === 'VariableDeclarator';
    const variable = isDeclared ? findDeclaredVariable(module, owner, target.name) : findVariable(module, target);
    return variable === null || variable === 'global' ? 'unknown' : (judgeVariable(module, variable) ?? 'none');
  }
  if (target.type !== 'ObjectPattern') return 'unknown';
  return join(
    target.properties.map((property) => {
      const name = property.type === 'Property' ? keyName(property) : null;
      return name === 'body' ? 'body' : HEAD.has(name ?? '') ? 'none' : 'unknown';
    }),
  );
}

const judgeVariable: (module: Module, variable: Variable) => Use | null = memo('use of an answer', (module, variable) =>
  join(variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => judgeAnswer(module, identifier))),
);
