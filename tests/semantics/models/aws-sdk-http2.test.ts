import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

const made = 'new @aws-sdk/client-bedrock-runtime.BedrockRuntimeClient()';
const imported = `import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';`;

describe('AWS SDK v3 over HTTP/2', () => {
  it.each([
    ['waits for ever by default', `${imported} const c = new BedrockRuntimeClient({}); c.send(new InvokeModelCommand({}));`, [`${made} response: absent`, `${made}.send() response: absent`]],
    ['is bounded by `requestTimeout` alone', `${imported} new BedrockRuntimeClient({ requestHandler: { requestTimeout: 60_000 } });`, [`${made} response: set`]],
    ['is bounded at the call', `
      ${imported}
      const c = new BedrockRuntimeClient({});
      c.send(command, { requestTimeout: 1000 });
      c.send(command, { abortSignal: AbortSignal.timeout(1000) });`, [`${made} response: absent`, `${made}.send() response: set`, `${made}.send() response: set`]],
    ['waits for ever in aggregated clients', `import { Kinesis } from '@aws-sdk/client-kinesis'; new Kinesis({}).putRecord({});`, [
      'new @aws-sdk/client-kinesis.Kinesis().putRecord() response: absent',
      'new @aws-sdk/client-kinesis.Kinesis() response: absent',
    ]],
    ['leaves a handler of its own protocol unknown', `${imported} import { NodeHttp2Handler } from '@smithy/node-http-handler'; new BedrockRuntimeClient({ requestHandler: new NodeHttp2Handler({}) });`, [`${made} response: unknown`]],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
