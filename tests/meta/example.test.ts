import { fileURLToPath } from 'node:url';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { ESLint } from '../support/eslint.js';

const cwd = fileURLToPath(new URL('../../examples/checkout', import.meta.url));

async function lintExample(config: 'recommended' | 'strict', fix = false) {
  const eslint = new ESLint({
    cwd,
    fix,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parser } },
      { ...plugin.configs[config], files: ['**/*.ts'], settings: { resilience: { policy: { timeoutMs: 5000 } } } },
    ],
  });
  return eslint.lintFiles(['src']);
}

describe('the example service', { timeout: 60_000 }, () => {
  it('has something for every rule to say', async () => {
    const results = await lintExample('strict');
    const speaking = new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId?.replace('resilience/', ''))));
    expect([...speaking].sort()).toEqual(Object.keys(plugin.rules).sort());
  });

  it('is repaired by --fix with recommended and a declared policy', async () => {
    const results = await lintExample('recommended', true);
    expect(results.filter(({ output }) => output !== undefined).length).toBeGreaterThan(0);
    expect(results.flatMap(({ messages }) => messages.filter(({ ruleId }) => ruleId === 'resilience/require-timeout'))).toEqual([]);
  });

  it('is right where it is meant to be', async () => {
    const results = await lintExample('strict');
    const shipping = results.find(({ filePath }) => filePath.endsWith('shipping.ts'));
    const { source = '', messages = [] } = shipping ?? {};
    const line = source.split('\n').findIndex((each) => each.includes('AbortSignal.timeout')) + 1;
    expect(line).toBeGreaterThan(0);
    expect(messages.filter((message) => Math.abs(message.line - line) < 6)).toEqual([]);
  });
});
