import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';
import { waitsOf } from '../../support/analyze.js';

describe('AWS SDK v2', () => {
  it.each([
    ['gives up after two minutes', `import AWS from 'aws-sdk'; const s3 = new AWS.S3(); s3.getObject({ Bucket, Key }).promise();`, [
      'new aws-sdk.S3() response: absent (120000)',
      'new aws-sdk.S3().getObject() response: absent (120000)',
    ]],
    ['is made from a service of its own and as a document client', `
      const S3 = require('aws-sdk/clients/s3');
      const { DynamoDB } = require('aws-sdk');
      new S3(); const db = new DynamoDB.DocumentClient({ httpOptions: { timeout: 5000 } }); db.query({});`, [
      'new aws-sdk/clients/s3() response: absent (120000)',
      'new aws-sdk.DynamoDB.DocumentClient() response: set',
      'new aws-sdk.DynamoDB.DocumentClient().query() response: set',
    ]],
    ['does not read `timeout` beside `httpOptions`', `import * as AWS from 'aws-sdk'; new AWS.SQS({ timeout: 5000 });`, ['new aws-sdk.SQS() response: absent (120000)']],
    ['waits for nothing while it signs', `import { S3 } from 'aws-sdk'; const s3 = new S3(); s3.getSignedUrl('getObject', {});`, [
      'new aws-sdk.S3() response: absent (120000)',
      'new aws-sdk.S3().getSignedUrl() outbound-request: waits for nothing',
    ]],
    ['is unknown with options from elsewhere', `import { S3 } from 'aws-sdk'; export const make = (options) => new S3(options);`, ['new aws-sdk.S3() response: unknown']],
    ['is not its configuration', `import AWS from 'aws-sdk'; new AWS.Credentials({}); new AWS.Endpoint('x'); AWS.config.update({ region });`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

describe('AWS SDK v2 keeps data', () => {
  it('once a request is sent', () => {
    expect(operationsOf(`const AWS = require('aws-sdk'); const db = new AWS.DynamoDB.DocumentClient();
      await db.get({ TableName: 'carts', Key: { id } }).promise(); const request = db.put({ TableName: 'carts', Item: cart }); await db.scan({ TableName: 'orders' }).promise();`)).toEqual(['read-one carts filter: { id }', 'read-many orders']);
  });
});
