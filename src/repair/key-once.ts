import type { TSESLint } from '@typescript-eslint/utils';
import { findEnclosingFunction, keyName, unwrap, type Node } from '../ast/index.js';
import type { Retry, Slot } from '../semantics/types.js';
import { indentOf, lineBreakOf, startsLine, startWithComments, usesSemicolons } from './layout.js';
import { freeName } from './limit-retry.js';
import { removeProperty, setOptions } from './set-option.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Edit = (fixer: TSESLint.RuleFixer, locals: readonly string[]) => TSESLint.RuleFix[] | null;

export interface KeyRequest {
  readonly sourceCode: SourceCode;
  readonly retry: Retry;
  /** The options of the request; null when nothing can be written there. */
  readonly slot: Slot | null;
  /** The option that takes a key; null for the header `Idempotency-Key`. */
  readonly option: string | null;
  /** A key that is made anew for each attempt. */
  readonly remade: Node | null;
}

/** Makes a key once, before the attempts, and gives it to each of them. Null where there is no place for either. */
export function keyOnce({ sourceCode, retry, slot, option, remade }: KeyRequest): Edit | null {
  const statement = findStatement(retry);
  const name = statement && freeName(sourceCode, statement.parent ?? statement, ['idempotencyKey', 'requestKey']);
  if (!statement || !name) return null;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const start = startWithComments(sourceCode, statement);
  const gap = startsLine(sourceCode, start) ? `${lineBreakOf(sourceCode)}${indentOf(sourceCode, start)}` : ' ';
  const declare = (fixer: TSESLint.RuleFixer, made: string): TSESLint.RuleFix => fixer.insertTextBefore(start, `const ${name} = ${made}${end === '' && gap === ' ' ? ';' : end}${gap}`);
  if (remade) {
    if (remade.type !== 'CallExpression' || remade.arguments.length > 0 || remade.parent?.type !== 'Property' || rootOf(remade) !== sourceCode.ast) return null;
    return (fixer) => [declare(fixer, sourceCode.getText(remade)), fixer.replaceText(remade, name)];
  }
  return (fixer, [local = 'randomUUID']) => {
    const given = option === null ? setHeader(fixer, sourceCode, slot, name) : setOptions(fixer, sourceCode, slot, [[option, name]]);
    return given && [declare(fixer, `${local}()`), ...given];
  };
}

function setHeader(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, slot: Slot | null, name: string): TSESLint.RuleFix[] | null {
  const header = `'Idempotency-Key'`;
  if (slot?.kind === 'spread' || !slot) return null;
  const there = slot.kind === 'object' ? slot.node.properties.find((each) => each.type === 'Property' && keyName(each) === 'headers') : undefined;
  const headers = there?.type === 'Property' ? unwrap(there.value) : null;
  if (headers) return headers.type === 'ObjectExpression' ? setOptions(fixer, sourceCode, { kind: 'object', node: headers }, [[header, name]]) : null;
  return setOptions(fixer, sourceCode, slot, [['headers', `{ ${header}: ${name} }`]]);
}

/** The statement of a function before which what is made holds for all attempts. */
function findStatement({ kind, node }: Retry): Node | null {
  if (kind === 'recursion' || kind === 'chain' || !findEnclosingFunction(node)) return null;
  let statement: Node = node;
  while (statement.parent && statement.parent.type !== 'BlockStatement') {
    if (statement.parent.type === 'Program' || statement.parent.type.includes('Function')) return null;
    statement = statement.parent;
  }
  return statement.parent ? statement : null;
}

function rootOf(node: Node): Node {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}

/** Takes away the option that has a request tried again. */
export function dropRetry(sourceCode: SourceCode, told: Node, slot: Slot | null): Edit | null {
  const property = told.parent?.type === 'Property' && told.parent.value === told ? told.parent : null;
  // `retry: { limit: 3, methods: ['POST'] }` says more than how often.
  if (slot?.kind !== 'object' || property?.parent !== slot.node) return null;
  return property && ((fixer) => [removeProperty(fixer, sourceCode, property)]);
}
