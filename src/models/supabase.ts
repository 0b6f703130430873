import type { LibraryModel } from '../semantics/types.js';

const boundedByChain = ['abortSignal'];

export const supabaseModel: LibraryModel = {
  library: '@supabase/supabase-js',
  packages: ['@supabase/supabase-js'],
  majors: [2],
  clients: [
    {
      name: 'client',
      category: 'database',
      made: [{ path: 'createClient()', options: 2 }],
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
    },
  ],
};
