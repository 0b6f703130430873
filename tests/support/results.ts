import type { ESLint, Linter } from 'eslint';

const DOCS = 'https://github.com/eslint-plugin-resilience/eslint-plugin-resilience/blob/main/docs/rules';

export const context = {
  cwd: '/srv/shop',
  rulesMeta: {
    'resilience/require-timeout': { docs: { description: 'require a time limit on every <outbound> request', url: `${DOCS}/require-timeout.md` } },
    'resilience/no-unsafe-sql': { docs: { description: 'disallow SQL whose text is built', url: `${DOCS}/no-unsafe-sql.md` } },
    'hostile/rule': { docs: { description: '"><script>alert(1)</script>', url: 'javascript:alert(1)' } },
  },
};

export function resultOf(filePath: string, source: string | undefined, ...messages: Partial<Linter.LintMessage>[]): ESLint.LintResult {
  return {
    filePath, ...(source === undefined ? {} : { source }), suppressedMessages: [], errorCount: 0, fatalErrorCount: 0, warningCount: 0, fixableErrorCount: 0, fixableWarningCount: 0, usedDeprecatedRules: [],
    messages: messages.map((each) => ({ ruleId: 'resilience/require-timeout', severity: 2, message: '`fetch()` waits.', line: 1, column: 1, ...each })),
  };
}

const code = `export async function load(id) {
  const answer = await fetch('https://api.example.com/' + id);
  return answer.json();
}
`;

export const results: readonly ESLint.LintResult[] = [
  resultOf('/srv/shop/src/b/rows.ts', code, { ruleId: 'resilience/no-unsafe-sql', severity: 1, line: 3, column: 3, endLine: 3, endColumn: 9, message: 'Bind `id`.', suggestions: [{ desc: 'Use `$1`', fix: { range: [0, 0], text: '' } }] }),
  resultOf('/srv/shop/src/a/load.ts', code, { line: 2, column: 24, endLine: 2, endColumn: 62, fix: { range: [0, 0], text: '' } }),
  resultOf('/srv/shop/main.ts', undefined, { ruleId: null, fatal: true, message: 'Parsing error: Unexpected token' }),
  resultOf('/srv/shop/clean.ts', code),
];

/** What would leave the place that it is put in, if it were not escaped. */
export const hostile: readonly ESLint.LintResult[] = [
  resultOf(
    `/srv/shop/src/<img src=x onerror=alert(1)>/"quoted' & more.ts`,
    `const page = '</code></pre><script>alert(1)</script>'; // \u001b[31m \u202e &amp; <!--\n`,
    { ruleId: 'hostile/rule', line: 1, column: 7, endLine: 1, endColumn: 11, message: '`</code><script>alert(1)</script>` & "this" \u001b[2J', suggestions: [{ desc: '<b onclick="alert(1)">bold</b>', fix: { range: [0, 0], text: '' } }] },
  ),
];
