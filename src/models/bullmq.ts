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
      inputs: [{ part: 'message', path: 'data' }],
      rejected: [{ as: 'failed' }],
      answers: [{ code: 'throw new UnrecoverableError($body)', import: { name: 'UnrecoverableError', from: 'bullmq' } }],
      source: 'bullmq@6.7.0:dist/cjs/classes/worker.js, dist/cjs/classes/job.js',
    },
  ],
  errorEvents: [
    { on: ['Worker.new()'], events: ['failed'], parameter: 1, source: 'bullmq@6.7.0:dist/cjs/classes/worker.d.ts WorkerListener' },
  ],
};
