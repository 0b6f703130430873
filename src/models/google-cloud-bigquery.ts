import type { LibraryModel } from '../semantics/types.js';

export const googleCloudBigqueryModel: LibraryModel = {
  library: '@google-cloud/bigquery',
  packages: ['@google-cloud/bigquery'],
  majors: [7, 8],
  clients: [
    {
      name: 'client',
      category: 'database',
      made: [{ path: 'BigQuery.new()', options: 0 }],
      requests: [{ paths: ['{query,createQueryJob,getDatasets,createDataset}()', 'dataset().table().{insert,getRows,getMetadata,load}()'] }],
      // Of each HTTP request; a query is polled for as long as its job runs.
      waits: [{ wait: 'response', boundedBy: [], defaultMs: 60_000, remedies: [] }],
      source: '@google-cloud/bigquery@8.3.1:build/src/bigquery.js; @google-cloud/common@6.1.0:build/src/util.js',
    },
  ],
};
