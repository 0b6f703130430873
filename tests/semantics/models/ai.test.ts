import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('ai', () => {
  it.each([
    ['waits as long as fetch', `import { generateText } from 'ai'; await generateText({ model, prompt });`, {}, ['ai.generateText() response: absent (300000)']],
    ['takes a signal', `import { generateObject as make } from 'ai'; await make({ model, schema, prompt, abortSignal: AbortSignal.timeout(30_000) });`, {}, ['ai.generateObject() response: set']],
    ['takes a time from the sixth major on', `import * as ai from 'ai'; await ai.generateText({ model, prompt, timeout: { totalMs: 30_000 } });`, { dependencies: { ai: '^6.0.0' } }, ['ai.generateText() response: set']],
    ['ignores a time before', `import { embed } from 'ai'; await embed({ model, value, timeout: 30_000 });`, { dependencies: { ai: '^5.0.0' } }, ['ai.embed() response: absent (300000)']],
    ['streams for as long as it takes', `import { streamText } from 'ai'; streamText({ model, prompt });`, {}, []],
    ['is not another package', `import { generateText } from './ai'; await generateText({ prompt });`, {}, []],
  ])('%s', (_claim, code, options, expected) => {
    expect(waitsOf(code, options)).toEqual(expected);
  });
});
