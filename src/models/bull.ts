import type { LibraryModel } from '../semantics/types.js';

/** What its connection waits for is judged where the connection is made, by the model of ioredis. */
export const bullModel: LibraryModel = {
  library: 'bull',
  packages: ['bull'],
  majors: [4],
  clients: [
    {
      name: 'queue',
      category: 'queue',
      made: [{ path: 'new()', options: 2, opens: 'connection' }],
      requests: [{ paths: ['{add,addBulk,getJob,getJobs,getJobCounts,pause,resume,empty,clean,obliterate}()'] }],
      waits: [],
      source: 'bull@4.16.5:lib/queue.js',
    },
  ],
  registrars: [{ name: 'queue', made: ['new()', 'Queue.new()'], source: 'bull@4.16.5:lib/queue.js' }],
  handlers: [
    {
      name: 'job',
      kind: 'job',
      found: [
        { by: 'call', on: 'queue', methods: ['process'], functions: [{ argument: 'any' }] },
        { by: 'type', parameter: { index: 0, types: ['Job'] } },
      ],
      inputs: [{ part: 'message', path: 'data' }],
      rejected: [{ as: 'failed' }],
      answers: [{ code: 'throw new Error($body)' }],
      source: 'bull@4.16.5:lib/queue.js, lib/job.js',
    },
  ],
  errorEvents: [{ on: ['new()', 'Queue.new()'], events: ['failed'], parameter: 1, source: 'bull@4.16.5:lib/queue.js' }],
  retries: [
    {
      paths: ['new()', 'Queue.new()'],
      options: 2,
      attempts: { options: ['defaultJobOptions.attempts'], includesFirst: true, default: 0 },
      wait: {
        default: 'none',
        by: [{ option: 'defaultJobOptions.backoff', is: 'delay' }, { option: 'defaultJobOptions.backoff.type', is: 'name', values: { fixed: 'constant', exponential: 'growing' } }],
        remedy: { option: 'defaultJobOptions.backoff', code: "{ type: 'exponential', delay: 1000 }" },
      },
      isInBackground: true,
      source: 'bull@4.16.5:lib/job.js, lib/backoffs.js',
    },
    {
      paths: ['new().add()', 'Queue.new().add()'],
      options: [1, 2],
      inherits: 'defaultJobOptions',
      attempts: { options: ['attempts'], includesFirst: true, default: 0 },
      wait: {
        default: 'none',
        by: [{ option: 'backoff', is: 'delay' }, { option: 'backoff.type', is: 'name', values: { fixed: 'constant', exponential: 'growing' } }],
        remedy: { option: 'backoff', code: "{ type: 'exponential', delay: 1000 }" },
      },
      isInBackground: true,
      source: 'bull@4.16.5:lib/job.js, lib/backoffs.js',
    },
  ],
  stores: [
    {
      name: 'sender',
      keeps: 'messages',
      made: [{ path: 'new()' }, { path: 'Queue.new()' }],
      types: ['Queue'],
      operations: [{ paths: ['{add,addBulk}()'], does: 'publish' }],
      source: 'bull@4.16.5:lib/queue.js',
    },
  ],
};
