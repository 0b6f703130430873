import type { FunctionNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { handlersOf } from './handlers-of.js';
import type { HandlerDescription } from './types.js';

/** What the files that import a function's file make of it: `router.post('/', validate(schema), users.create)` in `routes.ts`. */
export const findRegistrations: (module: Module, fn: FunctionNode) => readonly HandlerDescription[] | null = memo('registrations elsewhere', (module, fn) => {
  const home = homeOf(module, fn);
  const importers = home.project.backward.importersOf(home) ?? [];
  return importers.flatMap((importer) => handlersOf(importer).get(fn) ?? []);
});
