import type { LibraryModel } from '../semantics/types.js';

export const googleCloudStorageModel: LibraryModel = {
  library: '@google-cloud/storage',
  packages: ['@google-cloud/storage'],
  majors: [7, 8],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [
        { path: 'Storage.new()', options: 0 },
        { path: 'new()', options: 0 },
      ],
      requests: [
        { paths: ['bucket().file().{save,download,delete,exists,get,copy,move,getMetadata,setMetadata,makePublic,makePrivate}()'] },
        { paths: ['bucket().{upload,getFiles,deleteFiles,create,exists,get,getMetadata,setMetadata,combine}()', '{getBuckets,createBucket}()'] },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [{ option: 'timeout', is: 'duration', at: 'client' }],
          defaultMs: 60_000,
          remedies: [{ option: 'timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: '@google-cloud/storage@8.4.0, 7.22.0:build/cjs/src/nodejs-common/util.js, build/cjs/src/storage.js',
    },
  ],
};
