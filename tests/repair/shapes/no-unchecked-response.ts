import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `const res = await fetch(url); await res.json();`,
  `const res = await fetch(url)\nawait res.json()`,
  `const res = await fetch(url) // the rates\n\nawait res.json()`,
  `const res = await fetch(url); // the rates\nawait res.json();`,
  `const res = await fetch(url) /* the rates */; await res.json();`,
  `const res = (await fetch(url))!; await res.json();`,
  `const res = (await fetch(url)) as Response; await res.json();`,
  `const res: Response = await fetch(url); await res.json();`,
  `export const res = await fetch(url); await res.json();`,
  `const other = 1, res = await fetch(url); await res.json();`,
  `let res: Response | undefined; if (first) res = await fetch(url); await res?.json();`,
  `let res; res = await fetch(url), first; await res.json();`,
  `let res: Response;\nres = await fetch(url);\nawait res.json();`,
  `if (first) { const res = await fetch(url); await res.json(); }`,
  `if (first) await (await fetch(url)).json();`,
  `for (const each of list) { const res = await fetch(each); await res.text(); }`,
  `switch (first) { case 1: { const res = await fetch(url); await res.text(); } }`,
  `const { body } = await fetch(url); await pipeline(body, file);`,
  `const body = (await fetch(url)).body; await pipeline(body, file);`,
  `const data = await (await fetch(url)).json() as { id: string };`,
  `const data = await fetch(url).then((res) => res.json());`,
  `const data = await fetch(url).then(res => res.json());`,
  `const data = await fetch(url).then(async (res) => await res.json());`,
  `const data = await fetch(url).then((res) => (res.json()));`,
  `const data = await fetch(url).then((res) => ({ data: res.json() }));`,
  `const data = await fetch(url).then((res) => /* all */ res.json() /* of it */);`,
  `const data = await fetch(url).then((res: Response) => res.json() as Promise<{ id: string }>);`,
  `const data = await fetch(url).then(function (res) { return res.json(); });`,
  `const data = await fetch(url)\n  .then((res) => res.json())\n  .then((each) => each.id);`,
  `const data = await fetch(url)\n\t.then((res) =>\n\t\tres.json(),\n\t);`,
  `const data = await fetch(url).catch(() => null).then((res) => res?.json());`,
  `const promise = fetch(url); const res = await promise; await res.json();`,
  `const [one, two] = await Promise.all([fetch(url), fetch(first)]); await one.json(); await two.json();`,
  `const all = await Promise.all(list.map(async (each) => fetch(each))); for (const res of all) await res.json();`,
  `await fetch(url, { method: 'PUT' });`,
  `(await fetch(url, { method: 'PUT' }));`,
  `await fetch(url, { method: 'PUT' })`,
  `const response = 1; await fetch(url, { method: 'PUT' });`,
  `if (first) await fetch(url, { method: 'PUT' });`,
  `await fetch(url, { method: 'PUT' }).finally(() => undefined);`,
  `const done = await fetch(url, { method: 'PUT' }).then(() => true);`,
  `const res = await fetch(url); if (res.status === 404) { await other(); } else { await res.json(); }`,
  `const res = await fetch(url); if (res.status !== 404) await res.json();`,
  `const request = async (path: string) => fetch(path); const res = await request(url); await res.json();`,
];

/** Findings of every kind, none of whose repairs may be in the way of another. */
export const fifty: FiftyFindings = {
  head: '',
  kinds: [
    (n: number) => `export async function load${n}(signal: AbortSignal) {\n  const res = await fetch(url, { signal });\n  return res.json();\n}`,
    (n: number) => `export const get${n} = (signal: AbortSignal) => fetch(url, { signal }).then((res) => res.json());`,
    (n: number) => `export async function send${n}(signal: AbortSignal) {\n  await fetch(url, { method: 'PUT', signal });\n}`,
    (n: number) => `export async function find${n}(signal: AbortSignal) {\n  const res = await fetch(url, { signal });\n  if (res.status === 404) return null;\n  return res.json();\n}`,
    (n: number) => `export const all${n} = async (signal: AbortSignal) => Promise.all((await Promise.all([url].map((each) => fetch(each, { signal })))).map((res) => res.text()));`,
  ],
};

export const known: readonly KnownBreach[] = [];
