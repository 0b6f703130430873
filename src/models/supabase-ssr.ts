import type { LibraryModel } from '../semantics/types.js';
import { supabaseClient, supabaseTable } from './shapes/supabase.js';

const source = '@supabase/ssr@0.12.7:dist/main/createServerClient.d.ts, dist/main/createServerClient.js';

/** It makes clients of `@supabase/supabase-js` for a request; those of browsers are left out. */
export const supabaseSsrModel: LibraryModel = {
  library: '@supabase/ssr',
  packages: ['@supabase/ssr'],
  majors: [0],
  clients: [{ ...supabaseClient('createServerClient()'), types: [], source }],
  stores: [{ ...supabaseTable('createServerClient()'), types: [], source }],
};
