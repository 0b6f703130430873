import type { OperationModel, StoreModel } from '../../semantics/types.js';

/** How Postgres does for many what a statement does for one. */
export const postgresBatch = {
  'read-one': 'WHERE id = ANY($1)',
  'read-many': 'WHERE id = ANY($1)',
  count: 'WHERE id = ANY($1) GROUP BY id',
  insert: 'INSERT … SELECT * FROM unnest($1, $2)',
  'update-many': 'UPDATE … WHERE id = ANY($1)',
  'delete-many': 'DELETE … WHERE id = ANY($1)',
  upsert: 'INSERT … SELECT * FROM unnest($1, $2) ON CONFLICT …',
} as const satisfies StoreModel['batch'];

/** The same where a placeholder is one value. */
export const listBatch = {
  'read-one': 'WHERE id IN (…)',
  'read-many': 'WHERE id IN (…)',
  count: 'WHERE id IN (…) GROUP BY id',
  insert: 'INSERT … VALUES (…), (…)',
  'update-many': 'UPDATE … WHERE id IN (…)',
  'delete-many': 'DELETE … WHERE id IN (…)',
  upsert: 'INSERT … VALUES (…), (…) ON CONFLICT …',
} as const satisfies StoreModel['batch'];

/** `sql` as the tag of a template. */
export const taggedStatement: OperationModel = { paths: ['()'], does: 'statement', text: [{ argument: 0 }], values: [{ argument: 1 }] };
