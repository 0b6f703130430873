import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../ast/index.js';
import type { ImportRequest } from './add-import.js';

type Edit = (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];

/** Writes a name into an import of the same package; in the place of one that nothing else needs. Null where there is no such import. */
export function mergeImport(sourceCode: Readonly<TSESLint.SourceCode>, { from, name, as }: ImportRequest, unneeded: Node | null): Edit | null {
  if (name === undefined || name !== as) return null;
  for (const statement of sourceCode.ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== from || statement.importKind === 'type') continue;
    const named = statement.specifiers.filter((each) => each.type === 'ImportSpecifier');
    const last = named.at(-1);
    const other = named.find(({ local }) => unneeded?.type === 'Identifier' && local.name === unneeded.name);
    if (other && sourceCode.getDeclaredVariables?.(other)[0]?.references.length === 1) return (fixer) => [fixer.replaceText(other, name)];
    if (last) return (fixer) => [fixer.insertTextAfter(last, `, ${name}`)];
  }
  return null;
}
