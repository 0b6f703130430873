import { isFunction, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { registryOf } from '../registry.js';
import { findLibraryEffects } from '../summaries/index.js';
import { textOf } from '../home.js';
import { readMadeOptions } from '../made-options.js';
import type { Caught } from './caught.js';
import type { LogCall } from './types.js';

/**
 * Whether an Error may hold a request with its credentials: what failed calls a client whose errors do; or anything may have failed, in a
 * package that depends on such a client.
 */
export function mayCarryRequest(module: Module, { source, isFromAnywhere }: Caught, call: LogCall): boolean {
  if (redactsHeaders(module, call)) return false;
  if (asksForErrorOfClient(module, call.node)) return true;
  if (source) return findLibraryEffects(module, source).some(({ what }) => what.kind === 'outbound-request' && what.client.errorsCarryRequest === true);
  if (!isFromAnywhere) return false;
  return registryOf(module).all.some(
    ({ packages, clients = [] }) => clients.some((each) => each.errorsCarryRequest) && packages.some((name) => module.package?.dependsOn(name)),
  );
}

/** `error instanceof AxiosError`, `isAxiosError(error)`: whoever wrote the handler expects one, whatever can be seen to fail. */
function asksForErrorOfClient(module: Module, call: Node): boolean {
  let handler: Node = call;
  while (handler.parent && handler.type !== 'CatchClause' && !isFunction(handler)) handler = handler.parent;
  return /\b(?:isAxiosError|AxiosError|GaxiosError|HTTPError|RequestError)\b/.test(textOf(module, handler));
}

/** Whether the logger leaves out the header that credentials are sent in. */
function redactsHeaders(module: Module, { logger, made }: LogCall): boolean {
  return (logger.redaction ?? []).some(({ option }) => made.some((each) => {
    const fact = readMadeOptions(module, each).read(option);
    return fact.state === 'set' && /authorization/i.test(textOf(module, fact.value));
  }));
}
