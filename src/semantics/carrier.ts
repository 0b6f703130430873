import type { TSESTree } from '@typescript-eslint/utils';
import { findSingleReturn, memberName, unwrap, type CallExpression, type FunctionNode, type Node, type Program, type Variable } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findFunction, findLiteral, findParameter, findVariable, isGlobal, resolveValue } from './bindings/index.js';
import { homeOfVariable } from './home.js';
import { memo } from './memo.js';
import { readOptions } from './options.js';
import type { Options, OutboundRequest } from './types.js';

const REQUEST_TYPES = new Set(['Request', 'RequestInfo', 'NextRequest']);
const REQUEST_MEMBERS = new Set(['headers', 'method', 'body', 'clone', 'signal', 'url', 'json', 'formData']);

/**
 * The options that a `Request` given to a call carries: `fetch(new Request(url, { signal }))`.
 * Null when the argument is no request; `unknown` when it may be one that was made out of sight.
 */
export function readCarrier(module: Module, { node, request }: OutboundRequest): Options | 'unknown' | null {
  if (request.carrier === undefined || node.type === 'TaggedTemplateExpression') return null;
  const argument = node.arguments[request.carrier];
  if (!argument) return null;
  if (argument.type === 'SpreadElement') return 'unknown';
  return readValue(module, argument, 0);
}

function readValue(module: Module, argument: Node, depth: number): Options | 'unknown' | null {
  const value = findLiteral(module, argument);
  if (!value) return 'unknown';
  if (value.type === 'NewExpression' && isRequestClass(module, value.callee)) {
    const [source] = value.arguments;
    // A copy of another request carries what that one did.
    return source && isRequestOutOfSight(module, source) ? 'unknown' : readOptions(module, value, 1);
  }
  if (isRequestOutOfSight(module, value)) return 'unknown';
  // `fetch(buildRequest(path))`, with a function of this file
  const fn = value.type === 'CallExpression' && depth < 3 ? findFunction(module, value.callee) : null;
  if (!fn) return null;
  if (isRequestType(fn.returnType?.typeAnnotation)) return 'unknown';
  const returned = findSingleReturn(fn);
  return returned && readValue(module, returned, depth + 1);
}

/** `Request`, `RequestInfo | URL` */
function isRequestType(type: TSESTree.TypeNode | undefined): boolean {
  const types = type?.type === 'TSUnionType' ? type.types : type ? [type] : [];
  return types.some((each) => each.type === 'TSTypeReference' && each.typeName.type === 'Identifier' && REQUEST_TYPES.has(each.typeName.name));
}

/** The global `Request`, or the one of a package that brings its own `fetch`. */
function isRequestClass(module: Module, callee: Node): boolean {
  if (isGlobal(module, callee, 'Request')) return true;
  const last = resolveValue(module, callee)?.steps.at(-1);
  return last?.kind === 'member' && last.name === 'Request';
}

/** `event.request`, `request.clone()`, a parameter that is typed as a request or used as one. */
function isRequestOutOfSight(module: Module, outer: Node, depth = 0): boolean {
  const node = unwrap(outer);
  if (node.type === 'MemberExpression') return ['request', 'req', 'raw'].includes(memberName(node) ?? '');
  if (node.type === 'CallExpression') return node.callee.type === 'MemberExpression' && memberName(node.callee) === 'clone';
  if (node.type !== 'Identifier') return false;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return false;
  const name = variable.defs[0]?.name;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  if (isRequestType(type)) return true;
  const isUsedAsRequest = variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    return member?.type === 'MemberExpression' && member.object === identifier && REQUEST_MEMBERS.has(memberName(member) ?? '');
  });
  return isUsedAsRequest || (depth < 3 && takesRequest(module, variable, depth));
}

/** The calls of a file by the function in sight that they call. */
const indexCalls = memo<Program, ReadonlyMap<FunctionNode, readonly CallExpression[]>>('calls by function', (module) => {
  const index = new Map<FunctionNode, CallExpression[]>();
  for (const call of module.invocations) {
    const fn = call.type === 'CallExpression' && call.arguments.length > 0 ? findFunction(module, call.callee) : null;
    if (fn && call.type === 'CallExpression') index.set(fn, [...(index.get(fn) ?? []), call]);
  }
  return index;
});

/** `handle(event.request)`: a parameter that a call in this file gives a request. */
function takesRequest(module: Module, variable: Variable, depth: number): boolean {
  const parameter = findParameter(variable);
  if (!parameter) return false;
  const home = homeOfVariable(module, variable);
  return (indexCalls(home, home.program)?.get(parameter.fn) ?? []).some((call) => {
    const argument = call.arguments[parameter.index];
    if (!argument) return false;
    const value = findLiteral(module, argument) ?? argument;
    return (value.type === 'NewExpression' && isRequestClass(module, value.callee)) || isRequestOutOfSight(module, value, depth + 1);
  });
}
