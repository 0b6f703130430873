import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

const s3 = 'new @aws-sdk/client-s3.S3Client()';
const dynamo = 'new @aws-sdk/client-dynamodb.DynamoDBClient()';
const importS3 = `import { S3Client, S3, GetObjectCommand } from '@aws-sdk/client-s3';`;

describe('AWS SDK v3', () => {
  it.each([
    ['waits for ever by default; commands and exceptions are no clients', `
      ${importS3}
      import { NoSuchKey } from '@aws-sdk/client-s3';
      const s3 = new S3Client({ region });
      s3.send(new GetObjectCommand({ Bucket, Key }));
      new NoSuchKey({});`, [`${s3} response: absent`, `${s3}.send() response: absent`]],
    ['waits for ever in aggregated clients', `const { DynamoDB } = require('@aws-sdk/client-dynamodb'); const db = new DynamoDB({}); db.getItem({ TableName }); db.destroy();`, [
      'new @aws-sdk/client-dynamodb.DynamoDB() response: absent',
      'new @aws-sdk/client-dynamodb.DynamoDB().getItem() response: absent',
    ]],
    ['is bounded by `socketTimeout` of the handler', `${importS3} new S3Client({ requestHandler: { connectionTimeout: 1000, socketTimeout: 5000 } });`, [`${s3} response: set`]],
    ['is bounded by `requestTimeout` that throws', `${importS3} new S3({ requestHandler: { requestTimeout: 5000, throwOnRequestTimeout: true } });`, ['new @aws-sdk/client-s3.S3() response: set']],
    ['may be bounded by `requestTimeout` alone: it rejected in older handlers', `${importS3} new S3Client({ requestHandler: { requestTimeout: 5000 } });`, [`${s3} response: set`]],
    ['is not bounded by `connectionTimeout`', `${importS3} new S3Client({ requestHandler: { connectionTimeout: 5000 } });`, [`${s3} response: absent`]],
    ['reads the options of a handler', `
      ${importS3}
      import { NodeHttpHandler } from '@smithy/node-http-handler';
      new S3Client({ requestHandler: new NodeHttpHandler({ socketTimeout: 5000 }) });
      new S3Client({ requestHandler: new NodeHttpHandler({ requestTimeout: 5000 }) });
      const handler = NodeHttpHandler.create({ connectionTimeout: 100 });
      new S3Client({ requestHandler: handler });`, [
      `${s3} response: set`, 'new @smithy/node-http-handler.NodeHttpHandler() options',
      `${s3} response: set`, 'new @smithy/node-http-handler.NodeHttpHandler() options',
      '@smithy/node-http-handler.NodeHttpHandler.create() options', `${s3} response: absent`,
    ]],
    ['leaves other handlers unknown', `${importS3} import { FetchHttpHandler } from '@smithy/fetch-http-handler'; new S3Client({ requestHandler: new FetchHttpHandler({}) });`, [`${s3} response: unknown`]],
    ['ignores options in the wrong place', `${importS3} new S3Client({ requestTimeout: 5000, httpOptions: { timeout: 5000 } });`, [`${s3} response: absent`]],
    ['is bounded by a signal of the call, not by `requestTimeout` there', `
      ${importS3}
      const s3 = new S3Client();
      s3.send(command, { abortSignal: AbortSignal.timeout(5000) });
      s3.send(command, { requestTimeout: 5000 });`, [`${s3} response: absent`, `${s3}.send() response: set`, `${s3}.send() response: absent`]],
    ['is followed into a document client', `
      import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
      import { DynamoDBDocumentClient, DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
      const base = new DynamoDBClient({});
      const db = DynamoDBDocumentClient.from(base, { marshallOptions: {} });
      db.send(command, { abortSignal: AbortSignal.timeout(5000) });
      const direct = DynamoDBDocument.from(new DynamoDBClient({ requestHandler: { socketTimeout: 1 } }));
      direct.get({ TableName });`, [
      `${dynamo} response: absent`,
      '@aws-sdk/lib-dynamodb.DynamoDBDocumentClient.from() decorates',
      `${dynamo}.send() response: set`,
      '@aws-sdk/lib-dynamodb.DynamoDBDocument.from() decorates',
      `${dynamo} response: set`,
      `${dynamo}.get() response: set`,
    ]],
    ['is followed through tracing', `import { captureAWSv3Client } from 'aws-xray-sdk-core'; ${importS3} const s3 = captureAWSv3Client(new S3Client({})); s3.send(command);`, [
      'aws-xray-sdk-core.captureAWSv3Client() decorates',
      `${s3} response: absent`,
      `${s3}.send() response: absent`,
    ]],
    ['waits for nothing when it only signs', `
      ${importS3}
      import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
      const s3 = new S3Client({});
      export const link = (Key) => getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: 3600 });`, [
      `${s3} client: waits for nothing`,
      '@aws-sdk/s3-request-presigner.getSignedUrl() offline',
    ]],
    ['is unknown with a configuration from elsewhere', `${importS3} export const make = (config) => new S3Client({ ...config });`, [`${s3} response: unknown`]],
    ['is unknown when it is injected', `${importS3} class Files { constructor(private readonly s3: S3Client) {} get(c) { return this.s3.send(c); } }`, ['@aws-sdk/client-s3.S3Client.send() response: unknown']],
    ['is not another package with such classes', `import { S3Client } from '@acme/s3'; new S3Client({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

const documents = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { DynamoDBDocumentClient, DynamoDBDocument, GetCommand, PutCommand, UpdateCommand, DeleteCommand, QueryCommand, ScanCommand, BatchGetCommand, BatchWriteCommand, TransactWriteCommand, ExecuteStatementCommand } from '@aws-sdk/lib-dynamodb';
const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));
`;

describe('AWS SDK v3 keeps data', () => {
  it.each([
    ['an item by its key', `ddb.send(new GetCommand({ TableName: 'carts', Key: { id } }));`, ['read-one carts filter: { id }']],
    ['a command that is held in a variable', `const command = new PutCommand({ TableName: 'carts', Item: cart, ConditionExpression: 'attribute_not_exists(id)' }); await ddb.send(command);`, ['save carts data: cart']],
    ['input that is held in a variable', `const input = { TableName: 'carts', Key: { id } }; await ddb.send(new DeleteCommand(input));`, ['delete carts filter: { id }']],
    ['an expression that is written', `ddb.send(new UpdateCommand({ TableName, Key: { id }, UpdateExpression: 'SET total = :t' }));`, [`update TableName filter: { id } data: 'SET total = :t'`]],
    ['a query with a limit', `ddb.send(new QueryCommand({ TableName: 'orders', KeyConditionExpression: 'pk = :p', Limit: 25 }));`, [`read-many orders filter: 'pk = :p' limit: 25`]],
    ['a scan', `ddb.send(new ScanCommand({ TableName: process.env.ORDERS }));`, ['read-many ORDERS']],
    ['many at once', `ddb.send(new BatchGetCommand({ RequestItems: a })); ddb.send(new BatchWriteCommand({ RequestItems: b })); ddb.send(new TransactWriteCommand({ TransactItems: c }));`, ['read-many - filter: a', 'insert-many - data: b', 'transaction -']],
    ['a statement', `ddb.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM carts WHERE id = ?', Parameters: [id] }));`, [`read-many carts text: 'SELECT * FROM carts WHERE id = ?'`]],
    ['by the methods of a document client', `const db = DynamoDBDocument.from(new DynamoDBClient({})); db.get({ TableName: 'carts', Key: { id } }); db.scan({ TableName: 'carts', Limit: 10 });`, ['read-one carts filter: { id }', 'read-many carts limit: 10']],
    ['by a client that only a type tells', `class Carts { constructor(private readonly client: DynamoDBDocumentClient) {} load(id: string) { return this.client.send(new GetCommand({ TableName: 'carts', Key: { id } })); } }`, ['read-one carts filter: { id }']],
    ['not where the command is out of sight', `const run = (command) => ddb.send(command);`, []],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(documents + code)).toEqual(expected);
  });

  it('by the client below the document client', () => {
    expect(operationsOf(`const { DynamoDB, DynamoDBClient, PutItemCommand } = require('@aws-sdk/client-dynamodb'); new DynamoDBClient({}).send(new PutItemCommand({ TableName: 'carts', Item: item })); new DynamoDB({}).getItem({ TableName: 'carts', Key: { id: { S: id } } });`)).toEqual([
      'save carts data: item',
      'read-one carts filter: { id: { S: id } }',
    ]);
  });

  it('sends messages and mails', () => {
    expect(operationsOf(`import { SQSClient, SendMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'; import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
      const sqs = new SQSClient({}); sqs.send(new SendMessageCommand({ QueueUrl })); sqs.send(new ReceiveMessageCommand({ QueueUrl })); new SESClient({}).send(new SendEmailCommand(mail));`)).toEqual(['publish -', 'mail -']);
  });
});
