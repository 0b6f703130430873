import type { LibraryModel } from '../semantics/types.js';

/** React Router in framework mode and Remix, which is its predecessor. */
export const reactRouterModel: LibraryModel = {
  library: 'react-router',
  packages: ['react-router', '@react-router/node', '@remix-run/node', '@remix-run/server-runtime', '@remix-run/cloudflare', '@remix-run/deno'],
  majors: [2, 7, 8],
  handlers: [
    {
      name: 'route module',
      kind: 'http',
      found: [
        {
          by: 'export', files: ['app/routes/**/*.{ts,tsx,js,jsx}', 'app/root.{ts,tsx,js,jsx}'], names: ['loader', 'action'],
          onlyWith: ['@react-router/dev', '@remix-run/dev', '@remix-run/node', '@remix-run/server-runtime', '@remix-run/cloudflare'],
        },
        { by: 'type', functions: ['{LoaderFunction,ActionFunction}'] },
        { by: 'type', parameter: { index: 0, types: ['{LoaderFunctionArgs,ActionFunctionArgs,LoaderArgs,ActionArgs,DataFunctionArgs}'] } },
      ],
      inputs: [
        { part: 'body', path: 'request.{json,formData}()' },
        { part: 'body', path: 'request.{text,arrayBuffer,blob}()', state: 'text' },
        { part: 'url', path: 'request.url' },
        { part: 'headers', path: 'request.headers' },
        { part: 'params', path: 'params' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [
        { code: 'return data($body, { status: $status })', import: { name: 'data', from: 'react-router' }, majors: '>=7' },
        { code: 'throw new Response($body, { status: $status })' },
      ],
      source: 'react-router@8.5.1, @remix-run/server-runtime@2.17.5: type declarations',
    },
  ],
};
