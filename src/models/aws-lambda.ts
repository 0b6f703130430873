import type { LibraryModel } from '../semantics/types.js';

const source = '@types/aws-lambda@8.10.164:trigger/api-gateway-proxy.d.ts, trigger/sqs.d.ts';

/** The types of AWS Lambda's handlers and events, and middy, which wraps them. */
export const awsLambdaModel: LibraryModel = {
  library: 'aws-lambda',
  packages: ['aws-lambda', '@middy/core'],
  majors: [1],
  registrars: [{ name: 'middy', made: ['()'], fluent: ['use', 'before', 'after', 'onError'], source: '@middy/core@6.4.5:index.js' }],
  handlers: [
    {
      name: 'handler',
      kind: 'lambda',
      found: [
        { by: 'call', paths: ['()'], functions: [{ argument: 0 }], chained: ['use', 'before'] },
        { by: 'call', on: 'middy', methods: ['handler'], functions: [{ argument: 0 }] },
        { by: 'type', functions: ['{*Handler,*HandlerV2,APIGatewayProxyHandlerV2With*,APIGatewayProxyWith*}'] },
        { by: 'type', parameter: { index: 0, types: ['{*Event,*EventV2,APIGatewayProxyEventV2With*,*EventBase}'] } },
      ],
      inputs: [
        { part: 'body', path: 'body', state: 'text' },
        { part: 'query', path: '{queryStringParameters,multiValueQueryStringParameters,rawQueryString}' },
        { part: 'params', path: 'pathParameters' },
        { part: 'headers', path: '{headers,multiValueHeaders}' },
        { part: 'cookies', path: 'cookies' },
        { part: 'url', path: '{path,rawPath}' },
        { part: 'message', path: 'Records' },
        { part: 'message', path: 'detail' },
        { part: 'args', path: 'arguments' },
      ],
      rejected: [{ as: 'failed' }],
      answers: [{ code: 'return { statusCode: $status, body: JSON.stringify($body) }' }],
      source,
    },
  ],
};
