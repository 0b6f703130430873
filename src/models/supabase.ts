import type { LibraryModel } from '../semantics/types.js';
import { supabaseClient, supabaseTable } from './shapes/supabase.js';

export const supabaseModel: LibraryModel = {
  library: '@supabase/supabase-js',
  packages: ['@supabase/supabase-js'],
  majors: [2],
  clients: [supabaseClient('createClient()')],
  stores: [supabaseTable('createClient()')],
};
