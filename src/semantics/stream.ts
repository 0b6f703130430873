import { isFunction, memberName, someNode, wrapped, type Invocation, type Node, type Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findDeclaredVariable, findVariable } from './bindings/index.js';
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
  // What has a chain of its own, as superagent has, calls the parsed answer its body.
  const reader: Reader = { module, hasStream: request.request.boundedByChain === undefined, seen: new Set() };
  const use = judgeAnswer(reader, request.node);
  return use === 'unknown' ? null : use === 'stream';
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

/** What becomes of the body of an answer. */
type Use = 'stream' | 'unknown' | 'whole' | 'none';

interface Reader {
  readonly module: Module;
  /** Whether `body` is a stream. */
  readonly hasStream: boolean;
  readonly seen: Set<Variable>;
}

/** Of several uses, the one that asks for the most care. */
function join(uses: readonly Use[]): Use {
  return (['stream', 'unknown', 'whole'] as const).find((each) => uses.includes(each)) ?? 'none';
}

/** What becomes of an answer, or of the promise of one, where this expression stands. */
function judgeAnswer(reader: Reader, node: Node): Use {
  const value = wrapped(node);
  const parent = value.parent;
  switch (parent?.type) {
    case 'AwaitExpression':
    case 'LogicalExpression':
      return judgeAnswer(reader, parent);
    case 'ConditionalExpression':
      return parent.test === value ? 'none' : judgeAnswer(reader, parent);
    case 'ExpressionStatement':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'IfStatement':
      return 'none';
    case 'MemberExpression':
      return parent.object === value ? judgeMember(reader, parent) : 'unknown';
    case 'VariableDeclarator':
      return parent.parent.parent.type === 'ExportNamedDeclaration' ? join(['unknown', judgeTarget(reader, parent.id)]) : judgeTarget(reader, parent.id);
    case 'AssignmentExpression':
      return parent.right === value ? join([judgeTarget(reader, parent.left), judgeAnswer(reader, parent)]) : 'unknown';
    default:
      return 'unknown';
  }
}

function judgeMember(reader: Reader, member: Extract<Node, { type: 'MemberExpression' }>): Use {
  const name = memberName(member) ?? '';
  if (name === 'body') {
    const inner = wrapped(member).parent;
    return inner?.type === 'MemberExpression' && DISCARD.has(memberName(inner) ?? '') ? 'none' : bodyOf(reader);
  }
  if (READ_WHOLE.has(name)) return 'whole';
  if (HEAD.has(name)) return 'none';
  const call = wrapped(member).parent;
  if (call?.type !== 'CallExpression' || call.callee !== wrapped(member)) return 'unknown';
  if (name === 'catch' || name === 'finally' || name === 'clone') return judgeAnswer(reader, call);
  const [callback] = call.arguments;
  if (name !== 'then' || !isFunction(callback)) return 'unknown';
  const [parameter] = callback.params;
  return parameter ? judgeTarget(reader, parameter) : 'none';
}

function bodyOf({ hasStream }: Reader): Use {
  return hasStream ? 'stream' : 'unknown';
}

/** What an answer is put in: a variable, or names for its parts. */
function judgeTarget(reader: Reader, target: Node): Use {
  if (target.type === 'Identifier') return judgeVariable(reader, target);
  if (target.type !== 'ObjectPattern') return 'unknown';
  return join(
    target.properties.map((property) => {
      const name = property.type === 'Property' && !property.computed && property.key.type === 'Identifier' ? property.key.name : '';
      return name === 'body' ? bodyOf(reader) : HEAD.has(name) ? 'none' : 'unknown';
    }),
  );
}

function judgeVariable(reader: Reader, target: Extract<Node, { type: 'Identifier' }>): Use {
  const owner = target.parent;
  const declared = isFunction(owner) || owner.type === 'VariableDeclarator' ? findDeclaredVariable(reader.module, owner, target.name) : findVariable(reader.module, target);
  if (declared === null || declared === 'global') return 'unknown';
  if (reader.seen.has(declared)) return 'none';
  reader.seen.add(declared);
  return join(declared.references.filter((reference) => reference.isRead()).map(({ identifier }) => judgeAnswer(reader, identifier)));
}
