import type { LibraryModel } from '../semantics/types.js';

/** Resources whose body comes first; those of a parent take its id before the body. */
const TOP = '{completions,embeddings,moderations,responses,batches,files,images,videos,evals,models,containers,conversations,uploads,vectorStores}';

export const openaiModel: LibraryModel = {
  library: 'openai',
  packages: ['openai'],
  majors: [4, 5, 6, 7],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [
        { path: 'new()', options: 0 },
        { path: '{OpenAI,AzureOpenAI}.new()', options: 0 },
      ],
      derived: [{ path: 'withOptions()', options: 0, majors: '>=5' }],
      requests: [
        {
          paths: [
            `${TOP}.{create,parse,edit,generate,createVariation,stream,compact}()`,
            'chat.completions.{create,parse,stream,runTools}()',
            'beta.chat.completions.{parse,stream,runTools}()',
            'audio.{speech,transcriptions,translations}.create()',
            'beta.{assistants,threads,vectorStores}.{create,createAndRun,createAndRunPoll,createAndRunStream}()',
            'fineTuning.jobs.create()',
          ],
          options: 1,
          method: 'POST',
        },
        { paths: ['get()'], options: 1, method: 'GET' },
        { paths: ['delete()'], options: 1, method: 'DELETE' },
        { paths: ['{post,put,patch}()'], options: 1, method: 'POST' },
        { paths: ['**.{retrieve,list,content,retrieveContent,listEvents,listFiles}()'], options: [2, 1], method: 'GET' },
        { paths: ['**.{delete,del}()'], options: [2, 1], method: 'DELETE' },
        {
          paths: [
            '**.{create,update,cancel,complete,search,upload,uploadAndPoll,createAndPoll,createAndStream,poll}()',
            '**.{submitToolOutputs,submitToolOutputsAndPoll,submitToolOutputsStream}()',
          ],
          options: [2, 1],
          method: 'POST',
        },
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
      source: 'openai@7.57.0:client.js, internal/request-options.d.ts, resources; openai@4.104.0:core.js; openai@5.23.2, 6.49.0:client.js; behaviour run',
    },
  ],
  retries: [
    {
      client: 'client',
      attempts: { options: ['maxRetries'], default: 2, remedy: { option: 'maxRetries', code: '$limit' } },
      wait: { default: 'jittered' },
      source: 'openai@7.57.0:client.js',
    },
  ],
  needs: [
    {
      paths: ['new()', 'OpenAI.new()'],
      options: ['apiKey'],
      reads: ['OPENAI_API_KEY'],
      otherwise: '`openai` takes `OPENAI_API_KEY` in its place, or fails with an error that does not name it',
      source: 'openai@7.57.0:client.js',
    },
  ],
};
