import type { LibraryModel } from '../semantics/types.js';

/** Without `storage` and `dest` files go to memory, and their size has no limit. */
export const multerModel: LibraryModel = {
  library: 'multer',
  packages: ['multer'],
  majors: [1, 2],
  memoryStores: [
    {
      name: 'uploads',
      keeps: 'uploads',
      made: [{ path: '()', options: 0 }],
      storedBy: ['storage', 'dest', 'limits.fileSize'],
      inMemory: [{ package: 'multer', paths: ['memoryStorage()'] }],
      advice: 'Set `limits.fileSize`, or write uploads to disk or an object store as they arrive',
      source: 'multer@1.4.4, 2.5.0:index.js, storage/memory.js; busboy limits.fileSize defaults to Infinity',
    },
  ],
};
