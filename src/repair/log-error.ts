import type { TSESLint } from '@typescript-eslint/utils';
import { isFunction, stringValue, type Node, type ObjectExpression, type Property } from '../ast/index.js';
import type { Caught, ErrorMention, ErrorPlace, LogCall } from '../semantics/index.js';
import { cutMessage, trimMessage } from './cut-message.js';
import { editArguments, type ArgumentEdit } from './edit-arguments.js';
import { printMessage, printPicked, printStack } from './error-text.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

export interface LogErrorRequest {
  readonly sourceCode: SourceCode;
  readonly call: LogCall;
  readonly caught: Caught;
  readonly mentions: readonly ErrorMention[];
  readonly place: ErrorPlace;
  /** The name of the Error here; one that is free where it has none yet. */
  readonly name: string;
  /** It may hold a request with its credentials, so that only its message and its stack are written. */
  readonly carriesRequest: boolean;
  /** The file is TypeScript, where what was caught may be of an unknown type. */
  readonly isTyped: boolean;
  /** Variables that hold nothing but a text of the Error, and would be left without a use. */
  readonly isLastUse: (node: Node) => boolean;
}

type Edit = (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[] | null;

/** Writes an Error into a line of the log where that logger keeps its stack. Null where nobody can without changing more. */
export function logError(request: LogErrorRequest): Edit | null {
  const plan = planFor(request);
  return plan && ((fixer) => {
    const edits = editArguments(fixer, request.sourceCode, request.call.node, plan);
    const binding = request.caught.variable ? [] : addBinding(fixer, request);
    return edits && binding && [...binding, ...edits];
  });
}

function planFor(request: LogErrorRequest): readonly ArgumentEdit[] | null {
  const { place } = request;
  if (request.call.given.length === 0 || request.caught.pattern) return null;
  switch (place.kind) {
    case 'field':
      return asField(request, place.key);
    case 'first':
      return request.carriesRequest ? null : [{ kind: 'prepend', text: request.name }, ...withoutText(request, false)];
    case 'last':
      return request.call.logger.rest === 'printed' ? asPrinted(request) : asMeta(request);
    case 'stack-field':
      return asStackField(request);
    case 'stack-argument':
      return asStackArgument(request);
  }
}

/** `logger.error({ err }, 'x failed')` */
function asField(request: LogErrorRequest, key: string): readonly ArgumentEdit[] | null {
  const edits = planField(request, key);
  const { sourceCode, call: { message } } = request;
  // `logger.error('x failed:', err)`: what it led to stands before it now.
  if (!edits?.some(({ kind }) => kind === 'remove') || !message || edits.some((each) => each.kind === 'rewrite' && each.node === message)) return edits;
  const text = trimMessage(sourceCode, message);
  return text === null ? edits : [...edits, { kind: 'rewrite', node: message, text }];
}

function planField(request: LogErrorRequest, key: string): readonly ArgumentEdit[] | null {
  const { call, mentions, name, carriesRequest } = request;
  const value = carriesRequest ? printPicked(request) : name;
  const text = value === key ? key : `${key}: ${value}`;
  const fields = call.fields && literalOf(call.fields);
  if (fields) {
    const replaced = mentions.find((each) => each.object === fields && isPure(each, request));
    const others = withoutText(request, false);
    if (hasKey(fields, key) && replaced?.property && keyOfProperty(replaced.property) !== key) return null;
    return replaced?.property ? [{ kind: 'rewrite', node: replaced.property, text }, ...others] : [{ kind: 'property', object: fields, text }, ...others];
  }
  if (call.fields) {
    const isError = mentions.some((each) => each.argument === call.fields && isPure(each, request));
    return isError ? [{ kind: 'rewrite', node: call.fields, text: `{ ${text} }` }] : null;
  }
  const moved = findMoved(request);
  if (moved === 'none') return [{ kind: 'prepend', text: `{ ${text} }` }, ...withoutText(request, false)];
  return moved && moveToFront(request, moved, text);
}

/** An object that holds the Error where this logger drops it; `none` where there is none, null where it cannot be moved. */
function findMoved({ call, mentions }: LogErrorRequest): ObjectExpression | 'none' | null {
  const dropped = call.dropped.filter((each) => literalOf(each) !== null || mentions.every(({ argument }) => argument !== each));
  const [only] = dropped;
  if (!only) return 'none';
  return dropped.length === 1 ? literalOf(only) : null;
}

/** `logger.error('x failed', { error: err, id })` -> `logger.error({ err, id }, 'x failed')` */
function moveToFront(request: LogErrorRequest, object: ObjectExpression, text: string): readonly ArgumentEdit[] | null {
  const { sourceCode, call, mentions } = request;
  const argument = call.dropped.find((each) => literalOf(each) === object);
  const replaced = mentions.find((each) => each.object === object && isPure(each, request))?.property ?? null;
  if (!argument || sourceCode.getCommentsInside(object).length > 0 || !isPlain(object, replaced)) return null;
  return [{ kind: 'prepend', text: printWith(sourceCode, object, replaced, text) }, { kind: 'remove', node: argument }, ...withoutText(request, false)];
}

/** An object as it is written, with a property in place of another, or before all. */
function printWith(sourceCode: SourceCode, object: ObjectExpression, replaced: Node | null, text: string): string {
  const written = sourceCode.getText(object);
  if (!replaced) return object.properties.length === 0 ? `{ ${text} }` : written.replace(/^\{(\s*)/u, (_, gap: string) => `{${gap}${text},${gap}`);
  const [start, end] = [replaced.range[0] - object.range[0], replaced.range[1] - object.range[0]];
  return `${written.slice(0, start)}${text}${written.slice(end)}`;
}

const PLAIN = new Set(['Identifier', 'Literal', 'ThisExpression']);

/** Whether an object can be evaluated earlier than before: it calls nothing. */
function isPlain(object: ObjectExpression, replaced: Node | null): boolean {
  const isValue = (node: Node): boolean => {
    if (node.type === 'MemberExpression') return !node.computed && isValue(node.object);
    if (node.type === 'ChainExpression' || node.type === 'TSAsExpression' || node.type === 'TSNonNullExpression') return isValue(node.expression);
    return PLAIN.has(node.type);
  };
  return object.properties.every((each) => each === replaced || (each.type === 'Property' && !each.computed && isValue(each.value)));
}

/** `console.error('x failed:', err)` */
function asPrinted(request: LogErrorRequest): readonly ArgumentEdit[] {
  const { call, mentions, name, carriesRequest } = request;
  const value = carriesRequest ? printStack(request) : name;
  const isShown = call.logger.errors.keys.includes('*');
  const replaced = mentions.find((each) => isPure(each, request) && (each.property === null || isShown));
  if (replaced?.property) return [{ kind: 'rewrite', node: replaced.property, text: printProperty(request, replaced.property, value) }];
  if (replaced) return [{ kind: 'rewrite', node: replaced.node, text: value }];
  return [...withoutText(request, true), { kind: 'append', text: value }];
}

/** `logger.error('x failed:', err)` of winston, which writes the message of the Error behind that of the line. */
function asMeta(request: LogErrorRequest): readonly ArgumentEdit[] | null {
  const { call, mentions, name, carriesRequest } = request;
  const [message, second] = call.given;
  const stack = printStack(request);
  const value = carriesRequest ? `{ stack: ${stack} }` : name;
  const replaced = mentions.find((each) => each.argument === second && isPure(each, request) && each.property === null);
  if (replaced) return [{ kind: 'rewrite', node: replaced.node, text: value }];
  if (second) return null;
  const cut = withoutText(request, !carriesRequest);
  // Where the message has that of the Error already, and keeps it, only the stack is missing.
  const isSaid = cut.length === 0 && mentions.some(({ argument }) => argument === message);
  return [...cut, { kind: 'append', text: isSaid && !stack.includes('instanceof') ? `{ stack: ${stack} }` : value }];
}

/** `error: err`; what was called `message` holds more than that now. */
function printProperty({ sourceCode, name }: LogErrorRequest, { key, computed, parent }: Property, value: string): string {
  const written = sourceCode.getText(key);
  const isMisnamed = /^(message|msg|reason|text|stack)$/iu.test(written) && !(parent.type === 'ObjectExpression' && hasKey(parent, 'error'));
  const named = isMisnamed ? 'error' : computed ? `[${written}]` : written;
  return named === value && value === name ? name : `${named}: ${value}`;
}

/** `logger.error('x failed', { id, error: err.message, stack: err.stack })` */
function asStackField(request: LogErrorRequest): readonly ArgumentEdit[] | null {
  const { call, mentions } = request;
  const fields = call.fields && literalOf(call.fields);
  const stack = printStack(request);
  // `logger.error(err)`
  if (call.given.length === 1 && call.given[0] === call.fields && mentions.some(({ node, says }) => node === call.fields && says === 'whole')) {
    const message = printMessage(request);
    return request.isTyped && message.includes('instanceof') ? null : [{ kind: 'rewrite', node: call.fields, text: `${message}, { stack: ${stack} }` }];
  }
  if (!fields || hasKey(fields, 'stack')) return null;
  const whole = mentions.find(({ object, says }) => object === fields && says === 'whole')?.property;
  if (!whole) return [{ kind: 'property', object: fields, text: `stack: ${stack}`, isLast: true }];
  return [{ kind: 'rewrite', node: whole, text: `${keyOfProperty(whole) ?? 'error'}: ${printMessage(request)}, stack: ${stack}` }];
}

/** `this.logger.error('x failed', err.stack)` */
function asStackArgument(request: LogErrorRequest): readonly ArgumentEdit[] | null {
  const { call, mentions, sourceCode } = request;
  const [message, second, ...more] = call.given;
  if (more.length > 0) return null;
  const stack = printStack(request);
  if (second) {
    const said = mentions.find(({ argument, property }) => argument === second && property === null);
    return said && (said.says === 'text' || said.says === 'whole') ? [{ kind: 'rewrite', node: second, text: stack }] : null;
  }
  const whole = mentions.find(({ argument, says }) => argument === message && says === 'whole');
  if (whole && message) return [{ kind: 'rewrite', node: message, text: `${sourceCode.getText(message)}, ${stack}` }];
  return [{ kind: 'append', text: stack }];
}

/** Takes texts of the Error out of the message and out of the arguments behind it, where the line reads as well without them. */
function withoutText({ sourceCode, call, mentions, isLastUse }: LogErrorRequest, keepsJoint: boolean): readonly ArgumentEdit[] {
  return mentions.flatMap((mention): readonly ArgumentEdit[] => {
    const { argument, node, says, property, pieces: [said, ...more] } = mention;
    if (property || (says !== 'text' && says !== 'whole')) return [];
    if (argument === call.message) {
      const text = said && more.length === 0 && !isLastUse(said) ? cutMessage(sourceCode, argument, said, keepsJoint) : null;
      return text === null ? [] : [{ kind: 'rewrite', node: argument, text }];
    }
    return call.dropped.includes(argument) && !isLastUse(node) ? [{ kind: 'remove', node: argument }] : [];
  });
}

/** An expression that is the Error or a text of it and nothing more, and no name that would be left without a use. */
function isPure({ says, node, pieces: [only, ...more] }: ErrorMention, { isLastUse }: LogErrorRequest): boolean {
  return (says === 'text' || says === 'whole') && only === node && more.length === 0 && !isLastUse(node);
}

function literalOf(node: Node): ObjectExpression | null {
  return node.type === 'ObjectExpression' ? node : null;
}

function hasKey(object: ObjectExpression, key: string): boolean {
  return object.properties.some((each) => each.type === 'Property' && keyOfProperty(each) === key);
}

function keyOfProperty(property: Property): string | null {
  if (property.computed) return null;
  return property.key.type === 'Identifier' ? property.key.name : stringValue(property.key);
}

/** `catch {` -> `catch (err) {`, `() =>` -> `(err) =>`, in TypeScript `(err: unknown) =>` */
function addBinding(fixer: TSESLint.RuleFixer, { sourceCode, caught: { handler }, name, isTyped }: LogErrorRequest): readonly TSESLint.RuleFix[] | null {
  if (handler.type === 'CatchClause') return [fixer.insertTextBefore(handler.body, `(${name}) `)];
  const open = isFunction(handler) && handler.params.length === 0 ? sourceCode.getFirstToken(handler, ({ value }) => value === '(') : null;
  // Where what it is handed to has no types, neither has the parameter.
  return open ? [fixer.insertTextAfter(open, isTyped ? `${name}: unknown` : name)] : null;
}
