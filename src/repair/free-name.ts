import type { TSESLint } from '@typescript-eslint/utils';
import { oncePerFile } from './once-per-file.js';

/** Every name that some scope of the file has. */
const namesOf = oncePerFile(
  ({ scopeManager }) => new Set(scopeManager?.scopes.flatMap((scope) => scope.variables.filter((each) => each.defs.length > 0).map((each) => each.name))),
);

/** A name that no scope of the file has; or one that it has, where that is known to be the same thing. */
export function findFreeName(sourceCode: Readonly<TSESLint.SourceCode>, wanted: string, isSame: (name: string) => boolean = () => false): string {
  const taken = namesOf(sourceCode);
  let name = wanted;
  for (let n = 2; taken.has(name) && !isSame(name); n += 1) name = `${wanted}${n}`;
  return name;
}
