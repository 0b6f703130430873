import type { TSESLint } from '@typescript-eslint/utils';
import { isInside, type Node } from '../ast/index.js';
import type { Slot } from '../semantics/types.js';
import { addArgument, replaceValue, setOptions } from './set-option.js';

export interface SetKeyRequest {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly call: Node;
  /** What the key begins with: `payment`. */
  readonly what: string;
  /** The expression that stays the same when the call is tried again. */
  readonly identity: Node;
  /** The key that is there and is another each time. */
  readonly replaced: Node | null;
  /** The option that takes the key; null where it is an argument of its own. */
  readonly option: string | null;
  readonly slot: Slot | null;
}

/** Gives a call a key that is built from what it is about. Null where there is no place for it. */
export function setKey({ sourceCode, call, what, identity, replaced, option, slot }: SetKeyRequest): { text: string; edit: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[] | null } | null {
  if (sourceCode.getCommentsInside(identity).length > 0) return null;
  const text = `\`${what.replace(/ /gu, '-')}-\${${sourceCode.getText(identity)}}\``;
  // A name would be left behind with a value that nobody reads.
  if (replaced) return replaced.type === 'Identifier' || !isInside(replaced, call) ? null : { text, edit: (fixer) => [replaceValue(fixer, sourceCode, replaced, text)] };
  if (!slot) return null;
  // Headers that are spread would be lost.
  if (slot.kind === 'spread' && option?.includes('.')) return null;
  if (option === null) return slot.kind === 'argument' ? { text, edit: (fixer) => addArgument(fixer, sourceCode, slot.call, slot.index, text) } : null;
  return { text, edit: (fixer) => setOptions(fixer, sourceCode, slot, [[option, text]]) };
}
