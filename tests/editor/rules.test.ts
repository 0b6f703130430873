import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { fix, lint } from '../support/lint.js';
import { LinkedProject, printConfig } from '../support/linked-project.js';
import { groupCases, ruleCases, type Case, type CaseGroup, type InvalidCase } from '../support/rule-cases.js';
import { Editor, type CodeAction, type Diagnostic } from './support/editor.js';

const groups = groupCases('invalid');
const project = new LinkedProject(Object.fromEntries(groups.map((group) => [`${group.folder}/eslint.config.mjs`, printConfig(group)])));
let editor: Editor;

beforeAll(async () => {
  editor = await Editor.start(project.folder);
});

afterAll(async () => {
  await editor.close();
  project.remove();
});

/**
 * Every case of the rule tests in which something is found. Those of a group share a document: for each that is opened the server
 * starts a process to look for ESLint.
 */
const invalid = groups.flatMap((group) =>
  group.cases.map(({ test }) => ({ ...group, ...(test as InvalidCase), file: `${group.folder}/${test.filename ?? 'file.ts'}` })),
);

const setupOf = ({ rules, settings, filename }: CaseGroup & Case) => ({ rules, settings, ...(filename === undefined ? {} : { filename }) });

const isFix = ({ command }: CodeAction) => command?.command === 'eslint.applySingleFix';
const isSuggestion = ({ command }: CodeAction) => command?.command === 'eslint.applySuggestion';

/** Writes the code of a case into its document anew, and gives the diagnostics. */
async function show(test: { readonly file: string; readonly code: string }): Promise<readonly Diagnostic[]> {
  if (editor.isOpen(test.file)) editor.type(test.file, test.code);
  else editor.open(test.file, test.code);
  return editor.diagnosticsOf(test.file);
}

it('every rule brings its cases', () => {
  expect(ruleCases.map(({ rule }) => rule)).toEqual(Object.keys(plugin.rules).sort());
  expect(new Set(invalid.map(({ rule }) => rule))).toEqual(new Set(Object.keys(plugin.rules)));
});

describe('an editor', () => {
  it.each(invalid)('shows what ESLint finds: $name', async (test) => {
    const found = lint(test.code, setupOf(test));
    expect(found).toHaveLength(test.errors.length);
    const diagnostics = await show(test);
    expect(diagnostics.map(({ message, code, source, severity }) => ({ message, code, source, severity }))).toEqual(
      found.map(({ message, ruleId }) => ({ message, code: ruleId, source: 'eslint', severity: 1 })),
    );
    expect(diagnostics.map(({ range }) => range)).toEqual(
      found.map(({ line, column, endLine = line, endColumn = column }) => ({
        start: { line: line - 1, character: column - 1 },
        end: { line: endLine - 1, character: endColumn - 1 },
      })),
    );
  });

  it.each(Object.entries(plugin.rules))('leads from a finding of %s to its page', async (name, { meta }) => {
    const test = invalid.find(({ rule }) => rule === name)!;
    const diagnostics = await show(test);
    const diagnostic = diagnostics.find(({ code }) => code === `resilience/${name}`)!;
    expect(diagnostic.codeDescription).toEqual({ href: meta?.docs?.url });
    expect(existsSync(new URL(`../../docs/rules/${name}.md`, import.meta.url))).toBe(true);
    const actions = await editor.actionsFor(test.file, diagnostic);
    await editor.choose(actions.find(({ title }) => title.startsWith('Show documentation'))!);
    expect(editor.openedPages.at(-1)).toBe(meta?.docs?.url);
  });

  const suggesting = invalid.filter(({ errors }) => errors.some(({ suggestions }) => suggestions?.length));

  it.each(suggesting)('makes of code what a suggestion says: $name', async (test) => {
    for (const [index, { suggestions }] of test.errors.entries()) {
      for (const [choice, { output }] of (suggestions ?? []).entries()) {
        const diagnostic = (await show(test))[index]!;
        const actions = (await editor.actionsFor(test.file, diagnostic)).filter(isSuggestion);
        expect(actions).toHaveLength(suggestions!.length);
        await editor.choose(actions[choice]!);
        expect(editor.textOf(test.file)).toBe(output);
      }
    }
  });

  const fixing = invalid.filter(({ output }) => output !== undefined && output !== null);

  it.each(fixing)('makes of code what a fix says: $name', async (test) => {
    const actions: CodeAction[] = [];
    // The finding that has a fix need not be the first.
    for (const diagnostic of await show(test)) actions.push(...(await editor.actionsFor(test.file, diagnostic)).filter(isFix));
    await editor.choose(actions[0]!);
    // One of several fixes is only the first step to what the rule test shows.
    if (test.errors.length === 1) expect(editor.textOf(test.file)).toBe([test.output].flat()[0]);
    else expect(editor.textOf(test.file)).not.toBe(test.code);
  });

  it.each(fixing)('makes every fix on save: $name', async (test) => {
    await show(test);
    await editor.fixAll(test.file);
    expect(editor.textOf(test.file)).toBe(fix(test.code, setupOf(test)).output);
  });

  it('ran the ESLint under test, and has nothing to complain of', () => {
    const library = realpathSync(project.path('node_modules', 'eslint'));
    expect(editor.log).toContain(`ESLint library loaded from: ${path.join(library, 'lib', 'api.js')}`);
    expect(editor.complaints).toEqual([]);
    expect(editor.isRunning).toBe(true);
  });
});
