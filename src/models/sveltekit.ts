import type { LibraryModel } from '../semantics/types.js';

const onlyWith = ['@sveltejs/kit'];
const event = [
  { part: 'body', path: 'request.{json,formData}()' },
  { part: 'body', path: 'request.{text,arrayBuffer,blob}()', state: 'text' },
  { part: 'headers', path: 'request.headers' },
  { part: 'params', path: 'params' },
  { part: 'query', path: 'url.{searchParams,search}' },
  { part: 'url', path: 'url.{href,pathname}' },
  { part: 'url', path: 'request.url' },
  { part: 'cookies', path: 'cookies.{get,getAll}()' },
] as const;
const answers = [{ code: 'error($status, $body)', import: { name: 'error', from: '@sveltejs/kit' } }];
const source = '@sveltejs/kit@3.2.0, 2.70.4:types/index.d.ts';

export const sveltekitModel: LibraryModel = {
  library: '@sveltejs/kit',
  packages: ['@sveltejs/kit', '$app/server', '$env/dynamic/private', '$env/dynamic/public'],
  // What `$env/static` lacks, the build refuses.
  environments: [{ paths: ['env'], source: '@sveltejs/kit@2.70.4:src/exports/vite/index.js, types/ambient.d.ts' }],
  majors: [2, 3],
  handlers: [
    {
      name: 'endpoint',
      kind: 'http',
      found: [
        { by: 'export', files: ['src/routes/**/+server.{ts,js}'], names: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'], onlyWith },
        { by: 'type', functions: ['RequestHandler'] },
        { by: 'type', parameter: { index: 0, types: ['RequestEvent'] } },
      ],
      inputs: event,
      rejected: [{ as: 'answered' }],
      answers,
      source,
    },
    {
      name: 'form action',
      kind: 'action',
      found: [
        { by: 'export', files: ['src/routes/**/+page.server.{ts,js}'], names: ['actions'], option: '*', onlyWith },
        { by: 'type', objects: { types: ['Actions'], option: '*' } },
      ],
      inputs: event,
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'return fail($status, $body)', import: { name: 'fail', from: '@sveltejs/kit' } }, ...answers],
      source,
    },
    {
      name: 'load',
      kind: 'page',
      found: [
        { by: 'export', files: ['src/routes/**/+{page,layout}.server.{ts,js}'], names: ['load'], onlyWith },
        { by: 'type', functions: ['ServerLoad'] },
        { by: 'type', parameter: { index: 0, types: ['ServerLoadEvent'] } },
      ],
      inputs: event,
      rejected: [{ as: 'answered' }],
      answers,
      source,
    },
    {
      name: 'hook',
      kind: 'http',
      found: [{ by: 'export', files: ['src/hooks.server.{ts,js}'], names: ['handle'], onlyWith, role: 'middleware' }],
      inputs: [
        { part: 'headers', path: 'event.request.headers' },
        { part: 'query', path: 'event.url.{searchParams,search}' },
        { part: 'url', path: 'event.url.{href,pathname}' },
        { part: 'cookies', path: 'event.cookies.{get,getAll}()' },
      ],
      rejected: [{ as: 'answered' }],
      answers,
      source,
    },
    {
      name: 'error hook',
      kind: 'http',
      found: [
        { by: 'export', files: ['src/hooks.server.{ts,js}'], names: ['handleError'], onlyWith, role: 'error' },
        { by: 'type', functions: ['HandleServerError'], role: 'error' },
      ],
      inputs: [],
      errorIn: 'error',
      source,
    },
    {
      name: 'remote function',
      kind: 'procedure',
      found: [
        {
          by: 'call', paths: ['{query,command,form,prerender}()', 'query.batch()'], functions: [{ argument: 1 }],
          schemas: [{ argument: 0, parts: ['args'], except: ['unchecked'] }],
        },
      ],
      inputs: [{ part: 'args' }],
      rejected: [{ as: 'answered' }],
      answers,
      source,
    },
  ],
};
