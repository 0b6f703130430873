import type { FunctionNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { registryOf } from '../registry.js';
import { mentionsLibrary } from '../relevance.js';

/** What frameworks call their input, and the calls that read it. */
const WORDS = /body|query|param|header|payload|json\(|formdata|text\(|searchparams|data|message|msg|event|record|content|value|input|args|@|\breq\b|request|ctx|context|socket/i;
/** What a file can do with input by itself, without a library that a model describes. */
const OWN_SINKS = /\bfs\b|\bfs-extra\b|graceful-fs|child_process|execa|\bzx\b|RegExp|@prisma|kysely|\bfor\s*\(|\]/;

/** How much of the call that is given the function is read. */
const CALL = 80;

const answers = new WeakMap<Module, boolean>();

/** Whether a function may be one that a framework gives input, and that does something with it: asked before anything is resolved. */
export function mayHandleInput(module: Module, fn: FunctionNode): boolean {
  let answer = answers.get(module);
  if (answer === undefined) answers.set(module, (answer = OWN_SINKS.test(module.text) || mentionsLibrary(module, registryOf(module))));
  if (!answer || (fn.params.length === 0 && fn.parent.type !== 'CallExpression' && fn.type !== 'FunctionDeclaration')) return false;
  // `socket.on('find', ({ email }) => …)`
  const start = fn.parent.type === 'CallExpression' ? Math.max(fn.parent.range[0], fn.range[0] - CALL) : fn.range[0];
  return WORDS.test(module.text.slice(start, fn.range[1]));
}
