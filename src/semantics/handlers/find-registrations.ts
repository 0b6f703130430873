import { wrapped, type FunctionNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { handlersOf } from './handlers-of.js';
import type { HandlerDescription } from './types.js';

/** What is given to a call where it is written has no name for another file. */
function isCallback(fn: FunctionNode): boolean {
  const at = wrapped(fn);
  return (at.parent?.type === 'CallExpression' || at.parent?.type === 'NewExpression') && at.parent.callee !== at;
}

/** What the files that import a function's file make of it: `router.post('/', validate(schema), users.create)` in `routes.ts`. */
export const findRegistrations: (module: Module, fn: FunctionNode) => readonly HandlerDescription[] | null = memo('registrations elsewhere', (module, fn) => {
  const home = homeOf(module, fn);
  if (isCallback(fn)) return [];
  const importers = home.project.backward.importersOf(home) ?? [];
  return importers.flatMap((importer) => handlersOf(importer).get(fn) ?? []);
});
