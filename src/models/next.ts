import type { LibraryModel } from '../semantics/types.js';

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const code = '{ts,tsx,js,jsx,mjs}';
const onlyWith = ['next'];
const roots = ['app', 'src/app'];

export const nextModel: LibraryModel = {
  library: 'next',
  packages: ['next', 'next/*'],
  majors: [13, 14, 15, 16],
  handlers: [
    {
      name: 'route handler',
      kind: 'http',
      found: [{ by: 'export', files: roots.map((root) => `${root}/**/route.${code}`), names: verbs, onlyWith, telling: true }],
      inputs: [
        { part: 'body', path: '{json,formData}()' },
        { part: 'body', path: '{text,arrayBuffer,blob}()', state: 'text' },
        { part: 'body', path: 'body', state: 'text' },
        { part: 'query', path: 'nextUrl.{searchParams,search}' },
        { part: 'url', path: 'nextUrl.{href,pathname}' },
        { part: 'url', path: 'url' },
        { part: 'headers', path: 'headers' },
        { part: 'cookies', path: 'cookies' },
        { part: 'params', parameter: 1, path: 'params' },
        { part: 'headers', calls: ['headers()'] },
        { part: 'cookies', calls: ['cookies()'] },
      ],
      rejected: [{ as: 'answered' }],
      answers: [
        { code: 'return NextResponse.json($body, { status: $status })', import: { name: 'NextResponse', from: 'next/server' } },
        { code: 'return Response.json($body, { status: $status })' },
      ],
      source: 'next@16.4.6: documentation, route.js; next@14.2.35, 16.4.6: type declarations',
    },
    {
      name: 'api route',
      kind: 'http',
      found: [
        { by: 'export', files: ['pages', 'src/pages'].map((root) => `${root}/api/**/*.${code}`), names: ['default'], onlyWith, telling: true },
        { by: 'type', functions: ['NextApiHandler'] },
        { by: 'type', parameter: { index: 0, types: ['NextApiRequest'] } },
      ],
      inputs: [
        { part: 'body', path: 'body' },
        { part: 'query', path: 'query', pathNames: true },
        { part: 'headers', path: 'headers' },
        { part: 'cookies', path: 'cookies' },
        { part: 'url', path: 'url' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'return $1.status($status).json($body)' }],
      source: 'next@16.4.6:dist/shared/lib/utils.d.ts, dist/server/api-utils/node/api-resolver.js',
    },
    {
      name: 'request',
      kind: 'http',
      found: [{ by: 'type', parameter: { index: 0, types: ['NextRequest'] } }],
      inputs: [
        { part: 'body', path: '{json,formData}()' },
        { part: 'body', path: '{text,arrayBuffer,blob}()', state: 'text' },
        { part: 'query', path: 'nextUrl.{searchParams,search}' },
        { part: 'url', path: 'nextUrl.{href,pathname}' },
        { part: 'url', path: 'url' },
        { part: 'headers', path: 'headers' },
        { part: 'cookies', path: 'cookies' },
      ],
      source: 'next@16.4.6: type declarations',
    },
    {
      name: 'server action',
      kind: 'action',
      found: [{ by: 'directive', directive: 'use server', onlyWith }],
      inputs: [
        { part: 'args', parameter: 'all' },
        { part: 'headers', calls: ['headers()'] },
        { part: 'cookies', calls: ['cookies()'] },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'return { error: $body }' }, { code: 'throw new Error($body)' }],
      source: 'next@16.4.6:dist/server/app-render/action-handler.js',
    },
    {
      name: 'page',
      kind: 'page',
      found: [
        { by: 'export', files: roots.flatMap((root) => [`${root}/**/page.${code}`, `${root}/**/layout.${code}`]), names: ['default', 'generateMetadata'], onlyWith },
      ],
      inputs: [
        { part: 'query', path: 'searchParams' },
        { part: 'params', path: 'params' },
        { part: 'headers', calls: ['headers()'] },
        { part: 'cookies', calls: ['cookies()'] },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'notFound()', import: { name: 'notFound', from: 'next/navigation' } }],
      source: 'next@16.4.6: documentation, page.js',
    },
    {
      name: 'server side props',
      kind: 'page',
      found: [
        { by: 'export', files: ['pages', 'src/pages'].map((root) => `${root}/**/*.${code}`), names: ['getServerSideProps'], onlyWith },
        { by: 'type', functions: ['GetServerSideProps'] },
        { by: 'type', parameter: { index: 0, types: ['GetServerSidePropsContext'] } },
      ],
      inputs: [
        { part: 'query', path: 'query' },
        { part: 'params', path: 'params' },
        { part: 'headers', path: 'req.headers' },
        { part: 'cookies', path: 'req.cookies' },
        { part: 'url', path: 'resolvedUrl' },
        { part: 'url', path: 'req.url' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'return { notFound: true }' }],
      source: 'next@16.4.6: documentation, getServerSideProps',
    },
  ],
};
