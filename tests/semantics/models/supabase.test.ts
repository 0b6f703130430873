import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('@supabase/supabase-js', () => {
  it.each([
    ['waits five minutes, as fetch does', `import { createClient } from '@supabase/supabase-js'; const db = createClient(url, key); db.from('t').select('*').eq('id', 1);`, [
      '@supabase/supabase-js.createClient() response: absent (300000)',
      '@supabase/supabase-js.createClient().from().select() response: absent (300000)',
    ]],
    ['is bounded behind address and key', `const { createClient } = require('@supabase/supabase-js'); createClient(url, key, { db: { timeout: 5000 } }).rpc('f', {});`, [
      '@supabase/supabase-js.createClient().rpc() response: set',
      '@supabase/supabase-js.createClient() response: set',
    ]],
    ['may be bounded by its own fetch', `import { createClient } from '@supabase/supabase-js'; createClient(url, key, { global: { fetch: fetchWithTimeout } });`, ['@supabase/supabase-js.createClient() response: set']],
    ['is bounded by a signal in the chain', `import { createClient } from '@supabase/supabase-js'; const db = createClient(url, key); db.from('t').insert({}).select().abortSignal(AbortSignal.timeout(1000)).single();`, [
      '@supabase/supabase-js.createClient() response: absent (300000)',
      '@supabase/supabase-js.createClient().from().insert() response: set',
    ]],
    ['is unknown when it is injected', `import type { SupabaseClient } from '@supabase/supabase-js'; export const all = (db: SupabaseClient) => db.from('t').select();`, [
      '@supabase/supabase-js.SupabaseClient.from().select() response: unknown',
    ]],
    ['is not another function of that name', `import { createClient } from '@acme/supabase'; createClient(url, key).from('t').select();`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

const start = `import { createClient, type SupabaseClient } from '@supabase/supabase-js'; const supabase = createClient(url, key);\n`;

describe('Supabase keeps data', () => {
  it.each([
    ['reads', `await supabase.from('users').select('*').eq('id', id).single(); await supabase.from('users').select().order('name').limit(20);`, ["read-one users filter: 'id' limit: supabase.from('users').select('*').eq('id', id).single()", 'read-many users limit: 20']],
    ['writes', `await supabase.from('users').insert({ name }).select().single(); await supabase.from('users').update({ name }).eq('id', id); await supabase.from('users').upsert(rows); await supabase.from('users').delete().eq('id', id);`, ["insert users data: { name } limit: supabase.from('users').insert({ name }).select().single()", "update-many users filter: 'id' data: { name }", 'upsert users data: rows', "delete-many users filter: 'id'"]],
    ['by a type', `const load = (client: SupabaseClient) => client.schema('app').from('users').select('id');`, ['read-many users']],
    ['not what a bucket keeps', `await supabase.storage.from('files').remove(['a']);`, []],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
