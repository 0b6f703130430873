// Lints the example service and says what came out; with --fix, shows the repairs of a copy instead.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import resilience from 'eslint-plugin-resilience';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLE = join(ROOT, 'examples', 'checkout');

const { recommended, strict, autofix } = resilience.configs;
const policy = {
  settings: { resilience: { policy: { timeoutMs: 10_000, concurrency: 10, queryLimit: 100, retries: 3 } } },
};

const { values: options } = parseArgs({ options: { fix: { type: 'boolean', default: false } } });
await (options.fix ? showRepairs() : showFindings());

async function showFindings() {
  const { eslint, results } = await lint(EXAMPLE, [strict]);
  const findings = findingsOf(results);
  if (findings.length === 0) throw new Error('The example has defects of every concern, but nothing was found.');

  const stylish = await eslint.loadFormatter('stylish');
  console.log(await stylish.format(results.map((result) => ({ ...result, filePath: relative(ROOT, result.filePath) }))));

  const concerns = countByConcern(findings);
  console.log('By concern:');
  for (const [concern, count] of concerns) console.log(`${String(count).padStart(5)}  ${concern}`);
  console.log(`\n${plural(findings.length, 'finding')} of ${plural(concerns.length, 'concern')} in ${plural(results.length, 'file')}.`);
  console.log('To see it repaired: npm run demo:fix');
}

async function showRepairs() {
  // The real path, as the system's temporary folder is a link on macOS.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'resilience-demo-')));
  try {
    cpSync(EXAMPLE, join(folder, 'original'), { recursive: true });

    console.log('What `eslint --fix` repairs with resilience/recommended and a declared policy:\n');
    await showStage(folder, 'original', 'recommended', [recommended, policy]);

    console.log('\nWhat it repairs on top with resilience/strict and resilience/autofix, for a person to review:\n');
    await showStage(folder, 'recommended', 'autofix', [strict, policy, autofix]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function showStage(folder, from, to, configs) {
  cpSync(join(folder, from), join(folder, to), { recursive: true });
  const { results } = await lint(join(folder, to), configs, { fix: true });
  await ESLint.outputFixes(results);

  const repaired = results.filter((result) => result.output !== undefined);
  if (repaired.length === 0) {
    console.log('Nothing to repair automatically.');
    return;
  }
  process.stdout.write(diff(folder, from, to) ?? 'Neither git nor diff is installed: the changes cannot be shown.\n');
  console.log(`\n${repaired.length} of ${results.length} files repaired; findings left: ${findingsOf(results).length}.`);
}

async function lint(cwd, configs, { fix = false } = {}) {
  const eslint = new ESLint({
    cwd,
    fix,
    overrideConfigFile: true,
    overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, ...configs],
  });
  const results = await eslint.lintFiles(['src']);
  const broken = results.find((result) => result.fatalErrorCount > 0);
  if (broken) throw new Error(`${broken.filePath} does not parse: ${broken.messages[0].message}`);
  return { eslint, results };
}

function findingsOf(results) {
  return results.flatMap((result) => result.messages).filter(({ ruleId }) => ruleId?.startsWith('resilience/'));
}

function countByConcern(findings) {
  const counts = new Map();
  for (const { ruleId } of findings) {
    const concern = ruleId.replace('resilience/', '');
    counts.set(concern, (counts.get(concern) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}

/** The unified diff of two folders, or null where no command can make one. */
function diff(cwd, from, to) {
  const color = process.stdout.isTTY ? 'always' : 'never';
  const commands = [
    ['git', 'diff', '--no-index', '--no-ext-diff', '--no-prefix', `--color=${color}`, from, to],
    ['diff', '-ru', from, to],
  ];
  for (const [command, ...args] of commands) {
    const { status, stdout } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
    // Both exit with 1 when the folders differ, and with more when they fail.
    if (status === 1) return stdout;
  }
  return null;
}

function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
