import type { LibraryModel } from '../semantics/types.js';
import { supabaseTable } from './shapes/supabase.js';

/** It makes clients of `@supabase/supabase-js` for a request; those of browsers are left out. What they wait for depends on where they run. */
export const supabaseSsrModel: LibraryModel = {
  library: '@supabase/ssr',
  packages: ['@supabase/ssr'],
  majors: [0],
  stores: [{ ...supabaseTable('createServerClient()'), types: [], source: '@supabase/ssr@0.12.7:dist/main/createServerClient.d.ts, dist/main/createServerClient.js' }],
};
