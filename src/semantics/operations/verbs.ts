import type { Verb } from '../types.js';
import type { Operation } from './types.js';

const READS: ReadonlySet<Verb> = new Set<Verb>(['read-one', 'read-many', 'count']);
const WRITES: ReadonlySet<Verb> = new Set<Verb>(['insert', 'insert-many', 'update', 'update-many', 'delete', 'delete-many', 'upsert', 'increment', 'save']);

/** Whether an operation asks a store for data and changes none. */
export function isRead({ does }: { readonly does: Verb }): boolean {
  return READS.has(does);
}

/** Whether an operation changes stored data. */
export function isWrite({ does }: { readonly does: Verb }): boolean {
  return WRITES.has(does);
}

/** Whether an operation is done when its call returns, within the process. */
export function isImmediate({ store, path }: Operation): boolean {
  return store.immediate === true || (path.package !== null && store.immediateBy?.includes(path.package) === true);
}
