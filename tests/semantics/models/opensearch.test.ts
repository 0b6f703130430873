import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('@opensearch-project/opensearch', () => {
  it.each([
    ['gives up after thirty seconds', `import { Client } from '@opensearch-project/opensearch'; const os = new Client({ node }); os.search({ index });`, [
      'new @opensearch-project/opensearch.Client() response: absent (30000)',
      'new @opensearch-project/opensearch.Client().search() response: absent (30000)',
    ]],
    ['is bounded at the client and at the call', `
      const { Client } = require('@opensearch-project/opensearch');
      new Client({ node, requestTimeout: 5000 }).ping();
      new Client({ node }).indices.create({ index }, { requestTimeout: 5000 });`, [
      'new @opensearch-project/opensearch.Client().ping() response: set',
      'new @opensearch-project/opensearch.Client() response: set',
      'new @opensearch-project/opensearch.Client().indices.create() response: set',
      'new @opensearch-project/opensearch.Client() response: absent (30000)',
    ]],
    ['is unknown with options from elsewhere', `import { Client } from '@opensearch-project/opensearch'; export const make = (options) => new Client({ ...options });`, ['new @opensearch-project/opensearch.Client() response: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
