import type { TSESLint } from '@typescript-eslint/utils';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * A question about a file that is answered once, however many repairs ask it. Remembered by the tree: Oxlint hands the same
 * `SourceCode` to every file.
 */
export function oncePerFile<T>(ask: (sourceCode: SourceCode) => T): (sourceCode: SourceCode) => T {
  const answers = new WeakMap<object, { readonly answer: T }>();
  return (sourceCode) => {
    let known = answers.get(sourceCode.ast);
    if (!known) answers.set(sourceCode.ast, (known = { answer: ask(sourceCode) }));
    return known.answer;
  };
}
