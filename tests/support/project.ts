import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parser } from 'typescript-eslint';
import type { ESLint as ESLintClass, Linter } from 'eslint';
import plugin from '../../src/index.js';
import { ESLint } from './eslint.js';

export interface ProjectRequest {
  /** The text of each file by its path below the root of the project. */
  readonly files: Readonly<Record<string, string>>;
  /** The files to lint, in this order; all that hold code when left out. The others are there to be followed to. */
  readonly lint?: readonly string[];
  /** `settings.resilience`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly config?: 'recommended' | 'strict';
  readonly rules?: Linter.RulesRecord;
  /** Changes to the files, after which they are linted once more in the same process; null takes a file away. */
  readonly edits?: Readonly<Record<string, string | null>>;
}

/** What was found in each file that was linted: `12: require-timeout noTimeout` with the line of the finding. */
export type FindingsByFile = Readonly<Record<string, readonly string[]>>;

/**
 * Writes a small project to a folder of its own and lints it with our plugin, as ESLint would from its root. The folder is
 * gone afterwards. Without a `package.json` among the files the project has none. Findings are told after the edits, if any.
 *
 * @throws when a file to lint is one that the config leaves out, or does not parse: silence there would say nothing.
 */
export async function lintProject(request: ProjectRequest): Promise<FindingsByFile> {
  const { files, lint = Object.keys(files).filter(isCode), edits } = request;
  // The real path, as the system's temporary folder is a link on macOS.
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-project-')));
  try {
    for (const [file, text] of Object.entries(files)) write(root, file, text);
    const eslint = createLinter(root, request);
    const findings = await findingsOf(eslint, root, lint);
    if (!edits) return findings;
    for (const [file, text] of Object.entries(edits)) write(root, file, text);
    return await findingsOf(eslint, root, lint);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function isCode(file: string): boolean {
  return /(?<!\.d)\.[cm]?[jt]sx?$/u.test(file);
}

function write(root: string, file: string, text: string | null): void {
  const target = path.join(root, file);
  if (path.relative(root, target).startsWith('..')) throw new Error(`${file} lies outside of the project`);
  if (text === null) return rmSync(target);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function createLinter(cwd: string, { settings, config = 'strict', rules = {} }: ProjectRequest): ESLintClass {
  return new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
      plugin.configs[config],
      { rules, ...(settings ? { settings: { resilience: settings } } : {}) },
    ] as Linter.Config[],
  });
}

async function findingsOf(eslint: ESLintClass, root: string, lint: readonly string[]): Promise<FindingsByFile> {
  const findings: Record<string, readonly string[]> = {};
  for (const file of lint) {
    const target = path.join(root, file);
    if (!(await isLookedAt(eslint, target))) throw new Error(`no rule of ours looks at ${file}`);
    const messages = (await eslint.lintFiles([target])).flatMap((result) => result.messages);
    const fatal = messages.find((each) => each.fatal);
    if (fatal) throw new Error(`${file} does not parse: ${fatal.message}`);
    findings[file] = messages.map(({ line, ruleId, messageId }) => `${line}: ${ruleId?.replace('resilience/', '')} ${messageId}`);
  }
  return findings;
}

async function isLookedAt(eslint: ESLintClass, file: string): Promise<boolean> {
  const config = (await eslint.calculateConfigForFile(file)) as Linter.Config | undefined;
  return Object.keys(config?.rules ?? {}).some((rule) => rule.startsWith('resilience/'));
}
