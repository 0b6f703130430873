import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Editor, type CodeAction } from '../editor/support/editor.js';
import { oxlintServer } from '../editor/support/servers.js';
import { lint } from '../support/lint.js';
import { LinkedProject } from '../support/linked-project.js';
import { groupCases, type InvalidCase } from '../support/rule-cases.js';
import { printOxlintConfig } from './support/run.js';

const groups = groupCases('invalid').filter(({ settings }) => Object.keys(settings).length === 0);
const project = new LinkedProject(Object.fromEntries(groups.map((group) => [`${group.folder}/.oxlintrc.json`, printOxlintConfig(group)])));
let editor: Editor;

beforeAll(async () => {
  editor = await Editor.start(project.folder, oxlintServer);
});

afterAll(async () => {
  await editor.close();
  project.remove();
});

const invalid = groups.flatMap((group) => group.cases.map(({ file, test }) => ({ ...group, ...(test as InvalidCase), file: `${group.folder}/${file}` })));
const isRepair = ({ title }: CodeAction) => !title.startsWith('Disable ');

describe('the language server of Oxlint', () => {
  it.each(invalid)('shows what ESLint finds: $name', async ({ code, file, rules, filename }) => {
    const found = lint(code, { rules, ...(filename === undefined ? {} : { filename }) });
    editor.open(file, code);
    const places = found.map(({ message, line, column }) => ({ message, line: line - 1, character: column - 1 }));
    const placesShown = async () => (await editor.diagnosticsOf(file)).map(({ message, range }) => ({ message, ...range.start }));
    // This server answers what it is asked beside what it is told, so a document may take a moment to arrive.
    await expect.poll(placesShown, { timeout: 20_000 }).toEqual(places);
    // ESLint's server adds the page of the rule.
    expect((await editor.diagnosticsOf(file)).map(({ codeDescription }) => codeDescription)).toEqual(places.map(() => undefined));
  });

  it.each(invalid.filter(({ errors }) => errors.length === 1))('makes of code what the first repair says: $name', async ({ code, file, errors, output }) => {
    const [diagnostic] = await editor.diagnosticsOf(file);
    const [repair] = (await editor.actionsFor(file, diagnostic!)).filter(isRepair);
    if (repair) await editor.choose(repair);
    expect(editor.textOf(file)).toBe([output ?? errors[0]?.suggestions?.[0]?.output ?? code].flat()[0]);
  });
});
