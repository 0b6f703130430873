import { memberName, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeHandler, findInputs } from '../describe-handler.js';
import { holdsInputs } from '../handlers/inputs.js';
import type { HandlerDescription, Input } from '../handlers/types.js';
import { functionsAround, type Origin } from './origin.js';
import { describeRecord, findKindOfHeader, findKindOfName, WHAT } from './names.js';
import { hasKnownParts, findSecretPart } from './shapes.js';
import type { Sensitive, SensitiveKind } from './types.js';

/** What of a handler's input a value is, where that is nothing for a log. */
export function findSensitiveInput(module: Module, start: Node, origins: readonly Origin[]): Sensitive | null {
  const last = origins.at(-1);
  if (!last || !mayBeNamed(last.keys.at(-1)) || !mayComeFromOutside(last.node)) return null;
  for (const fn of functionsAround(last.node)) {
    const handler = describeHandler(module, fn);
    const found = handler && findIn(module, handler, start, origins);
    if (found) return found;
  }
  return null;
}

/** What frameworks call what they read of a request or a message, and the calls that read it. */
const PARTS = /body|json|text|form|header|cookie|quer|param|input|payload|data|args|message|event|valid|record|content|value|req|raw|all/i;

/** A part of the input that is nothing for a log: all of it, or what has the name of a secret. Whose reach a handler lies in is asked only then. */
function mayBeNamed(key: string | undefined): boolean {
  return key === undefined || PARTS.test(key) || findKindOfHeader(key) !== null;
}

/** The end of a way back that may be a handler's parameter, or a call that reads the request. */
function mayComeFromOutside(node: Node): boolean {
  if (node.type !== 'CallExpression') return node.type === 'Identifier' || node.type === 'ObjectPattern';
  const callee = unwrap(node.callee);
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  // `req.get('Authorization')`, `c.req.header('Cookie')`
  return name !== null && (PARTS.test(name) || (node.arguments[0] !== undefined && stringValue(node.arguments[0]) !== null));
}

function findIn(module: Module, handler: HandlerDescription, start: Node, origins: readonly Origin[]): Sensitive | null {
  const inputs = findInputs(module, handler);
  for (const { node, keys } of origins) {
    const input = inputs.find((each) => each.node === node);
    if (input) return judgeInput(module, handler, input, start, keys);
  }
  const whole = origins.at(-1);
  return whole && whole.keys.length === 0 && isWholeRequest(module, handler, whole.node) ? tell('request') : null;
}

/** A parameter from which a framework's own name for the body, the headers or the cookies would be read. */
function isWholeRequest(module: Module, handler: HandlerDescription, name: Node): boolean {
  const index = handler.fn.params.findIndex((each) => each.range[0] <= name.range[0] && name.range[1] <= each.range[1]);
  const parameter = handler.fn.params[index];
  return parameter !== undefined && parameter.type !== 'ObjectPattern' && holdsInputs(module, handler, index, REVEALING);
}

const REVEALING: ReadonlySet<string> = new Set(['body', 'headers', 'cookies']);

function judgeInput(module: Module, handler: HandlerDescription, input: Input, start: Node, keys: readonly string[]): Sensitive | null {
  const last = keys.at(-1);
  switch (input.part) {
    case 'headers':
      return judgeHeader(handler, input, last);
    case 'cookies':
      return last === undefined && input.node.type !== 'CallExpression' ? tell('cookie') : judgeField(last);
    case 'body':
    case 'whole':
    case 'args':
      return last === undefined ? judgeWhole(module, input, start, input.part === 'args' && !isForm(input.node) ? 'message' : 'body') : judgeField(last);
    case 'message':
      return last === undefined ? judgeWhole(module, input, start, 'message') : judgeField(last);
    default:
      return judgeField(last);
  }
}

/** `req.headers`, `req.headers.authorization`, `req.get('Authorization')` */
function judgeHeader(handler: HandlerDescription, { node }: Input, key: string | undefined): Sensitive | null {
  // Headers of a message are set by its sender, and mostly tell how it is to be handled.
  if (handler.model.kind === 'message' || handler.model.kind === 'job') return judgeField(key);
  const argument = node.type === 'CallExpression' ? node.arguments[0] : undefined;
  const name = argument ? stringValue(argument) : key;
  if (argument && name === null) return null;
  if (typeof name !== 'string') return tell('headers');
  const kind = findKindOfHeader(name);
  return kind && tell(kind);
}

/** A body whose parts are declared in sight, and none of which is a secret, may be logged. */
function judgeWhole(module: Module, input: Input, start: Node, kind: SensitiveKind): Sensitive | null {
  for (const node of [start, input.node]) {
    const part = findSecretPart(module, node);
    if (part) return describeRecord('source', part, kind);
    if (hasKnownParts(module, node)) return null;
  }
  return tell(kind);
}

/** What a form sends to a server action. */
function isForm(node: Node): boolean {
  const type = node.type === 'Identifier' ? node.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'FormData';
}

/** `req.body.password`: what comes from outside under such a name is one. */
function judgeField(name: string | undefined): Sensitive | null {
  const kind = name === undefined ? null : findKindOfName(name);
  return kind && tell(kind);
}

function tell(kind: SensitiveKind): Sensitive {
  return { kind, proof: 'source', what: WHAT[kind] };
}
