import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Editor } from '../editor/support/editor.js';
import { GuidePage, packagesOf } from '../support/guide.js';
import { LinkedProject, printConfig } from '../support/linked-project.js';

const page = new GuidePage('docs/guide/editors.md');
const call = `export const load = async () => { const r = await fetch('https://a.example'); if (!r.ok) throw new Error(r.statusText); return r.json(); };\n`;
const repaired = call.replace(`example')`, `example', { signal: AbortSignal.timeout(10_000) })`);
const project = new LinkedProject({
  'eslint.config.mjs': printConfig({ rules: { 'resilience/require-timeout': 'error' }, settings: { resilience: { policy: { timeoutMs: 10_000 } } } }),
});
let editor: Editor;
beforeAll(async () => {
  editor = await Editor.start(project.folder);
});
afterAll(async () => {
  await editor.close();
  project.remove();
});

/** What an editor does on save whose settings name this kind of action: only one that the server knows has an effect. */
async function expectRepair(kind: string, file: string): Promise<void> {
  editor.open(file, call);
  expect((await editor.diagnosticsOf(file)).map(({ code }) => code)).toEqual(['resilience/require-timeout']);
  await editor.fixAll(file, kind);
  expect(editor.textOf(file)).toBe(repaired);
}

// The editors themselves are not here: their settings are read as they read them, and given to the language server that they start.
describe('what the page has editors do', () => {
  it('Visual Studio Code asks the server on save for a kind of action that repairs', async () => {
    const { 'editor.codeActionsOnSave': actions } = JSON.parse(page.take('.vscode/settings.json')) as { 'editor.codeActionsOnSave': Record<string, string> };
    const [[kind, when] = []] = Object.entries(actions);
    expect(['explicit', 'always']).toContain(when);
    await expectRepair(kind ?? '', 'src/code.ts');
  });

  it('Zed asks the server when it formats', async () => {
    const { languages } = JSON.parse(page.take('.zed/settings.json')) as { languages: Record<string, { formatter: [{ code_action: string }, string] }> };
    for (const [language, { formatter: [{ code_action: kind }] }] of Object.entries(languages)) await expectRepair(kind, `src/zed-${language}.ts`);
  });

  it('Neovim starts the server of a package that our tests drive, whose command for all fixes repairs', async () => {
    const [install = ''] = page.takeCommands();
    const [server = ''] = packagesOf(install);
    expect(fileURLToPath(import.meta.resolve(`${server}/package.json`)).split(path.sep)).toContain('vscode-langservers-extracted');
    // `LspEslintFixAll` of nvim-lspconfig asks the server for `eslint.applyAllFixes`.
    expect(page.take('init.lua')).toContain('LspEslintFixAll');
    editor.open('src/neovim.ts', call);
    await editor.applyAllFixes('src/neovim.ts');
    expect(editor.textOf('src/neovim.ts')).toBe(repaired);
  });

  it('JetBrains keeps one option', () => {
    // Its checkbox writes this file; nothing but the program itself reads it.
    expect(page.take('.idea/jsLinters/eslint.xml')).toContain('<option name="fix-on-save" value="true" />');
  });

  it('leaves nothing on the page untried', () => {
    expect(editor.complaints).toEqual([]);
    expect(page.left).toEqual([]);
  });
});
