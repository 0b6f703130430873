import type { LibraryModel } from '../semantics/types.js';

/** Its chains reject nothing: the handler runs with wrong input unless it asks `validationResult`. */
export const expressValidatorModel: LibraryModel = {
  library: 'express-validator',
  packages: ['express-validator', 'express-validator/*'],
  majors: [6, 7],
  validators: [
    { paths: ['body()'], parts: ['body'], replaces: false, rejects: false, source: 'express-validator@7.3.2: behaviour run' },
    { paths: ['query()'], parts: ['query'], replaces: false, rejects: false, source: 'express-validator@7.3.2: behaviour run' },
    { paths: ['param()'], parts: ['params'], replaces: false, rejects: false, source: 'express-validator@7.3.2: behaviour run' },
    { paths: ['header()'], parts: ['headers'], replaces: false, rejects: false, source: 'express-validator@7.3.2: behaviour run' },
    { paths: ['cookie()'], parts: ['cookies'], replaces: false, rejects: false, source: 'express-validator@7.3.2: behaviour run' },
    { paths: ['{check,checkSchema,oneOf,checkExact}()'], parts: ['whole'], replaces: false, rejects: false, source: 'express-validator@7.3.2: behaviour run' },
  ],
  checks: [
    { names: ['validationResult'], gives: 'request', source: 'express-validator@7.3.2: behaviour run' },
    { names: ['matchedData'], gives: 'value', unknownKeys: 'stripped', source: 'express-validator@7.3.2: behaviour run' },
  ],
};
