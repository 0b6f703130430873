import type { TSESLint } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type Node } from '../ast/index.js';
import type { SharedHolder } from '../semantics/types.js';
import type { ImportRequest } from './add-import.js';

/** A Map that becomes a cache which forgets what was not asked for longest. */
export interface BoundMap {
  readonly imports: readonly ImportRequest[];
  readonly edit: (fixer: TSESLint.RuleFixer, locals: readonly string[]) => TSESLint.RuleFix[];
}

/** What a Map and an LRUCache have in common (lru-cache@10.4.3, 11.5.3: dist/esm/index.d.ts). */
const SHARED = new Set(['get', 'set', 'has', 'delete', 'clear', 'size', 'forEach', 'keys', 'values', 'entries']);
/** Types of keys and values that an LRUCache does not take. */
const REFUSED = /\b(?:undefined|null|unknown|void|never)\b/u;

/** Writes an LRUCache in the place of a Map. Null where the code asks more of it than both have. */
export function boundMap(sourceCode: Readonly<TSESLint.SourceCode>, { init, node, uses, kind }: SharedHolder, max: number, isTyped: boolean): BoundMap | null {
  const made = init && unwrap(init);
  if (kind !== 'map' || made?.type !== 'NewExpression' || made !== init || made.arguments.length > 0) return null;
  const annotation = node.type === 'VariableDeclarator' ? node.id.typeAnnotation : node.typeAnnotation;
  const types = made.typeArguments ? sourceCode.getText(made.typeArguments) : '';
  if (annotation || (isTyped && types === '') || REFUSED.test(types) || !uses.every(isOfBoth) || sourceCode.getCommentsInside(made).length > 0) return null;
  return {
    imports: [{ from: 'lru-cache', name: 'LRUCache', as: 'LRUCache' }],
    edit: (fixer, [local = 'LRUCache']) => [fixer.replaceText(made, `new ${local}${types}({ max: ${max} })`)],
  };
}

function isOfBoth(use: Node): boolean {
  const { parent } = wrapped(use);
  return parent?.type === 'MemberExpression' && SHARED.has(memberName(parent) ?? '');
}
