import { findSingleReturn, isFunction, memberName, unwrap, walk, wrapped, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findLiteral, findParameter, findSource, findVariable } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { memo } from '../memo.js';
import { readMadeOptions } from '../made-options.js';
import { readOptions } from '../options.js';
import { registryOf, type Registry } from '../registry.js';
import type { Options, OutboundRequest, ResponseModel } from '../types.js';
import { traceResponse } from './trace.js';
import type { ResponseSource, ResponseUse } from './types.js';

/** What a call gives an answer of a server for, whatever its status: a request, or a function in sight that hands the answer to one on. Null for any other. */
export const findResponse: (module: Module, call: CallExpression) => ResponseSource | null = memo('response of a call', (module, call) => {
  const described = describeCall(module, call);
  if (described) {
    const response = described.kind === 'outbound-request' ? described.request.response : undefined;
    if (described.kind !== 'outbound-request' || !response) return null;
    const options = readOptions(module, call, described.request.options);
    if (response.unless?.some((option) => options.read(option).state !== 'absent')) return null;
    if (response.when && !isTold(module, described, options, response.when)) return null;
    return { request: described, response, isRequest: true };
  }
  const fn = findFunction(module, call.callee);
  const handed = fn && findHandedOn(module, fn);
  return handed && { ...handed, isRequest: false };
});

/** Whether the call, or else its client, was told not to reject. */
function isTold(module: Module, { made }: OutboundRequest, own: Options, { option, is }: NonNullable<ResponseModel['when']>): boolean {
  for (const options of [own, ...made.map((each) => readMadeOptions(module, each)).reverse()]) {
    const fact = options.read(option);
    if (fact.state === 'unknown') return false;
    if (fact.state === 'set') return isSaying(module, fact.value, is);
  }
  return false;
}

function isSaying(module: Module, outer: Node, is: NonNullable<ResponseModel['when']>['is']): boolean {
  const value = findLiteral(module, outer) ?? unwrap(outer);
  if (value.type === 'Literal') return is === 'null-or-always' ? value.value === null : value.value === (is === 'true');
  const fn = is === 'null-or-always' ? (isFunction(value) ? value : findFunction(module, value)) : null;
  const returned = fn ? findSingleReturn(fn) : null;
  return returned?.type === 'Literal' && returned.value === true;
}

/** What the code does with the answer that a call gives. */
export const findResponseUse: (module: Module, call: CallExpression) => ResponseUse | null = memo('use of a response', (module, call) => {
  const source = findResponse(module, call);
  return source && traceResponse(module, call, source.response);
});

/** The one request whose answer a function gives to its caller without looking at it. */
const findHandedOn: (module: Module, fn: FunctionNode) => ResponseSource | null = memo('response handed on', (module, fn) => {
  let found: ResponseSource | null = null;
  for (const call of callsIn(fn)) {
    const source = mayBeGiven(module, call) ? findResponse(module, call) : null;
    const use = source && findResponseUse(module, call);
    if (!source || !use?.returnedBy.has(fn)) continue;
    const isUntouched = use.looks.length + use.partialLooks.length + use.reads.length === 0 && !use.isHandedOn;
    if (!isUntouched) return null;
    found = source;
  }
  return found;
});

const callsOf = new WeakMap<FunctionNode, readonly CallExpression[]>();

function callsIn(fn: FunctionNode): readonly CallExpression[] {
  let calls = callsOf.get(fn);
  if (!calls) {
    const found: CallExpression[] = [];
    walk(fn, (node) => {
      if (node.type === 'CallExpression') found.push(node);
    });
    callsOf.set(fn, (calls = found));
  }
  return calls;
}

/** Whether a call stands where its value can be what the function around it gives: returned as it is, or by a name. */
function mayBeGiven(module: Module, call: CallExpression): boolean {
  for (let at = wrapped(call), parent = at.parent; parent; at = wrapped(parent), parent = at.parent) {
    switch (parent.type) {
      case 'AwaitExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'MemberExpression':
        break;
      case 'CallExpression':
        // `call().then(check)`, `retry(() => call())`
        if (parent.callee !== at && !isFunction(at)) return false;
        break;
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return true;
      case 'VariableDeclarator':
      case 'AssignmentExpression':
        return isReturned(module, parent);
      default:
        return false;
    }
  }
  return false;
}

function isReturned(module: Module, binding: Extract<Node, { type: 'VariableDeclarator' | 'AssignmentExpression' }>): boolean {
  const target = binding.type === 'VariableDeclarator' ? binding.id : binding.left;
  if (target.type !== 'Identifier') return false;
  const variable = binding.type === 'VariableDeclarator' ? findDeclaredVariable(module, binding, target.name) : findVariable(module, target);
  if (variable === null || variable === 'global') return false;
  return variable.references.some(({ identifier }) => {
    const outer = wrapped(identifier);
    return (outer.parent?.type === 'AwaitExpression' ? outer.parent.parent : outer.parent)?.type === 'ReturnStatement';
  });
}

/** The call whose answer `response.json()` reads, as far as names and chains tell: `const response = await call()`, `call().then((response) => response.json())`. */
export function findReadCall(module: Module, read: CallExpression): CallExpression | null {
  const name = read.arguments.length === 0 ? memberName(read.callee) : null;
  if (name === null || read.callee.type !== 'MemberExpression' || !bodyNames(registryOf(module)).has(name)) return null;
  return findOrigin(module, read.callee.object, 0);
}

function findOrigin(module: Module, start: Node, depth: number): CallExpression | null {
  const node = unwrap(start);
  if (node.type === 'CallExpression') {
    const name = memberName(node.callee);
    return node.callee.type === 'MemberExpression' && (name === 'then' || name === 'catch' || name === 'finally' || name === 'clone') && depth < 8
      ? findOrigin(module, node.callee.object, depth + 1)
      : node;
  }
  if (node.type !== 'Identifier' || depth > 8) return null;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return null;
  const source = findSource(variable);
  if (source) return source.keys.length === 0 ? findOrigin(module, source.value, depth + 1) : null;
  const place = findParameter(variable);
  const call = place && wrapped(place.fn).parent;
  if (place?.index !== 0 || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || memberName(call.callee) !== 'then') return null;
  return findOrigin(module, call.callee.object, depth + 1);
}

const names = new WeakMap<Registry, ReadonlySet<string>>();

function bodyNames(registry: Registry): ReadonlySet<string> {
  let known = names.get(registry);
  if (!known) {
    const models = registry.all.flatMap(({ clients = [] }) => clients.flatMap(({ requests = [] }) => requests.flatMap(({ response }) => response ?? [])));
    names.set(registry, (known = new Set(models.flatMap(({ body }) => body))));
  }
  return known;
}
