import type { ResponseModel } from '../../semantics/types.js';

/** The `Response` of the Fetch standard, which resolves for every status. */
export const fetchResponse = {
  status: ['ok', 'status', 'statusText', 'type', 'redirected'],
  body: ['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes', 'buffer', 'textConverted', 'body'],
  same: ['clone'],
  refused: '!$.ok',
  code: 'status',
} as const satisfies ResponseModel;
