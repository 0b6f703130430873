import type { ClientModel, StoreModel } from '../../semantics/types.js';

const boundedByChain = ['abortSignal'];

const filters = [
  'eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'like', 'ilike', 'likeAllOf', 'likeAnyOf', 'ilikeAllOf', 'ilikeAnyOf', 'regexMatch', 'regexIMatch', 'is', 'isDistinct', 'in', 'notIn', 'contains', 'containedBy',
  'rangeGt', 'rangeGte', 'rangeLt', 'rangeLte', 'rangeAdjacent', 'overlaps', 'textSearch', 'match', 'not', 'or', 'filter',
];
const ends = ['select', 'order', 'limit', 'range', 'single', 'maybeSingle', 'csv', 'geojson', 'explain', 'maxAffected', 'rollback', 'returns', 'overrideTypes', 'throwOnError', 'stripNulls', 'setHeader', 'retry', 'abortSignal', ...filters];
const asked = {
  lazy: true,
  record: [{ made: 0 }],
  filter: [{ chained: filters, argument: 0 }],
  limit: [{ chained: ['limit'], argument: 0 }, { chained: ['range', 'single', 'maybeSingle', 'csv'] }, { argument: 1, option: 'head' }],
};

/** A client that is made by this call, whose third argument is its options. */
export const supabaseClient = (path: string): ClientModel => ({
  name: 'client',
  category: 'database',
  made: [{ path, options: 2 }],
  derived: [{ path: 'schema()' }],
  types: ['SupabaseClient'],
  requests: [
    { paths: ['from().select()'], lazy: true, boundedByChain, method: 'GET' },
    { paths: ['from().{insert,update,upsert,delete}()', 'rpc()'], lazy: true, boundedByChain, method: 'POST' },
    { paths: ['storage.from().{upload,download,remove,list,move,copy,createSignedUrl}()'] },
    { paths: ['auth.{getUser,signUp,signInWithPassword,signInWithOtp,refreshSession,verifyOtp}()', 'auth.admin.*()'] },
    { paths: ['functions.invoke()'], options: 1, method: 'POST' },
  ],
  waits: [
    {
      wait: 'response',
      boundedBy: [
        { option: 'db.timeout', is: 'duration', at: 'client' },
        { option: 'global.fetch', is: 'given', at: 'client' },
        { option: 'signal', is: 'signal', at: 'call' },
        { option: 'timeout', is: 'duration', at: 'call' },
      ],
      // That of fetch.
      defaultMs: 300_000,
      // Older versions of major 2 do not know it.
      remedies: [{ option: 'db.timeout', value: 'ms', at: 'client', byHand: true }],
    },
  ],
  source: '@supabase/supabase-js@2.109.0:dist/index.cjs; @supabase/postgrest-js@2.119.1:dist/index.mjs; behaviour run',
});

/** What such a client keeps. */
export const supabaseTable = (path: string): StoreModel => ({
  name: 'table',
  keeps: 'rows',
  batch: {
    'read-one': ".in('id', ids)", 'read-many': ".in('id', ids)", insert: 'insert(rows)', 'update-many': ".update(values).in('id', ids)", 'delete-many': ".delete().in('id', ids)", upsert: 'upsert(rows)',
  },
  answers: ['data'],
  unites: 'Write both in one function of the database, which `rpc()` calls',
  made: [{ path }],
  derived: [{ path: 'schema()' }, { path: 'from()' }],
  types: ['SupabaseClient'],
  operations: [
    { ...asked, paths: ['select()'], does: 'read-many', bounded: true, chain: { becomes: { single: 'read-one', maybeSingle: 'read-one' }, ends } },
    { ...asked, paths: ['insert()'], does: 'insert', data: [{ argument: 0 }], chain: { ends } },
    { ...asked, paths: ['upsert()'], does: 'upsert', data: [{ argument: 0 }], chain: { ends } },
    { ...asked, paths: ['update()'], does: 'update-many', refusesAll: true, data: [{ argument: 0 }], chain: { ends } },
    { ...asked, paths: ['delete()'], does: 'delete-many', refusesAll: true, chain: { ends } },
  ],
  source: '@supabase/postgrest-js@2.109.0:src/PostgrestQueryBuilder.ts, src/PostgrestFilterBuilder.ts, src/PostgrestTransformBuilder.ts, src/PostgrestBuilder.ts; Supabase documentation: select (1000 rows at most unless the project says otherwise), safeupdate (a write without a filter is refused unless the project says otherwise)',
});
