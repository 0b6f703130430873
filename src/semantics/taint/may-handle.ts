import type { FunctionNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';

/** What frameworks call their input, and the calls that read it. */
const WORDS = /body|query|param|header|payload|json\(|formdata|text\(|searchparams|data|message|msg|event|record|content|value|input|args|@|\breq\b|request|ctx|context/i;

/** Whether a function may be one that a framework gives input: asked before anything is resolved. */
export function mayHandleInput({ text }: Module, fn: FunctionNode): boolean {
  if (fn.params.length === 0 && fn.parent.type !== 'CallExpression' && fn.type !== 'FunctionDeclaration') return false;
  return WORDS.test(text.slice(...fn.range));
}
