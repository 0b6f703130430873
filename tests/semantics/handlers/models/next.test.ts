import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

const dependencies = { next: '^15.0.0' };

describe('next', () => {
  it.each([
    ['a route handler', 'app/api/users/route.ts', `export async function POST(request: Request, { params }: Ctx) { const body = await request.json(); const { id } = await params; use(request.url, body, id); } export const dynamic = 'x'; export function helper(request) { request.json(); }`, [`next route handler POST <- params: params, request.json(): body, request.url: url`]],
    ['a route handler below src', 'src/app/(shop)/[id]/route.ts', `import { NextRequest } from 'next/server'; export const GET = async (req: NextRequest) => use(req.nextUrl.searchParams.get('a'), req.headers.get('b'));`, [`next route handler GET <- req.nextUrl.searchParams: query, req.headers: headers`]],
    ['a wrapped route handler', 'app/api/x/route.ts', `import { cookies } from 'next/headers'; import { withSession } from '@acme/auth'; export const PUT = withSession(async ({ req, params }) => { use(await cookies(), params); });`, [`next route handler PUT <- cookies(): cookies`]],
    ['a webhook that reads the text', 'app/api/x/route.ts', `export async function POST(req: Request) { const text = await req.text(); }`, [`next route handler POST <- req.text(): body text`]],
    ['an api route', 'pages/api/users.ts', `export default async function handler(req, res) { const { name } = req.body; use(req.query.id, name); }`, [`next api route <- req.body: body, req.query: query`]],
    ['a typed api route', 'lib/api.ts', `import type { NextApiRequest, NextApiResponse } from 'next'; export async function list(req: NextApiRequest, res: NextApiResponse) { use(req.cookies); }`, [`next api route <- req.cookies: cookies`]],
    ['a file of server actions', 'lib/actions.ts', `'use server'; export async function add(state: S, form: FormData) {} export const drop = async (id: string) => {}; function own(id) {}`, [`next server action <- state: args, form: args`, `next server action <- id: args`]],
    ['an action in a component', 'app/page.tsx', `import { x } from 'y'; export default function Page({ searchParams }) { async function save(form: FormData) { 'use server'; use(form); } return searchParams.a; }`, [`next page <- searchParams: query`, `next server action <- form: args`]],
    ['a page', 'app/[id]/page.tsx', `export default async function Page(props: Props) { const { id } = await props.params; const q = (await props.searchParams).q; } export async function generateMetadata({ params }) { use(params); }`, [`next page <- props.params: params, props.searchParams: query`, `next page <- params: params`]],
    ['server side props', 'pages/index.tsx', `export const getServerSideProps = async ({ query, req }) => ({ props: { a: query.a, b: req.headers } });`, [`next server side props <- query: query, req.headers: headers`]],
  ])('%s', (_claim, filename, code, expected) => {
    expect(inputsIn(code, { dependencies, filename })).toEqual(expected);
  });

  it.each([
    ['a route file of another framework', 'app/api/x/route.ts', { express: '^5.0.0' }, `export async function POST(request) { await request.json(); }`],
    ['a file elsewhere', 'lib/route.ts', dependencies, `export async function POST(request) { await request.json(); }`],
    ['a page that does not run on the server for a request', 'lib/page.tsx', dependencies, `export default function Page({ searchParams }) { return searchParams.a; }`],
    ['use server without next', 'lib/actions.ts', { express: '^5.0.0' }, `'use server'; export async function add(form: FormData) { use(form); }`],
  ])('%s is none', (_claim, filename, installed, code) => {
    expect(inputsIn(code, { dependencies: installed, filename })).toEqual([]);
  });
});
