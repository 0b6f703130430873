import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

const dependencies = { '@sveltejs/kit': '^2.0.0' };

describe('@sveltejs/kit', () => {
  it.each([
    ['an endpoint', 'src/routes/api/+server.ts', `import type { RequestHandler } from './$types'; export const POST: RequestHandler = async ({ request, params, url }) => { use(await request.json(), params.id, url.searchParams.get('a')); };`, [`@sveltejs/kit endpoint POST <- params: params, request.json(): body, url.searchParams: query`]],
    ['form actions', 'src/routes/login/+page.server.ts', `export const actions = { default: async ({ request, cookies }) => { const form = await request.formData(); use(cookies.get('a')); }, out: async (event) => use(event.params) }; export async function load({ params }) { use(params); }`, [`@sveltejs/kit form action <- request.formData(): body, cookies.get('a'): cookies`, `@sveltejs/kit form action <- event.params: params`, `@sveltejs/kit load <- params: params`]],
    ['a hook', 'src/hooks.server.ts', `export const handle = async ({ event, resolve }) => { use(event.request.headers.get('a')); return resolve(event); };`, [`@sveltejs/kit hook (middleware) <- event.request.headers: headers`]],
    ['a remote function with a schema', 'src/lib/x.remote.ts', `import { query, command } from '$app/server'; export const one = query(schema, async (id) => use(id)); export const add = command('unchecked', async (data) => use(data));`, [`@sveltejs/kit remote function <- id: args validated`, `@sveltejs/kit remote function <- data: args`]],
  ])('%s', (_claim, filename, code, expected) => {
    expect(inputsIn(code, { dependencies, filename })).toEqual(expected);
  });

  it.each([
    ['an endpoint without the framework', 'src/routes/api/+server.ts', { express: '^5.0.0' }, `export const POST = async ({ request }) => use(await request.json());`],
  ])('%s is none', (_claim, filename, installed, code) => {
    expect(inputsIn(code, { dependencies: installed, filename })).toEqual([]);
  });
});
