import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('@google-cloud/bigquery', () => {
  it.each([
    ['bounds itself', `import { BigQuery } from '@google-cloud/bigquery'; const bigquery = new BigQuery(); bigquery.query({ query }); bigquery.dataset('d').table('t').insert(rows);`, [
      'new @google-cloud/bigquery.BigQuery() response: absent (60000)',
      'new @google-cloud/bigquery.BigQuery().query() response: absent (60000)',
      'new @google-cloud/bigquery.BigQuery().dataset().table().insert() response: absent (60000)',
    ]],
    ['is unknown when it is injected', `import { BigQuery } from '@google-cloud/bigquery'; export const ask = (db: BigQuery) => db.query('select 1');`, ['@google-cloud/bigquery.BigQuery.query() response: unknown']],
    ['is not another class of that name', `import { BigQuery } from './bigquery'; new BigQuery().query('select 1');`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
