import type { LibraryModel } from '../semantics/types.js';

const DOCUMENTS = 'search,msearch,scroll,clearScroll,createPit,deletePit,index,create,update,delete,get,mget,bulk,count,exists';
const OTHERS = 'updateByQuery,deleteByQuery,reindex,fieldCaps,searchTemplate,explain,ping,info';
const NAMESPACES = 'cat,cluster,indices,ingest,knn,ml,nodes,security,snapshot,tasks';

export const opensearchModel: LibraryModel = {
  library: '@opensearch-project/opensearch',
  packages: ['@opensearch-project/opensearch'],
  majors: [1, 2, 3],
  clients: [
    {
      name: 'client',
      category: 'database',
      made: [{ path: 'Client.new()', options: 0, opens: 'pool' }],
      derived: [{ path: 'child()', options: 0 }],
      requests: [{ paths: [`{${DOCUMENTS},${OTHERS}}()`, `{${NAMESPACES}}.*()`], options: 1 }],
      waits: [
        {
          wait: 'response',
          boundedBy: [{ option: 'requestTimeout', is: 'duration' }],
          defaultMs: 30_000,
          remedies: [
            { option: 'requestTimeout', value: 'ms', at: 'client' },
            { option: 'requestTimeout', value: 'ms', at: 'call' },
          ],
        },
      ],
      source: '@opensearch-project/opensearch@3.9.0:lib/Client.js, lib/Transport.js; @opensearch-project/opensearch@2.13.0:index.js',
    },
  ],
};
