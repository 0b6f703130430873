import type { LibraryModel } from '../semantics/types.js';

const NAMESPACES = 'admin,apps,assistant,auth,bookmarks,bots,calls,canvases,chat,conversations,dialog,dnd,emoji,files,functions,oauth,openid,pins';
const OTHERS = 'reactions,reminders,search,slackLists,stars,team,usergroups,users,views,workflows';

export const slackWebApiModel: LibraryModel = {
  library: '@slack/web-api',
  packages: ['@slack/web-api'],
  majors: [6, 7, 8],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [{ path: 'WebClient.new()', options: 1 }],
      requests: [{ paths: [`{${NAMESPACES},${OTHERS}}.**.*()`, '{apiCall,filesUploadV2}()'], method: 'POST' }],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration', at: 'client' },
            { option: 'fetch', is: 'given', at: 'client' },
            { option: 'adapter', is: 'given', at: 'client' },
            { option: 'requestInterceptor', is: 'given', at: 'client' },
          ],
          // Major 8 goes by fetch and its five minutes.
          defaultMs: 300_000,
          defaultMajors: '>=8',
          lastResort: true,
          remedies: [{ option: 'timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: '@slack/web-api@8.2.0, 7.19.0, 6.13.0:dist/WebClient.js',
    },
  ],
};
