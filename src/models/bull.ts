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
      made: [{ path: 'new()', options: 2 }],
      requests: [{ paths: ['{add,addBulk,getJob,getJobs,getJobCounts,pause,resume,empty,clean,obliterate}()'] }],
      waits: [],
      source: 'bull@4.16.5:lib/queue.js',
    },
  ],
};
