import type { FunctionNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeHandler } from '../describe-handler.js';
import { isClientCode, isForClients, isScript } from '../flow/index.js';
import type { HandlerDescription } from '../handlers/types.js';
import { mayHandleInput } from './may-handle.js';

/** The handler of a server that a function is, whose input is worth following; null for all else. */
export function findInputHandler(module: Module, fn: FunctionNode): HandlerDescription | null {
  const handler = mayHandleInput(module, fn) ? describeHandler(module, fn) : null;
  return handler?.role === 'handler' && !isScript(module) && !isClientCode(module, fn) && !isForClients(module) ? handler : null;
}
