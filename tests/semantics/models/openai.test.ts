import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

const made = 'new openai()';
const long = 'response: absent (600000)';

describe('openai', () => {
  it.each<[string, string, string[], World?]>([
    ['waits ten minutes by default', `import OpenAI from 'openai'; const client = new OpenAI(); client.responses.create({ model, input });`, [
      `${made} ${long}`,
      `${made}.responses.create() ${long}`,
    ]],
    ['is made by its name, from require, for Azure', `
      import { OpenAI as Client, AzureOpenAI } from 'openai';
      const Old = require('openai');
      new Client({}); new AzureOpenAI({ deployment: 'x' }); new Old(); new Old.OpenAI();`, [
      `new openai.OpenAI() ${long}`, `new openai.AzureOpenAI() ${long}`, `new openai() ${long}`, `new openai.OpenAI() ${long}`,
    ]],
    ['is bounded by `timeout` of the client', `import OpenAI from 'openai'; const client = new OpenAI({ apiKey, timeout: 20 * 1000 }); client.embeddings.create({ input });`, [
      `${made} response: set`,
      `${made}.embeddings.create() response: set`,
    ]],
    ['has no derived clients in a major before they came', `import OpenAI from 'openai'; new OpenAI().withOptions({ timeout: 5000 });`, [`${made} ${long}`], { dependencies: { openai: '^4.0.0' } }],
    ['has derived clients in a major since', `import OpenAI from 'openai'; new OpenAI().withOptions({ timeout: 5000 });`, [`${made}.withOptions() response: set`, `${made} ${long}`], { dependencies: { openai: '^5.0.0' } }],
    ['is bounded by `timeout` behind the body', `import OpenAI from 'openai'; const client = new OpenAI(); client.chat.completions.create(body, { timeout: 5000 });`, [
      `${made} ${long}`,
      `${made}.chat.completions.create() response: set`,
    ]],
    ['does not read options from the body', `import OpenAI from 'openai'; const client = new OpenAI(); client.chat.completions.create({ ...body, timeout: 5000 });`, [
      `${made} ${long}`,
      `${made}.chat.completions.create() ${long}`,
    ]],
    ['takes options behind an id and parameters', `
      import OpenAI from 'openai';
      const client = new OpenAI();
      client.responses.retrieve('id', {}, { timeout: 5000 });
      client.files.del('id', { timeout: 5000 });
      client.vectorStores.files.create('id', { file_id: 'x' }, { signal: AbortSignal.timeout(5000) });`, [
      `${made} ${long}`,
      `${made}.responses.retrieve() response: set`,
      `${made}.files.del() response: set`,
      `${made}.vectorStores.files.create() response: set`,
    ]],
    ['is bounded by a signal at the call, not by one that nobody arms', `
      import OpenAI from 'openai';
      const client = new OpenAI();
      client.images.generate(body, { signal: AbortSignal.timeout(1000) });
      client.images.generate(body, { signal: new AbortController().signal });`, [
      `${made} ${long}`,
      `${made}.images.generate() response: set`,
      `${made}.images.generate() ${long}`,
    ]],
    ['is inherited by derived clients', `import OpenAI from 'openai'; const client = new OpenAI({ timeout: 1000 }).withOptions({ maxRetries: 0 }); client.models.list();`, [
      `${made}.withOptions() response: set`,
      `${made} response: set`,
      `${made}.withOptions().models.list() response: set`,
    ]],
    ['is bounded in the derived client alone', `import OpenAI from 'openai'; const slow = new OpenAI(); const fast = slow.withOptions({ timeout: 1000 }); fast.models.list();`, [
      `${made} ${long}`,
      `${made}.withOptions() response: set`,
      `${made}.withOptions().models.list() response: set`,
    ]],
    ['is unknown with options from elsewhere', `import OpenAI from 'openai'; export const make = (options) => new OpenAI({ apiKey, ...options });`, [`${made} response: unknown`]],
    ['is unknown when it is injected', `import OpenAI from 'openai'; class Answers { constructor(private ai: OpenAI) {} ask() { return this.ai.responses.create({ model }); } }`, [
      'openai.responses.create() response: unknown',
    ]],
    ['is bounded by a race around the call', `
      import OpenAI from 'openai';
      const client = new OpenAI();
      Promise.race([client.responses.create(body), late()]);`, [`${made} ${long}`, `${made}.responses.create() response: set`]],
    ['is not another package of that name', `import OpenAI from '@acme/openai'; new OpenAI().responses.create({});`, []],
    ['does not call its helpers requests', `import OpenAI from 'openai'; const client = new OpenAI({ timeout: 1 }); client.webhooks.unwrap(body, headers); OpenAI.toFile(x);`, [`${made} response: set`]],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });

  it('waits as long in every major', () => {
    for (const range of ['^4.0.0', '^5.0.0', '^6.0.0', '^7.0.0', '^99.0.0']) {
      expect(waitsOf(`import OpenAI from 'openai'; new OpenAI();`, { dependencies: { openai: range } })).toEqual([`${made} ${long}`]);
    }
  });
});
