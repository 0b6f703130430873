import type { Value, Verdict } from './types.js';
import { formed, taintsIn } from './values.js';

/** `createHmac('sha256', secret).update(body)`: only who has the secret can tell the signature of it. */
export function sealed(value: Value): Value {
  return formed(value, 'seal');
}

/** What a comparison of signatures tells of what was signed, where the code goes no further when they differ. */
export function compareSeals(value: Value): readonly Verdict[] {
  return taintsIn(value).flatMap((taint): Verdict[] => (taint.form === 'seal' ? [{ taint, strength: 'type', isDeep: true, isPresence: true }] : []));
}

/** Presence alone never tells the type, but for what a table has by a name. */
export function isSealed({ strength, isPresence }: Verdict): boolean {
  return isPresence && (strength === 'type' || strength === 'listed');
}
