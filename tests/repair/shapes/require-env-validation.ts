import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `export const key = process.env['API_KEY']!;`,
  `export const key = (process.env.API_KEY as string);`,
  `export const key = (process.env.API_KEY)!;`,
  `export const key: string = process.env.API_KEY!, other = 1;`,
  `export default { key: process.env.API_KEY! };`,
  `export default process.env.API_KEY!;`,
  `export class Gateway {\n  private readonly key = process.env.API_KEY!;\n  send() {\n    return this.key;\n  }\n}`,
  `/** Sends. */\nexport class Gateway {\n  send() {\n    // with the key\n    return process.env.API_KEY!;\n  }\n}`,
  `export async function send() {\n\tif (id) {\n\t\treturn process.env.API_KEY! // the key\n\t}\n\treturn ''\n}`,
  `export const url = 'https://' + process.env.API_HOST + '/v1';`,
  'export const header = () => `Bearer ${process.env.API_TOKEN}`;',
  'export const header = () => `Bearer ${\n  process.env.API_TOKEN\n}`;',
  `export const size = parseInt(process.env.POOL_SIZE!, 10);`,
  `export const size = Number.parseInt(process.env.POOL_SIZE as string);`,
  `export const url = process.env.APP_URL ?? 'http://localhost:3000';`,
  `export const url = (process.env.APP_URL || 'http://localhost:3000').replace('a', 'b');`,
  `export const secret = () => process.env.JWT_SECRET || 'secret';`,
  `const { API_URL } = process.env; // where it is\nexport const url = API_URL + '/v1';`,
  `const { API_URL: base, API_KEY } = process.env\nexport const url = base + '/v1'`,
  `const { API_URL } = process.env as { API_URL: string };\nexport const url = \`\${API_URL}/v1\`;`,
  `import { env } from 'node:process';\nexport const url = \`\${env.API_URL}/v1\`;`,
  `export function send() {\n  const { API_URL } = process.env;\n  return API_URL + '/v1';\n}`,
  `export function send() {\n  const { API_URL } = process.env;\n  return API_URL!;\n}`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  kinds: [
    (n: number) => `export const key${n} = process.env.API_KEY_${n}!;`,
    (n: number) => `export async function send${n}() {\n  return \`\${process.env.API_URL_${n}}/v1\`;\n}`,
    (n: number) => `export const sign${n} = (): string => process.env.JWT_SECRET || 'secret-${n}';`,
    (n: number) => `export const size${n} = Number(process.env.POOL_SIZE_${n});`,
    (n: number) => `export const url${n} = process.env.APP_URL_${n} ?? 'http://localhost:${n}';`,
  ],
};

export const known: readonly KnownBreach[] = [
  { code: "import { env } from 'node:process';\nfunction requireEnv", rule: '@typescript-eslint/no-unused-vars', because: 'an import that was read from is left behind' },
  { code: 'const env = process.env;\nfunction requireEnv', rule: '@typescript-eslint/no-unused-vars', because: 'a constant that was read from is left behind' },
  { code: 'const env = (name) => process.env[name];\nfunction requireEnv', rule: '@typescript-eslint/no-unused-vars', because: 'a helper that was called is left behind' },
  { code: 'const port = 3000; function requireEnv', rule: '@typescript-eslint/no-unused-vars', because: 'what the default was made of is left behind' },];
