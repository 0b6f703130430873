import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { cases as requireTimeout } from '../rules/require-timeout.cases.js';
import { ESLint, Linter as ActiveLinter } from '../support/eslint.js';
import { applyEdit, fix, lint, type LintSetup } from '../support/lint.js';
import { checkTypes, isParsed } from '../support/types.js';

interface Case {
  readonly name?: string;
  readonly code: string;
  readonly options?: readonly unknown[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly filename?: string;
}

/** The invalid cases of every rule that repairs something. */
const cases: Readonly<Record<string, readonly (Case | string)[]>> = {
  'require-timeout': requireTimeout.invalid,
};

/** Shapes of code that a repair must cope with, beside those that show what a rule finds. */
const shapes: Readonly<Record<string, readonly string[]>> = {
  'require-timeout': [
    `await fetch(url,);`,
    `await fetch(url, {});`,
    `await fetch(url, { /* nothing yet */ });`,
    `await fetch(url, {\n  // nothing yet\n});`,
    `await fetch(url, undefined);`,
    `await fetch(url, null);`,
    `await fetch((first, url));`,
    `await fetch(url, ({ method: 'PUT' }));`,
    `await fetch(url, { method: 'PUT' } as RequestInit);`,
    `const init = { method: 'PUT' }; await fetch(url, init as RequestInit);`,
    `const init = { method: 'PUT' }; await fetch(url, (init));`,
    `const init = { method: 'PUT' } satisfies RequestInit; await fetch(url, init!);`,
    `await fetch(url, { method: 'PUT', });`,
    `await fetch(url, { headers: {\n  a: '1',\n} });`,
    `await fetch(url, { method: 'PUT',\n\tbody });`,
    `await fetch(url, { method: 'PUT', ...{ body } });`,
    `await fetch(url, { signal: undefined });`,
    `await fetch(url, { signal: null, method: 'PUT' });`,
    `await fetch(url, { 'signal': undefined });`,
    `await fetch(url, { ['signal']: undefined });`,
    `const r = await fetch(url, { 'timeout': 3000 }); await r.json();`,
    `const timeout = 3000; const r = await fetch(url, { timeout }); await r.json();`,
    `const r = await fetch(url, { timeout: 3000, method: 'PUT' }); await r.json();`,
    `const r = await fetch(url, { timeout: 3000, headersTimeout: 1000 }); await r.json();`,
    `const r = await fetch(url, { timeout: 3000, signal: undefined }); await r.json();`,
    `const r = await fetch(url, { signal: undefined, timeout: 3000 }); await r.json();`,
    `const r = await fetch(url, { signal: undefined, timeout: 3000, }); await r.json();`,
    `const r = await fetch(url, { timeout: Infinity }); await r.json();`,
    `const r = await fetch(url, { ['timeout']: 3000 }); await r.json();`,
    `const r = await fetch(url, { timeout: 60 * 1000 }); await r.json();`,
    `const r = await fetch(url, { timeout: (first, 3000) }); await r.json();`,
    `const r = await fetch(url, { timeout: 0 }); await r.json();`,
    `const { signal } = new AbortController(); await fetch(url, { signal });`,
    `const controller = new AbortController(); const r = await fetch(url, { signal: controller.signal, timeout: 3000 }); await r.json();`,
    `const controller = new AbortController(); const init = { signal: controller.signal }; await fetch(url, init);`,
    `const make = () => { const made = new AbortController(); return { signal: made.signal }; }; await fetch(url, make());`,
    `const controller = new AbortController(); const init = { signal: controller.signal }; await fetch(url, { method: 'PUT', ...init });`,
    `const init = { method: 'PUT' }; await fetch(url, (first, init));`,
    `const controller = new AbortController(); await fetch(url, { signal: (first, controller.signal) });`,
    `const controller = new AbortController(); await fetch(url, { signal: yes ? controller.signal : undefined });`,
    `async function download(url) {\n  const a = await fetch(url);\n  const b = await fetch(url + '/next');\n  await pipeline(a.body, file);\n  await pipeline(b.body, file);\n}`,
    `async function download(url) {\n  const a = await fetch(url);\n  await pipeline(a.body, file);\n  if (more) {\n    const b = await fetch(url + '/next');\n    await pipeline(b.body, file);\n  }\n}`,
    `const r = await (fetch(url)); await pipeline(r.body, file);`,
    `const r = await fetch(url, { method: 'PUT' })\nawait pipeline(r.body, file)`,
    `const controller = new AbortController(); const r = await fetch(url, { signal: controller.signal }); await pipeline(r.body, file);`,
    `const r = await fetch(url, { timeout: 3000 }); await pipeline(r.body, file);`,
    `if (more) var r = await fetch(url); await pipeline(r.body, file);`,
    `const headersTimer = 1; const r = await fetch(url); await pipeline(r.body, file);`,
    `const { body } = await fetch(url); await pipeline(body, file);`,
    `await fetch(\n  url,\n);`,
    `await fetch(\n  url // where\n);`,
    `await fetch(\n  url, // where\n  // and more\n);`,
    `await fetch(\n  (first, url)\n);`,
    `await fetch(url, {\n  method: 'PUT' // replaces\n});`,
    `await fetch(url, {\n  method: 'PUT', /* replaces */ // all\n});`,
    `await fetch(url, {\n  method: 'PUT' /* replaces\n  all */ });`,
    `await fetch(url, { method: 'PUT' // replaces\n});`,
    `const r = await fetch(url, { timeout: 30 }); await r.json();`,
    `const r = await fetch(url, { timeout: -1 }); await r.json();`,
    `const r = await fetch(url, { timeout: '3000' }); await r.json();`,
    `const r = await fetch(url, { timeout: { request: 3000 } }); await r.json();`,
    `const r = await fetch(url, { timeout: options.timeout }); await r.json();`,
    `const r = await fetch(url, { timeout: options.timeout || 3000 }); await r.json();`,
    `const r = await fetch(url, { timeout: yes ? first : second }); await r.json();`,
    `const r = await fetch(url, { timeout: (first, second) }); await r.json();`,
    `const r = await fetch(url, { timeout: await first }); await r.json();`,
    `const r = await fetch(url, { timeout: second as number }); await r.json();`,
    `const r = await fetch(url, { timeout: (second = 1) }); await r.json();`,
    `const options = { method: 'PUT', timeout: 3000 }; const r = await fetch(url, options); await r.json();`,
    `const options = { method: 'PUT', timeout: first }; const r = await fetch(url, options); await r.json();`,
    `const TIMEOUT = 3000; const options = { timeout: TIMEOUT }; const r = await fetch(url, options as RequestInit); await r.json();`,
    `const controller = new AbortController(); const signal = yes ? controller.signal : undefined; await fetch(url, { signal });`,
    `const controller = new AbortController(); const init = { signal: yes ? controller.signal : undefined }; await fetch(url, init);`,
    `start();\n// @ts-expect-error its type is wrong\nconst r: number = await fetch(url);\nawait pipeline(r.body, file);`,
    `// about the file\n\n// @ts-nocheck\nconst r = await fetch(url);\nawait pipeline(r.body, file);`,
    `const download = async () => { const r = await fetch(url); await pipeline(r.body, file) }`,
    `const body = (await fetch(url)).body; await pipeline(body, file);`,
    `let r: Response; r = await fetch(url); await pipeline(r.body, file);`,
    `const r = (await fetch(url)) as Response;\nawait pipeline(r.body, file);`,
    `export const r = await fetch(url);\nawait pipeline(r.body, file);`,
    `switch (first) {\n  case 1:\n    const r = await fetch(url);\n    await pipeline(r.body, file);\n}`,
    `let r\nstart()\n;(await fetch(url)).body.pipeTo(file)`,
    `start()\n(await fetch(url)).body.pipeTo(file)`,
    `for await (const chunk of (await fetch(url)).body!) print(chunk)`,
    `await pipeline((await fetch(url)).body, file);`,
    `await fetch(url).then((r) => pipeline(r.body, file));`,
    `import axios from 'axios'; await axios.post(\n  url,\n  body,\n);`,
    `import axios from 'axios'; await axios.post(\n  url // where\n);`,
    `import { Pool } from 'pg'; export const pool = new Pool({\n  max: 5, // few\n});`,
    `import { GraphQLClient } from 'graphql-request'; export const client = new GraphQLClient(url);`,
    `import * as grpc from '@grpc/grpc-js';\nconst { Users } = grpc.loadPackageDefinition(definition).acme;\nconst users = new Users(address, grpc.credentials.createInsecure());\nusers.get({ id }, ((error, user) => done(error, user)));`,
    `import * as grpc from '@grpc/grpc-js';\nconst { Users } = grpc.loadPackageDefinition(definition).acme;\nconst users = new Users(address, grpc.credentials.createInsecure());\nusers.get(\n  { id },\n  // prettier-ignore\n  (error, user) => done(error, user),\n);`,
    `import { ofetch } from 'ofetch'; const controller = new AbortController(); await ofetch(url, { signal: controller.signal });`,
    `await fetch(await fetch(url).then((r) => r.text()));`,
    `await fetch\`\${url}\`;`,
    `import axios from 'axios'; await axios('https://a.example');`,
    `import axios from 'axios'; await axios({ url });`,
    `import axios from 'axios'; await axios.request({ url, method: 'POST' });`,
    `import axios from 'axios'; await axios.post();`,
    `import axios from 'axios'; await axios.post(url, undefined);`,
    `import axios from 'axios'; await axios.post(url, undefined, undefined);`,
    `import axios from 'axios'; await axios.post(url, body,);`,
    `import axios from 'axios'; await axios.get<User>(url);`,
    `import axios from 'axios'; await axios.get?.(url);`,
    `import axios from 'axios'; const api = axios.create; export const http = api();`,
    `import axios, { Axios } from 'axios'; export const http = new Axios; await http.get(url);`,
    `import axios from 'axios'; export const http = axios.create({ timeout: 0 }); await http.get(url);`,
    `import axios from 'axios'; export const http = axios.create({ timeout: 0 }).create({ headers: {} });`,
    `import axios from 'axios'; const timeout = 0; await axios.get(url, { timeout });`,
    `import axios from 'axios'; await axios.get(url, { timeout: 0, timeout: 0 });`,
    `import axios from 'axios'; await axios.get(url, { responseType: 'stream' });`,
    `import { Pool } from 'pg'; export const pool = new Pool;`,
    `import { Pool } from 'pg'; export const pool = new Pool({ query_timeout: 0 });`,
    `import { Pool } from 'pg'; export const pool = new Pool({\n  max: 5 // few\n});`,
    `import { Pool } from 'pg'; const config = { max: 5 }; export const pool = new Pool(config);`,
    `import { Client } from 'pg'; const client = new Client(undefined); await client.connect();`,
  ],
};

const everyRule = (plugin.configs.strict.rules ?? {}) as Linter.RulesRecord;
const policy = { timeoutMs: 5000, concurrency: 5, queryLimit: 50, retries: 2 };
/** The worlds that decide what is a fix and what a suggestion. */
const worlds = [undefined, { policy }, { policy, autofix: 'all' }] as const;

for (const [rule, table] of Object.entries(cases)) {
  describe(`the repairs of ${rule} keep their laws`, () => {
    for (const each of table) {
      const { name, code, options, settings, filename } = typeof each === 'string' ? { code: each } as Case : each;
      const rules = { ...everyRule, ...(options ? { [`resilience/${rule}`]: ['error', ...options] as Linter.RuleEntry } : {}) };
      const setup: LintSetup = { rules, ...(filename === undefined ? {} : { filename }), settings };
      it(name ?? code, () => {
        holdToLaws(code, setup, true);
        if (!lint(code, setup).some(({ messageId }) => messageId === 'invalidSettings')) holdInEveryWorld(code, setup);
      });
    }
    it.each(shapes[rule] ?? [])('%s', (code) => holdInEveryWorld(code, { rules: everyRule }));
  });
}

function holdInEveryWorld(code: string, setup: LintSetup): void {
  expect(lint(code, setup), 'there is something to repair').not.toEqual([]);
  const variants = [code, commentEverywhere(code), ...(code.includes('\n') ? [code.replace(/\r?\n/g, '\r\n')] : [])];
  for (const variant of variants) {
    for (const world of worlds) holdToLaws(variant, { ...setup, settings: world && { resilience: world } }, variant === code);
  }
}

/** What each piece of code was repaired to, for the law on types. */
const repairs = new Map<string, Set<string>>();

/** Every fix and suggestion on its own, then all fixes together. */
function holdToLaws(code: string, setup: LintSetup, isTyped: boolean): void {
  const messages = lint(code, setup);
  expect(findSyntaxError(code), code).toBeNull();
  for (const message of messages) {
    for (const edit of [message.fix, ...(message.suggestions ?? []).map((each) => each.fix)]) {
      if (!edit) continue;
      const repaired = applyEdit(code, edit);
      expect(repaired).not.toBe(code);
      expectFewer(lint(repaired, setup), messages.filter((each) => each !== message), repaired);
      expect(findSyntaxError(repaired), repaired).toBeNull();
      expect(commentsOf(repaired), repaired).toEqual(commentsOf(code));
      expect(lineBreaksOf(repaired), repaired).toEqual(lineBreaksOf(code) ?? lineBreaksOf(repaired));
      if (isTyped) repairs.set(code, (repairs.get(code) ?? new Set()).add(repaired));
    }
  }
  const { output, messages: left } = fix(code, setup);
  expect(left.filter((each) => each.fatal || each.fix), `a second run changes nothing: ${output}`).toEqual([]);
  expect(findSyntaxError(output), output).toBeNull();
  expect(commentsOf(output), output).toEqual(commentsOf(code));
}

/** Why an engine would refuse code, such as a name that is declared twice: more than a parser of TypeScript asks. */
function findSyntaxError(code: string): string | null {
  const known = syntaxErrors.get(code);
  if (known !== undefined) return known;
  const script = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext, verbatimModuleSyntax: true } });
  const error = new ActiveLinter().verify(script.outputText, {}).find((each) => each.fatal)?.message ?? null;
  syntaxErrors.set(code, error);
  return error;
}

const syntaxErrors = new Map<string, string | null>();

/** Nothing is found but what was found already, wherever it stands now. A limit on a client may clear those made from it too. */
function expectFewer(found: readonly Linter.LintMessage[], known: readonly Linter.LintMessage[], code: string): void {
  const left = known.map(print);
  for (const each of found.map(print)) {
    expect(left, code).toContain(each);
    left.splice(left.indexOf(each), 1);
  }
}

function print({ ruleId, messageId, message }: Linter.LintMessage): string {
  return `${ruleId} ${messageId} ${message}`;
}

function commentsOf(code: string): string[] {
  return parser.parseForESLint(code, { comment: true, range: true }).ast.comments?.map(({ value }) => value).sort() ?? [];
}

/** The one way in which lines break, `mixed` when there are two; null where there is one line. */
function lineBreaksOf(code: string): string | null {
  const kinds = new Set(code.match(/\r?\n/g));
  return kinds.size > 1 ? 'mixed' : ([...kinds][0] ?? null);
}

/** A numbered comment in front of every token. */
function commentEverywhere(code: string): string {
  const { tokens = [] } = parser.parseForESLint(code, { tokens: true, range: true }).ast;
  let commented = '';
  let end = 0;
  for (const [index, { type, range }] of tokens.entries()) {
    // Between the parts of a template, and behind a shebang, is no place for one.
    const isInside = type === 'Template' && !code.slice(...range).startsWith('`');
    commented += code.slice(end, range[0]) + (isInside ? '' : `/* ${index} */ `) + code.slice(...range);
    end = range[1];
  }
  return commented + code.slice(end);
}

const TOO_FEW_ARGUMENTS = 2554;

it('repaired code type-checks no worse than before', () => {
  const pairs = [...repairs].filter(([before]) => isParsed(before)).flatMap(([before, after]) => [...after].map((each) => [before, each] as const));
  const errors = checkTypes(new Set(pairs.flat()));
  const worse = pairs.flatMap(([before, after]) => {
    const known = errors(before).map(({ code }) => code);
    // A call without what it must be given cannot get its options either.
    if (known.includes(TOO_FEW_ARGUMENTS)) return [];
    const fresh = errors(after).filter(({ code }) => {
      const at = known.indexOf(code);
      if (at >= 0) known.splice(at, 1);
      return at < 0;
    });
    return fresh.length > 0 ? [{ after, fresh: fresh.map(({ message }) => message) }] : [];
  });
  expect(worse).toEqual([]);
}, 60_000);

describe('fifty findings in one file', () => {
  const kinds = [
    (n: number) => `export const load${n} = async (id: string) => { const r = await fetch(\`\${base}/\${id}\`); return r.json(); };`,
    (n: number) => `export const rename${n} = async () => { const r = await fetch(base, { method: 'PUT', timeout: ${n}000 }); return r.json(); };`,
    (n: number) => `export async function download${n}() {\n  const r = await fetch(base);\n  await pipeline(r.body, file);\n}`,
    (n: number) => `export const list${n} = () => axios.get(base);`,
    (n: number) => `export const save${n} = () => axios.post(base, undefined, { headers, });`,
  ];
  const code = ["import axios from 'axios';", ...Array.from({ length: 50 }, (_, n) => kinds[n % kinds.length]?.(n + 1))].join('\n');

  it('are repaired in one run of eslint --fix', async () => {
    const override: Linter.Config = {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { resilience: plugin },
      settings: { resilience: { policy } },
      rules: everyRule,
    };
    const lintText = async (text: string, isFixing: boolean) => {
      const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [override], fix: isFixing });
      const [result] = await eslint.lintText(text, { filePath: 'file.ts' });
      return result;
    };
    expect((await lintText(code, false))?.messages).toHaveLength(50);
    const repaired = await lintText(code, true);
    expect(repaired?.messages).toEqual([]);
    const again = await lintText(repaired?.output ?? '', true);
    expect(again?.messages).toEqual([]);
    expect(again?.output).toBeUndefined();
  });

  it('need one pass, as no repair is in the way of another', () => {
    const setup = { rules: everyRule, settings: { resilience: { policy } } };
    const edits = lint(code, setup).flatMap((message) => message.fix ?? []);
    expect(edits).toHaveLength(50);
    const repaired = [...edits].sort((a, b) => b.range[0] - a.range[0]).reduce(applyEdit, code);
    expect(lint(repaired, setup)).toEqual([]);
  });
});
