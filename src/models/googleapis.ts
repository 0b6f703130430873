import type { LibraryModel } from '../semantics/types.js';

const APIS = [
  'admin,aiplatform,analytics,analyticsadmin,analyticsdata,androidpublisher,appengine,bigquery,billingbudgets,calendar,chat,classroom',
  'cloudbilling,cloudbuild,cloudfunctions,cloudidentity,cloudkms,cloudresourcemanager,cloudscheduler,cloudtasks,compute,container,content',
  'customsearch,datastore,dns,docs,drive,driveactivity,fcm,fitness,forms,gmail,groupssettings,iam,iamcredentials,identitytoolkit,indexing',
  'logging,meet,monitoring,oauth2,people,places,playintegrity,pubsub,reseller,run,searchconsole,secretmanager,sheets,slides,sqladmin',
  'storage,tasks,translate,vision,walletobjects,webmasters,youtube,youtubeAnalytics',
].join(',');

export const googleapisModel: LibraryModel = {
  library: 'googleapis',
  packages: ['googleapis', '@googleapis/*'],
  majors: [100, 140, 188],
  clients: [
    {
      name: 'api',
      category: 'sdk',
      made: [
        { path: `google.{${APIS}}()`, options: 0 },
        { path: `{${APIS}}()`, options: 0 },
      ],
      requests: [
        { paths: ['**.{get,list,search,query,export,batchGet}()'], options: 1, method: 'GET' },
        { paths: ['**.{insert,create,update,patch,append,send,batchUpdate,batchClear,clear,copy,move,import,watch,stop,modify,trash,untrash}()'], options: 1, method: 'POST' },
        { paths: ['**.delete()'], options: 1, method: 'DELETE' },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration' },
            { option: 'signal', is: 'signal', at: 'call' },
            { option: 'fetchImplementation', is: 'given' },
            { option: 'adapter', is: 'given' },
          ],
          remedies: [
            { option: 'timeout', value: 'ms', at: 'client' },
            { option: 'timeout', value: 'ms', at: 'call' },
          ],
        },
      ],
      errorsCarryRequest: true,
      source: 'googleapis@188.0.0, 140.0.1, 100.0.0; googleapis-common@9.3.1:build/src/apirequest.js; gaxios@8.3.3:build/cjs/src/gaxios.js, gaxios@6.7.1; behaviour run',
    },
  ],
  calls: [{ kind: 'configures-globally', paths: ['google.options()'], libraries: ['googleapis'], source: 'googleapis-common@9.3.1:build/src/apirequest.js' }],
};
