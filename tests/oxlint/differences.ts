/** Where Oxlint says something else than ESLint about the same file, on purpose: a test fails when one of these goes. */
export interface Difference {
  readonly name: string;
  readonly reason: string;
  readonly file: string;
  readonly code: string;
  /** What each says, as `line:column rule`; a file that does not parse has `none` for a rule. */
  readonly eslint: readonly string[];
  readonly oxlint: readonly string[];
}

const call = `await fetch('https://a.example');`;
const reported = (place: string) => [`${place} resilience/require-timeout`];
const refused = (place: string) => [`${place} none`];

export const differences: readonly Difference[] = [
  {
    name: 'a comment that configures a rule',
    reason: 'Oxlint reads comments that disable, not ones that configure.',
    file: 'configured.ts',
    code: `/* eslint resilience/require-timeout: "off" */\n${call}`,
    eslint: [],
    oxlint: reported('2:7'),
  },
  {
    name: 'a comment that disables by the name of Oxlint',
    reason: 'ESLint knows its own name only.',
    file: 'disabled.ts',
    code: `// oxlint-disable-next-line resilience/require-timeout\n${call}`,
    eslint: reported('2:7'),
    oxlint: [],
  },
  {
    name: 'half-typed code',
    reason: 'Each parser has its own words and place for what it missed.',
    file: 'half-typed.ts',
    code: `${call}\nawait fetch('https://b.example', {`,
    eslint: refused('2:34'),
    oxlint: refused('2:35'),
  },
  {
    name: 'a name that is declared twice',
    reason: 'Oxlint reports what an engine would refuse, and lints no such file. TypeScript leaves that to its type check.',
    file: 'twice.ts',
    code: `const a = 1; const a = 2; ${call}`,
    eslint: reported('1:33'),
    oxlint: refused('1:7'),
  },
  {
    name: 'await in a function that is not async',
    reason: 'As above: no engine runs it.',
    file: 'not-async.ts',
    code: `function load() { ${call} }`,
    eslint: reported('1:25'),
    oxlint: refused('1:19'),
  },
  {
    name: 'a number that only sloppy code may hold',
    reason: 'TypeScript refuses it everywhere; Oxlint tells a script from a module.',
    file: 'octal.js',
    code: `const mode = 0777; fetch('https://a.example');`,
    eslint: refused('1:13'),
    oxlint: reported('1:20'),
  },
  {
    name: 'a minified file',
    reason: 'Oxlint leaves it out by its name.',
    file: 'vendor.min.js',
    code: call,
    eslint: reported('1:7'),
    oxlint: [],
  },
  {
    name: 'a file that git ignores',
    reason: 'Oxlint reads .gitignore.',
    file: 'ignored/file.ts',
    code: call,
    eslint: reported('1:7'),
    oxlint: [],
  },
];
