import type { FunctionNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { HandlerDescription } from './types.js';

/** What the files that import a function's file make of it. Empty until importers can be asked. */
export const findRegistrations: (module: Module, fn: FunctionNode) => readonly HandlerDescription[] = () => [];
