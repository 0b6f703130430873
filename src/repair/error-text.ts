import type { TSESLint } from '@typescript-eslint/utils';
import type { Caught, ErrorMention } from '../semantics/index.js';

interface NamedError {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly caught: Caught;
  readonly mentions: readonly ErrorMention[];
  readonly name: string;
  readonly isTyped: boolean;
}

/** The stack of the Error as a text: read the way the line reads its message, else asked for whether it is an Error at all. */
export function printStack(error: NamedError): string {
  return printMember(error, 'stack') ?? `${error.name} instanceof Error ? ${error.name}.stack : String(${error.name})`;
}

/** Its message, in the same way. */
export function printMessage(error: NamedError): string {
  return printMember(error, 'message') ?? `${error.name} instanceof Error ? ${error.name}.message : String(${error.name})`;
}

/** Its message and its stack and nothing else. */
export function printPicked(error: NamedError): string {
  const [message, stack] = [printMember(error, 'message'), printMember(error, 'stack')];
  const { name } = error;
  return message && stack ? `{ message: ${message}, stack: ${stack} }` : `${name} instanceof Error ? { message: ${name}.message, stack: ${name}.stack } : ${name}`;
}

function printMember({ sourceCode, caught, mentions, name, isTyped }: NamedError, member: string): string | null {
  for (const mention of mentions) {
    const text = mention.says === 'text' ? replaceMessage(sourceCode, mention, member) : null;
    if (text !== null) return text;
  }
  if (isTypedError(caught)) return `${name}.${member}`;
  // Without types, what was thrown may be read like an Error, whatever it is.
  return isTyped ? null : `${name}?.${member}`;
}

/** `(err as Error).message` -> `(err as Error).stack`; in a choice, all of it: `err instanceof Error ? err.stack : String(err)`. */
function replaceMessage(sourceCode: NamedError['sourceCode'], { node, messages }: ErrorMention, member: string): string | null {
  const [only] = messages;
  if (!only || messages.length > 1 || only.computed || sourceCode.getCommentsInside(node).length > 0) return null;
  const { parent } = only;
  const isChoice = parent.type === 'ConditionalExpression' || (parent.type === 'LogicalExpression' && parent.left === only);
  const [start, end] = isChoice ? parent.range : only.range;
  const { text } = sourceCode;
  return `${text.slice(start, only.property.range[0])}${member}${text.slice(only.property.range[1], end)}`;
}

/** `(err: Error) => …` */
function isTypedError({ variable }: Caught): boolean {
  const name = variable?.defs[0]?.name;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /Error$|Exception$/u.test(type.typeName.name);
}
