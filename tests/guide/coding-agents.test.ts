import { spawnSync } from 'node:child_process';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { GuidePage, runCommand } from '../support/guide.js';
import { LinkedProject, printConfig } from '../support/linked-project.js';

const page = new GuidePage('docs/guide/coding-agents.md');
const settings = page.take('.claude/settings.json');
const project = new LinkedProject({
  'package.json': '{ "type": "module" }',
  'eslint.config.js': printConfig({ rules: { 'resilience/require-timeout': 'error', 'resilience/no-unguarded-json-parse': 'error', 'resilience/no-async-array-callback': 'error' }, settings: { resilience: { policy: { timeoutMs: 10_000 } } } }),
  ...Object.fromEntries(['scripts/lint-written.mjs', 'eslint.agent.config.js'].map((file) => [file, page.take(file)])),
});
afterAll(() => project.remove());

/** Runs the hook of the settings as an agent does that has just written a file. */
function tellHook(file: string, tool = 'Write') {
  const { hooks } = JSON.parse(settings) as { hooks: { PostToolUse: { matcher: string; hooks: { type: string; command: string }[] }[] } };
  const [hook] = hooks.PostToolUse.filter(({ matcher }) => new RegExp(`^(?:${matcher})$`).test(tool)).flatMap((each) => each.hooks);
  const input = JSON.stringify({ session_id: '1', cwd: project.folder, hook_event_name: 'PostToolUse', tool_name: tool, tool_input: { file_path: file }, tool_response: { success: true } });
  const { status, stderr } = spawnSync('sh', ['-c', hook!.command], { input, encoding: 'utf8', cwd: project.folder, env: { ...process.env, CLAUDE_PROJECT_DIR: project.folder } });
  return { status, stderr };
}

const unlimited = `export const load = async () => { const r = await fetch('https://a.example'); if (!r.ok) throw new Error(r.statusText); return r.json(); };\n`;
const unfinished = `export const load = (url: string) => fetch(url, { signal: makeSignal() });\nexport const ids = (rows: { id: string }[]) => rows.some(async ({ id }) => (await read(id)) !== null);\ndeclare function read(id: string): Promise<string | null>;\ndeclare function makeSignal(): AbortSignal;\n`;

describe('the hook', () => {
  const file = project.path('src/written.ts');
  beforeEach(() => project.write('src/written.ts', unlimited));

  it('repairs what was written, and says that it did', () => {
    const { status, stderr } = tellHook(file);
    expect(status).toBe(2);
    expect(stderr).toBe(`${file} was repaired by ESLint after you wrote it: read it again before you change it.\n`);
    expect(project.read('src/written.ts')).toContain('AbortSignal.timeout(10_000)');
    expect(tellHook(file, 'Edit')).toEqual({ status: 0, stderr: '' });
  });

  it('hands back what is left, with its message', () => {
    project.write('src/written.ts', unfinished);
    const { status, stderr } = tellHook(file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/written\.ts:2 `.*resilience\/no-async-array-callback\)/);
  });

  it('hands back a syntax error', () => {
    project.write('src/written.ts', 'export const = 1;');
    expect(tellHook(file)).toMatchObject({ status: 2, stderr: expect.stringContaining('(syntax)') as string });
  });

  it.each(['README.md', '/somewhere/else.ts'])('has nothing to say of %s', (other) => {
    project.write('README.md', '');
    expect(tellHook(other.startsWith('/') ? other : project.path(other))).toEqual({ status: 0, stderr: '' });
  });

  it('comes after writing only', () => {
    expect(() => tellHook(file, 'Read')).toThrow();
  });
});

it('the instructions for other agents name a command that repairs', async () => {
  project.write('src/written.ts', unlimited);
  const [, command = ''] = /`(npx [^`]*)`/.exec(page.take('AGENTS.md')) ?? [];
  await runCommand(project, command.replace('FILE', 'src/written.ts'), { allowedExitCodes: [0] });
  expect(project.read('src/written.ts')).toContain('AbortSignal.timeout(10_000)');
});

it('leaves nothing on the page untried', () => {
  expect(page.left).toEqual([]);
});
