// Starts a rule: `npm run create-rule -- no-something` writes the rule, its test and its page from scripts/templates.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage = 'Usage: npm run create-rule -- <name> [--dir <folder>]';

try {
  createRule();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function createRule() {
  const { values, positionals } = parseArgs({ options: { dir: { type: 'string', default: root } }, allowPositionals: true });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw new Error(usage);
  if (!/^(?:no|require)(?:-[a-z][a-z0-9]*)+$/u.test(name)) {
    throw new Error(`"${name}" is no rule name: it must be in kebab-case and start with "no-" or "require-".`);
  }

  const files = [
    { path: `src/rules/${name}.ts`, template: 'rule.ts.template' },
    { path: `tests/rules/${name}.test.ts`, template: 'test.ts.template' },
    { path: `docs/rules/${name}.md`, template: 'docs.md.template' },
  ];
  const existing = files.filter((file) => existsSync(path.join(values.dir, file.path)));
  if (existing.length > 0) {
    throw new Error(`Nothing was written: ${existing.map((file) => file.path).join(', ')} would be overwritten.`);
  }

  for (const file of files) {
    const target = path.join(values.dir, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, fillTemplate(file.template, name), { flag: 'wx' });
    console.log(`wrote ${file.path}`);
  }
  console.log(`
Next:
  1. Write the plain case in tests/rules/${name}.test.ts and see it fail: npx vitest run ${name}
  2. Write src/rules/${name}.ts. What a call is belongs in src/models or src/semantics, not in the rule.
     Its options, even if there are none, are declared in src/kit/rule-options.ts.
  3. Finish docs/rules/${name}.md, then: npm run generate`);
}

function fillTemplate(template, name) {
  const words = name.replaceAll('-', ' ');
  return readFileSync(new URL(`templates/${template}`, import.meta.url), 'utf8')
    .replaceAll('RULE_NAME', name)
    .replaceAll('RULE_DESCRIPTION', words[0].toUpperCase() + words.slice(1));
}
