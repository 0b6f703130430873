import type { LibraryModel } from '../semantics/types.js';

/** What its connection waits for is judged where the connection is made, by the model of ioredis. */
export const bullmqModel: LibraryModel = {
  library: 'bullmq',
  packages: ['bullmq'],
  majors: [5, 6],
  clients: [
    {
      name: 'queue',
      category: 'queue',
      made: [
        { path: 'Queue.new()', options: 1, opens: 'connection' },
        { path: 'FlowProducer.new()', options: 0, opens: 'connection' },
      ],
      requests: [{ paths: ['{add,addBulk,getJob,getJobs,getJobCounts,pause,resume,drain,obliterate,upsertJobScheduler,removeJobScheduler}()'] }],
      waits: [],
      source: 'bullmq@6.7.0:dist/cjs/classes/queue.js; bullmq@5.81.5:dist/cjs/classes/queue.js',
    },
  ],
  handlers: [
    {
      name: 'job',
      kind: 'job',
      found: [
        { by: 'call', paths: ['Worker.new()'], functions: [{ argument: 1 }] },
        { by: 'type', functions: ['Processor'] },
        { by: 'type', parameter: { index: 0, types: ['{Job,SandboxedJob}'] } },
      ],
      inputs: [{ part: 'message', path: 'data', typedBy: [{ types: ['Job', 'SandboxedJob', '()'], argument: 0 }] }],
      rejected: [{ as: 'failed' }],
      answers: [{ code: 'throw new UnrecoverableError($body)', import: { name: 'UnrecoverableError', from: 'bullmq' } }],
      source: 'bullmq@6.7.0:dist/cjs/classes/worker.js, dist/cjs/classes/job.js',
    },
  ],
  errorEvents: [
    { on: ['Worker.new()'], events: ['failed'], parameter: 1, source: 'bullmq@6.7.0:dist/cjs/classes/worker.d.ts WorkerListener' },
  ],
  retries: [
    {
      paths: ['Queue.new()'],
      options: 1,
      attempts: { options: ['defaultJobOptions.attempts'], includesFirst: true, default: 0 },
      wait: {
        default: 'none',
        by: [{ option: 'defaultJobOptions.backoff', is: 'delay' }, { option: 'defaultJobOptions.backoff.type', is: 'name', values: { fixed: 'constant', exponential: 'growing' } }],
        remedy: { option: 'defaultJobOptions.backoff', code: "{ type: 'exponential', delay: 1000 }" },
      },
      isInBackground: true,
      source: 'bullmq@6.7.0:dist/cjs/classes/job.js, dist/cjs/classes/backoffs.js',
    },
    {
      paths: ['Queue.new().add()'],
      options: 2,
      inherits: 'defaultJobOptions',
      attempts: { options: ['attempts'], includesFirst: true, default: 0 },
      wait: {
        default: 'none',
        by: [{ option: 'backoff', is: 'delay' }, { option: 'backoff.type', is: 'name', values: { fixed: 'constant', exponential: 'growing' } }],
        remedy: { option: 'backoff', code: "{ type: 'exponential', delay: 1000 }" },
      },
      isInBackground: true,
      source: 'bullmq@6.7.0:dist/cjs/classes/job.js, dist/cjs/classes/backoffs.js',
    },
  ],
  stores: [
    {
      name: 'sender',
      keeps: 'messages',
      made: [{ path: '{Queue,FlowProducer}.new()' }],
      operations: [{ paths: ['{add,addBulk}()'], does: 'publish' }],
      source: 'bullmq@6.7.0:dist/cjs/classes/queue.js, dist/cjs/classes/flow-producer.js',
    },
  ],
};
