import type { Module } from '../../project/index.js';
import { registryOf } from '../registry.js';
import { findLibraryEffects } from '../summaries/index.js';
import type { Caught } from './caught.js';

/**
 * Whether an Error may hold a request with its credentials: what failed calls a client whose errors do; or what failed is out of sight, in a
 * package that depends on such a client.
 */
export function mayCarryRequest(module: Module, { source }: Caught): boolean {
  if (source) return findLibraryEffects(module, source).some(({ what }) => what.kind === 'outbound-request' && what.client.errorsCarryRequest === true);
  return registryOf(module).all.some(
    ({ packages, clients = [] }) => clients.some((each) => each.errorsCarryRequest) && packages.some((name) => module.package?.dependsOn(name)),
  );
}
