import type { FunctionNode, Program } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { findByCalls } from './by-call.js';
import { findByClasses } from './by-class.js';
import { findByExports } from './by-export.js';
import { findByTypes } from './by-type.js';
import { describeFound } from './found.js';
import { mayHaveHandlers } from './relevance.js';
import type { HandlerDescription } from './types.js';

type Handlers = ReadonlyMap<FunctionNode, HandlerDescription>;

const findOnce = memo<Program, Handlers>('handlers of a file', (module) => describeFound(module, [...findByCalls(module), ...findByClasses(module), ...findByExports(module), ...findByTypes(module)]));

/** Every function that this file makes a handler, by call, decorator, export or type; the function itself may lie in another file. */
export function handlersOf(module: Module): Handlers {
  return (mayHaveHandlers(module) ? findOnce(module, module.program) : null) ?? describeFound(module, []);
}
