import type { TSESLint } from '@typescript-eslint/utils';
import type { MemoryStoreRemedy, SharedClient, Slot } from '../semantics/types.js';
import type { ImportRequest } from './add-import.js';
import { setOptions } from './set-option.js';

/** A store on a client of the project, written as an option. */
export interface SharedStore {
  readonly imports: readonly ImportRequest[];
  readonly edit: (fixer: TSESLint.RuleFixer, locals: readonly string[]) => TSESLint.RuleFix[] | null;
}

/** Takes what a library keeps in memory to a client of the project. Null when there is no place to write to. */
export function shareStore(sourceCode: Readonly<TSESLint.SourceCode>, slot: Slot | null, remedy: MemoryStoreRemedy, client: SharedClient, isTyped: boolean): SharedStore | null {
  if (!slot || slot.kind === 'spread') return null;
  const { from } = client;
  const imports: ImportRequest[] = [
    ...(remedy.import ? [{ from: remedy.import.from, as: remedy.import.as, ...(remedy.import.name === undefined ? {} : { name: remedy.import.name }) }] : []),
    ...(from ? [{ from: from.specifier, as: client.name, ...(from.isDefault ? {} : { name: client.name }) }] : []),
  ];
  const code = (isTyped ? remedy.typed : undefined) ?? remedy.code;
  return {
    imports,
    edit(fixer, locals) {
      const store = remedy.import ? (locals[0] ?? '') : '';
      const local = from ? (locals[remedy.import ? 1 : 0] ?? client.name) : client.name;
      return setOptions(fixer, sourceCode, slot, [[remedy.option, code.replaceAll('$store', store).replaceAll('$client', local)]]);
    },
  };
}
