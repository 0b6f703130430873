import type { LibraryModel } from '../semantics/types.js';

/**
 * The clients that speak HTTP/2: their handler's `requestTimeout` ends a silent stream, and it has no `socketTimeout`. Those of the
 * last line are taken to be like them, so as not to say of their `requestTimeout` that it does nothing.
 */
export const awsSdkHttp2Model: LibraryModel = {
  library: 'AWS SDK v3 over HTTP/2',
  packages: [
    '@aws-sdk/client-bedrock-runtime', '@aws-sdk/client-bedrock-agent-runtime', '@aws-sdk/client-kinesis',
    '@aws-sdk/client-lex-runtime-v2', '@aws-sdk/client-transcribe-streaming',
    '@aws-sdk/client-qbusiness', '@aws-sdk/client-rekognitionstreaming', '@aws-sdk/client-sagemaker-runtime-http2',
  ],
  majors: [3],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [
        { path: '*Client.new()', options: 0 },
        { path: '{BedrockRuntime,BedrockAgentRuntime,Kinesis,LexRuntimeV2,TranscribeStreaming}.new()', options: 0 },
      ],
      requests: [
        { paths: ['send()'], options: 1 },
        { paths: ['{add*,apply*,converse*,create*,delete*,describe*,get*,invoke*,list*,put*,recognize*,retrieve*,start*,update*}()'], options: 1 },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'requestHandler.requestTimeout', is: 'duration', at: 'client' },
            { option: 'requestHandler.sessionTimeout', is: 'duration', at: 'client' },
            // Of a handler for HTTP/1, which may be given instead.
            { option: 'requestHandler.socketTimeout', is: 'duration', at: 'client' },
            { option: 'abortSignal', is: 'signal', at: 'call' },
            { option: 'requestTimeout', is: 'duration', at: 'call' },
          ],
          remedies: [
            { option: 'requestHandler.requestTimeout', value: 'ms', at: 'client' },
            { option: 'abortSignal', value: 'signal', at: 'call' },
          ],
        },
      ],
      source:
        '@smithy/node-http-handler@4.14.2:dist-cjs/index.js (NodeHttp2Handler); @aws-sdk/client-kinesis@3, client-bedrock-runtime@3, client-bedrock-agent-runtime@3, client-lex-runtime-v2@3, client-transcribe-streaming@3:dist-es/runtimeConfig.js',
    },
  ],
};
