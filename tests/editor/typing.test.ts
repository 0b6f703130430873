import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { LinkedProject, printConfig } from '../support/linked-project.js';
import { ruleCases } from '../support/rule-cases.js';
import { Editor } from './support/editor.js';

const project = new LinkedProject({ 'eslint.config.mjs': printConfig({ rules: plugin.configs.strict.rules ?? {} }) });
let editor: Editor;

beforeAll(async () => {
  editor = await Editor.start(project.folder);
});

afterAll(async () => {
  await editor.close();
  project.remove();
});

beforeEach(() => {
  editor.complaints.length = 0;
});

/** The rules that speak of a document; `syntax` where it does not parse. */
async function rulesOn(file: string): Promise<string[]> {
  const diagnostics = await editor.diagnosticsOf(file);
  return diagnostics.map(({ code }) => code?.replace('resilience/', '') ?? 'syntax');
}

describe('while a person types', () => {
  const file = 'src/rates.ts';
  const call = `export const load = async () => { const r = await fetch('https://rates.example'); return { ok: r.ok, body: await r.json() }; };`;

  it('findings come, give way to a syntax error, come back, and go when they are repaired', async () => {
    editor.open(file, '');
    expect(await rulesOn(file)).toEqual([]);
    editor.type(file, call);
    expect(await rulesOn(file)).toEqual(['require-timeout']);
    editor.type(file, call.replace(`');`, `', {`));
    expect(await rulesOn(file)).toEqual(['syntax']);
    editor.type(file, call);
    expect(await rulesOn(file)).toEqual(['require-timeout']);
    editor.type(file, call.replace(`');`, `', { signal: AbortSignal.timeout(5000) });`));
    expect(await rulesOn(file)).toEqual([]);
    expect(editor.complaints).toEqual([]);
  });

  it('a finding moves with the lines above it', async () => {
    editor.type(file, call);
    const [before] = await editor.diagnosticsOf(file);
    editor.type(file, `// 汇率 😀\r\n\r\n${call}`);
    const [after] = await editor.diagnosticsOf(file);
    expect(after!.range.start).toEqual({ line: before!.range.start.line + 2, character: before!.range.start.character });
  });

  it.each(ruleCases)('$rule copes with every stage of its first case', async ({ rule, invalid }) => {
    const { code, filename = 'file.ts' } = invalid.find(({ options, settings }) => !options && !settings)!;
    const name = `${rule}/${filename}`;
    editor.open(name, '');
    for (let end = 1; end <= code.length; end++) {
      editor.type(name, code.slice(0, end));
      const found = await rulesOn(name);
      if (found.includes('syntax')) expect(found, code.slice(0, end)).toEqual(['syntax']);
    }
    expect(await rulesOn(name)).toContain(rule);
    expect(editor.complaints).toEqual([]);
    expect(editor.isRunning).toBe(true);
  });
});
