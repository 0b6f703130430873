import type { LibraryModel } from '../semantics/types.js';

const DOCUMENTS = 'search,msearch,scroll,clearScroll,openPointInTime,closePointInTime,index,create,update,delete,get,mget,bulk,count,exists';
const OTHERS = 'updateByQuery,deleteByQuery,reindex,termsEnum,fieldCaps,searchTemplate,explain,ping,info';
const NAMESPACES = 'asyncSearch,cat,cluster,eql,esql,ilm,indices,inference,ingest,ml,nodes,security,snapshot,sql,synonyms,tasks,transform,watcher';

export const elasticsearchModel: LibraryModel = {
  library: '@elastic/elasticsearch',
  packages: ['@elastic/elasticsearch'],
  majors: [7, 8, 9],
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
          boundedBy: [
            { option: 'requestTimeout', is: 'duration' },
            { option: 'signal', is: 'signal', at: 'call', majors: '>=8' },
          ],
          // 30 s up to some 8.x, ten minutes from there on, none in 9.
          defaultMs: 30_000,
          defaultMajors: '<9',
          ignored: [{ option: 'timeout' }],
          remedies: [
            { option: 'requestTimeout', value: 'ms', at: 'client' },
            { option: 'requestTimeout', value: 'ms', at: 'call' },
          ],
        },
      ],
      source: '@elastic/elasticsearch@9.5.1, 8.19.2, 8.15.0, 8.10.0, 8.0.0:lib/client.js; @elastic/elasticsearch@7.17.14:index.js; @elastic/transport@9.4.0:lib/Transport.js; behaviour run',
    },
  ],
};
