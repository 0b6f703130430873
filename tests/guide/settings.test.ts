import { afterAll, describe, expect, it } from 'vitest';
import { readSettings, type ResilienceSettings } from '../../src/kit/settings.js';
import { GuidePage, lintProject, runCommand } from '../support/guide.js';
import { LinkedProject } from '../support/linked-project.js';

const page = new GuidePage('docs/guide/settings.md');
const plainConfig = page.take('eslint.config.js');
const [plain, inHouse] = [new LinkedProject(), new LinkedProject()];
afterAll(() => {
  plain.remove();
  inHouse.remove();
});

it('names every setting that there is', () => {
  const all: Required<ResilienceSettings> = { policy: {}, models: [], autofix: 'safe', crossFile: true, fingerprint: '', logger: '' };
  expect(readSettings({ resilience: all })).not.toHaveProperty('problem');
  expect([...page.text.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key).sort()).toEqual(Object.keys(all).sort());
});

it('declares values that repairs then write, and a logger', async () => {
  const call = `export const load = async () => { const r = await fetch('https://a.example'); if (!r.ok) throw new Error(r.statusText); return r.json(); };\n`;
  for (const [file, text] of Object.entries({ 'package.json': '{ "type": "module" }', 'eslint.config.js': plainConfig, 'src/a.ts': call })) plain.write(file, text);
  expect(await lintProject(plain)).toEqual(['src/a.ts:1 resilience/require-timeout']);
  expect(await lintProject(plain, ['.'], { fix: true })).toEqual([]);
  expect(plain.read('src/a.ts')).toContain('AbortSignal.timeout(5_000)');
});

it('says in one sentence what is wrong with a setting', async () => {
  plain.write('wrong.config.js', plain.read('eslint.config.js').replace('timeoutMs', 'timeout'));
  const { stdout } = await runCommand(plain, 'npx eslint --config wrong.config.js .', { allowedExitCodes: [1] });
  expect(stdout.match(/settings\.resilience\.policy\.timeout is not a known key/g)).toHaveLength(1);
});

describe('the worked example of in-house libraries', () => {
  const code = page.take('src/reserve.ts');
  const files = {
    'package.json': '{ "type": "module", "dependencies": { "express": "^5.0.0", "@acme/http": "^3.2.0", "@acme/db": "^1.4.1" } }',
    'resilience-models.js': page.take('resilience-models.js'),
    'eslint.config.js': page.take('eslint.config.js'),
    'src/reserve.ts': code,
  };
  for (const [file, text] of Object.entries(files)) inHouse.write(file, text);
  const lineOf = (part: string) => code.slice(0, code.indexOf(part)).split('\n').length;

  it('is silent without the models', async () => {
    inHouse.write('without.config.js', files['eslint.config.js'].replace('models, policy', 'policy'));
    expect(await lintProject(inHouse, ['src'], { config: 'without.config.js' })).toEqual([]);
  });

  it('finds what the page says', async () => {
    expect(await lintProject(inHouse, ['src'])).toEqual([
      `src/reserve.ts:${lineOf('const stock')} resilience/require-timeout`,
      `src/reserve.ts:${lineOf(`db.list('orders')`)} resilience/no-unbounded-query`,
    ]);
  });

  it('repairs it as the page shows', async () => {
    await lintProject(inHouse, ['src'], { fix: true });
    const [removed = '', added = ''] = page.take('diff').trim().split('\n').map((line) => line.slice(1));
    expect(inHouse.read('src/reserve.ts')).toBe(code.replace(removed, added));
  });
});

it('leaves nothing on the page untried', () => {
  expect(page.left).toEqual([]);
});
