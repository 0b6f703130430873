import type { LibraryModel, ResponseModel } from '../semantics/types.js';

/** It answers `{ data, error }`, and rejects for nothing. */
const response: ResponseModel = { status: ['error'], body: ['data'], refused: '$.error', code: 'error', reason: 'error.message' };

/** Its calls wait as long as fetch does, five minutes; no option of the client or of a call changes that. */
export const resendModel: LibraryModel = {
  library: 'resend',
  packages: ['resend'],
  majors: [2, 3, 4, 5, 6],
  clients: [
    {
      name: 'client',
      category: 'mail',
      made: [{ path: 'Resend.new()', options: 1 }],
      requests: [
        { paths: ['emails.{send,create,update,cancel}()', 'batch.{send,create}()'], options: 1, method: 'POST', response },
        { paths: ['{emails,contacts,audiences,broadcasts,domains,apiKeys}.{get,list}()'], method: 'GET' },
        { paths: ['{contacts,audiences,broadcasts,domains,apiKeys}.{create,update,send}()'], method: 'POST' },
      ],
      waits: [],
      source: 'resend@6.38.0:dist/index.cjs; resend@2.1.0, 4.8.0:dist/index.js',
    },
  ],
};
