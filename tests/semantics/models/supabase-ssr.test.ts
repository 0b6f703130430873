import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

const server = `import { createServerClient } from '@supabase/ssr'; const supabase = createServerClient(url, key, { cookies });\n`;
const query = `await supabase.from('users').select().eq('id', id).single();`;

describe('@supabase/ssr', () => {
  it('makes clients of Supabase for a request', () => {
    expect(operationsOf(server + query)).toEqual(["read-one users filter: 'id' limit: supabase.from('users').select().eq('id', id).single()"]);
  });

  it('leaves alone those of a browser', () => {
    expect(operationsOf(`import { createBrowserClient } from '@supabase/ssr'; const supabase = createBrowserClient(url, key); ${query}`)).toEqual([]);
  });
});
