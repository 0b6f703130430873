import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

const made = 'new @anthropic-ai/sdk()';
const long = 'response: absent (600000)';

describe('@anthropic-ai/sdk', () => {
  it.each([
    ['waits ten minutes by default', `import Anthropic from '@anthropic-ai/sdk'; const a = new Anthropic(); a.messages.create({ max_tokens: 10 });`, [
      `${made} ${long}`,
      `${made}.messages.create() ${long}`,
    ]],
    ['is made by its name and by require', `import { Anthropic } from '@anthropic-ai/sdk'; const C = require('@anthropic-ai/sdk').default; new Anthropic({ apiKey }); new C();`, [
      `new @anthropic-ai/sdk.Anthropic() ${long}`,
      `${made} ${long}`,
    ]],
    ['is bounded at the client', `import Anthropic from '@anthropic-ai/sdk'; const a = new Anthropic({ timeout: 30_000 }); a.messages.stream(body);`, [
      `${made} response: set`,
      `${made}.messages.stream() response: set`,
    ]],
    ['is bounded behind the body, and behind an id', `
      import Anthropic from '@anthropic-ai/sdk';
      const a = new Anthropic();
      a.messages.create(body, { timeout: 1000 });
      a.beta.messages.create({ timeout: 1000 });
      a.messages.batches.retrieve('id', { timeout: 1000 });
      a.beta.files.delete('id', {}, { signal: AbortSignal.timeout(1) });`, [
      `${made} ${long}`,
      `${made}.messages.create() response: set`,
      `${made}.beta.messages.create() ${long}`,
      `${made}.messages.batches.retrieve() response: set`,
      `${made}.beta.files.delete() response: set`,
    ]],
    ['is inherited by derived clients', `import Anthropic from '@anthropic-ai/sdk'; const a = new Anthropic({ timeout: 1 }); const b = a.withOptions({ maxRetries: 1 }); b.models.list();`, [
      `${made} response: set`,
      `${made}.withOptions() response: set`,
      `${made}.withOptions().models.list() response: set`,
    ]],
    ['is unknown with options from elsewhere', `import Anthropic from '@anthropic-ai/sdk'; export function make(config) { return new Anthropic(config); }`, [`${made} response: unknown`]],
    ['is not another class', `import { Client } from '@anthropic-ai/sdk'; new Client();`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
