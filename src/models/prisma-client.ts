import type { LibraryModel } from '../semantics/types.js';

/** A client has an engine, or an adapter, with a pool of its own. It limits what it waits for itself. */
export const prismaClientModel: LibraryModel = {
  library: '@prisma/client',
  packages: ['@prisma/client', '@prisma/client/*'],
  majors: [5, 6, 7],
  clients: [{ name: 'client', category: 'database', made: [{ path: 'PrismaClient.new()', options: 0, opens: 'pool' }], gives: ['$extends'], waits: [], source: '@prisma/client@6.19.3, 7.10.0:runtime/client.d.ts' }],
};
