import type { LibraryModel } from '../semantics/types.js';

export const anthropicModel: LibraryModel = {
  library: '@anthropic-ai/sdk',
  packages: ['@anthropic-ai/sdk'],
  majors: [0, 1],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [
        { path: 'new()', options: 0 },
        { path: 'Anthropic.new()', options: 0 },
      ],
      derived: [{ path: 'withOptions()', options: 0 }],
      requests: [
        {
          paths: ['{messages,completions}.{create,stream,parse,countTokens}()', 'messages.batches.create()', 'files.upload()'],
          options: 1,
          method: 'POST',
        },
        {
          paths: ['beta.messages.{create,stream,parse,countTokens,toolRunner}()', 'beta.messages.batches.create()', 'beta.files.upload()'],
          options: 1,
          method: 'POST',
        },
        { paths: ['get()'], options: 1, method: 'GET' },
        { paths: ['delete()'], options: 1, method: 'DELETE' },
        { paths: ['{post,put,patch}()'], options: 1, method: 'POST' },
        { paths: ['**.{retrieve,retrieveMetadata,list,results,download}()'], options: [2, 1], method: 'GET' },
        { paths: ['**.delete()'], options: [2, 1], method: 'DELETE' },
        { paths: ['**.{create,update,cancel,archive}()'], options: [2, 1], method: 'POST' },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration' },
            { option: 'signal', is: 'signal', at: 'call' },
            { option: 'fetch', is: 'given', at: 'client' },
          ],
          defaultMs: 600_000,
          remedies: [
            { option: 'timeout', value: 'ms', at: 'client' },
            { option: 'timeout', value: 'ms', at: 'call' },
          ],
        },
      ],
      source: '@anthropic-ai/sdk@1.12.0:client.js, resources; @anthropic-ai/sdk@0.137.0:client.js',
    },
  ],
  retries: [
    {
      client: 'client',
      attempts: { options: ['maxRetries'], default: 2, remedy: { option: 'maxRetries', code: '$limit' } },
      wait: { default: 'jittered' },
      source: '@anthropic-ai/sdk@1.12.0:client.js',
    },
  ],
  needs: [
    {
      paths: ['new()', 'Anthropic.new()'],
      options: ['apiKey'],
      reads: ['ANTHROPIC_API_KEY'],
      otherwise: 'the first request has no credentials',
      source: '@anthropic-ai/sdk@1.12.0:client.js',
    },
  ],
};
