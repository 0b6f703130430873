import type { LibraryModel } from '../semantics/types.js';

const RESOURCES = '{actions,apps,checks,git,issues,orgs,pulls,repos,search,teams,users}';
const on = (methods: string): readonly string[] => [`${RESOURCES}.{${methods}}()`, `rest.${RESOURCES}.{${methods}}()`];

/**
 * Its calls wait as long as fetch does, five minutes. A signal goes into `request` of each call; one given to the client would be
 * the same for all of them, so there is nothing to write where it is made.
 */
export const octokitModel: LibraryModel = {
  library: 'Octokit',
  packages: ['octokit', '@octokit/rest', '@octokit/core'],
  majors: [3, 4, 5, 6, 7, 18, 19, 20, 21, 22],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [{ path: 'Octokit.new()', options: 0 }],
      requests: [
        { paths: on('get*,list*,download*,compare*,check*'), options: 0, method: 'GET' },
        { paths: on('create*,update*,add*,set*,merge*'), options: 0, method: 'POST' },
        { paths: on('delete*,remove*'), options: 0, method: 'DELETE' },
        { paths: ['{request,paginate,graphql}()'], options: 1 },
      ],
      waits: [],
      source: '@octokit/request@10.0.16:dist-bundle/index.js; @octokit/rest@22.0.1',
    },
  ],
};
