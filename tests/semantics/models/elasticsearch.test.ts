import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

const made = 'new @elastic/elasticsearch.Client()';
const bounded = 'response: absent (30000)';

describe('@elastic/elasticsearch', () => {
  it.each([
    ['may bound itself where the version is open', `import { Client } from '@elastic/elasticsearch'; const es = new Client({ node }); es.search({ index });`, [`${made} ${bounded}`, `${made}.search() ${bounded}`]],
    ['is bounded at the client and by children of it', `const { Client } = require('@elastic/elasticsearch'); new Client({ node, requestTimeout: '5s' }).child({ headers }).indices.create({ index });`, [
      `${made}.child().indices.create() response: set`,
      `${made}.child() response: set`,
      `${made} response: set`,
    ]],
    ['takes options of a call behind its parameters', `
      import { Client } from '@elastic/elasticsearch';
      const es = new Client({ node });
      es.search({ index, timeout: '1s' });
      es.search({ index }, { requestTimeout: 1000 });
      es.bulk({ operations }, { signal: AbortSignal.timeout(1000) });`, [`${made} ${bounded}`, `${made}.search() ${bounded}`, `${made}.search() response: set`, `${made}.bulk() response: set`]],
    ['is unknown when it is injected', `import type { Client } from '@elastic/elasticsearch'; export const find = (es: Client) => es.search({});`, ['@elastic/elasticsearch.Client.search() response: unknown']],
    ['is not another client', `import { Client } from 'elasticsearch'; new Client({ node }); `, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });

  it.each([
    ['^8.10.0', bounded],
    ['^9.0.0', 'response: absent'],
    ['^8.0.0 || ^9.0.0', bounded],
  ])('in version %s says "%s"', (range, expected) => {
    const code = `import { Client } from '@elastic/elasticsearch'; new Client({ node });`;
    expect(waitsOf(code, { dependencies: { '@elastic/elasticsearch': range } })).toEqual([`${made} ${expected}`]);
  });
});
