import type { BoundModel, LibraryModel, WaitModel } from '../semantics/types.js';

/** `timeout` and `open_timeout` end when there is a connection, `read_timeout` begins when there are headers. */
const boundedBy: BoundModel[] = [
  { option: 'response_timeout', is: 'duration' },
  { option: 'signal', is: 'signal', majors: '>=3' },
];
const url = { argument: 0 };

/** Where the options are depends on the method, so nothing can be written. */
const anyMethod: WaitModel = { wait: 'response', boundedBy, remedies: [{ option: 'response_timeout', value: 'ms', at: 'client' }] };

export const needleModel: LibraryModel = {
  library: 'needle',
  packages: ['needle'],
  majors: [2, 3],
  clients: [
    {
      name: 'module',
      category: 'http',
      shared: [''],
      configuredBy: ['defaults'],
      requests: [
        { paths: ['()', 'request()'], options: [3, 2], url: { argument: 1 }, waits: [anyMethod] },
        { paths: ['get()'], options: 1, url, method: 'GET' },
        { paths: ['head()'], options: 1, url, method: 'HEAD' },
        { paths: ['post()'], options: 2, url, method: 'POST' },
        { paths: ['put()'], options: 2, url, method: 'PUT' },
        { paths: ['patch()'], options: 2, url, method: 'PATCH' },
        { paths: ['delete()'], options: 2, url, method: 'DELETE' },
      ],
      waits: [{ wait: 'response', boundedBy, remedies: [{ option: 'response_timeout', value: 'ms', at: 'call' }] }],
      source: 'needle@2.9.1, 3.5.0: lib/needle.js; behaviour run',
    },
  ],
};
