import { describe, expect, it } from 'vitest';
import { handlersIn, inputsIn } from '../../../support/handlers.js';

describe('aws-lambda', () => {
  it.each([
    ['a handler of the second format', `import type { APIGatewayProxyHandlerV2 } from 'aws-lambda'; export const handler: APIGatewayProxyHandlerV2 = async (event) => use(event.body);`, ['aws-lambda handler <- event.body: body text']],
    ['one behind an authorizer', `import type { APIGatewayProxyHandlerV2WithJWTAuthorizer } from 'aws-lambda'; export const handler: APIGatewayProxyHandlerV2WithJWTAuthorizer = async (event) => use(event.body);`, ['aws-lambda handler <- event.body: body text']],
    ['a typed handler', `import type { APIGatewayProxyHandler } from 'aws-lambda'; export const handler: APIGatewayProxyHandler = async (event) => use(JSON.parse(event.body ?? ''), event.pathParameters?.id);`, [`aws-lambda handler <- event.body: body text, event.pathParameters: params`]],
    ['a typed event', `import { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'; export async function handler(event: APIGatewayProxyEvent) { const { queryStringParameters } = event; }`, [`aws-lambda handler <- queryStringParameters: query`]],
    ['a queue', `import type { SQSHandler } from 'aws-lambda'; export const handler: SQSHandler = async ({ Records }) => { for (const record of Records) use(record.body); };`, [`aws-lambda handler <- Records: message`]],
    ['a handler in middy', `import middy from '@middy/core'; const base = async (event) => use(event.body); export const handler = middy(base).use(parser());`, [`aws-lambda handler <- event.body: body text`]],
    ['a handler at the end of middy', `import middy from '@middy/core'; export const handler = middy().use(parser()).handler(async (event) => use(event.headers));`, [`aws-lambda handler <- event.headers: headers`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['an exported function named handler', `export const handler = async (event) => use(event.body);`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });

  it('fails the run by a rejection', () => {
    expect(handlersIn(`import type { Handler } from 'aws-lambda'; export const handler: Handler = async () => {};`).map((each) => each.rejected)).toEqual(['failed']);
  });
});
