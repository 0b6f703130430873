import type { LibraryModel } from '../semantics/types.js';

const source = 'ai@4.3.19, 5.0.277, 6.0.326, 7.0.173:dist/index.d.ts, dist/index.js';

/** The AI SDK. Its providers ask by the global `fetch`, so that an answer is waited for as long as that waits. What it streams may go on for long, and is not looked at here. */
export const aiModel: LibraryModel = {
  library: 'ai',
  packages: ['ai'],
  majors: [3, 4, 5, 6, 7],
  clients: [
    {
      name: 'module',
      category: 'sdk',
      shared: [''],
      repeatable: true,
      requests: [
        {
          paths: ['{generateText,generateObject,embed,embedMany,rerank,generateImage,experimental_generateImage,transcribe,experimental_transcribe,generateSpeech,experimental_generateSpeech}()'],
          options: 0,
          method: 'POST',
        },
      ],
      waits: [
        {
          wait: 'response',
          defaultMs: 300_000,
          lastResort: true,
          boundedBy: [
            { option: 'abortSignal', is: 'signal' },
            { option: 'timeout', is: 'duration', majors: '>=6' },
            { option: 'timeout.totalMs', is: 'duration', majors: '>=6' },
            { option: 'timeout.stepMs', is: 'duration', majors: '>=6' },
          ],
          remedies: [{ option: 'abortSignal', value: 'signal', at: 'call' }],
        },
      ],
      source,
    },
  ],
  retries: [
    {
      client: 'module',
      attempts: { options: ['maxRetries'], default: 2, remedy: { option: 'maxRetries', code: '$limit' } },
      wait: { default: 'growing' },
      source,
    },
  ],
};
