import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

const dependencies = { 'react-router': '^7.0.0', '@react-router/dev': '^7.0.0' };

describe('react-router', () => {
  it.each([
    ['an action and a loader', 'app/routes/users.$id.tsx', `import type { Route } from './+types/users.$id'; export async function loader({ params, request }: Route.LoaderArgs) { use(params.id, new URL(request.url).searchParams); } export async function action({ request }: Route.ActionArgs) { const form = await request.formData(); } export async function clientLoader({ params }) { use(params); }`, [`react-router route module <- params: params, request.url: url`, `react-router route module <- request.formData(): body`]],
    ['a typed action anywhere', 'lib/x.server.ts', `import type { ActionFunctionArgs } from 'react-router'; export async function save({ request }: ActionFunctionArgs) { use(await request.json()); }`, [`react-router route module <- request.json(): body`]],
  ])('%s', (_claim, filename, code, expected) => {
    expect(inputsIn(code, { dependencies, filename })).toEqual(expected);
  });

  it.each([
    ['a client-only router', 'app/routes/x.tsx', { 'react-router': '^7.0.0' }, `export async function loader({ params }) { use(params); }`],
  ])('%s is none', (_claim, filename, installed, code) => {
    expect(inputsIn(code, { dependencies: installed, filename })).toEqual([]);
  });
});
