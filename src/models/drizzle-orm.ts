import type { LibraryModel } from '../semantics/types.js';

/** It uses the client it is given, which is judged where it is made. */
export const drizzleOrmModel: LibraryModel = {
  library: 'drizzle-orm',
  packages: ['drizzle-orm/*'],
  majors: [0, 1],
  clients: [{ name: 'database', category: 'database', made: [{ path: 'drizzle()', options: 0 }], waits: [], source: 'drizzle-orm@0.45.4:node-postgres/driver.js, postgres-js/driver.js, neon-http/driver.js' }],
};
