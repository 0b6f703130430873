import type { LibraryModel } from '../semantics/types.js';

export const cloudinaryModel: LibraryModel = {
  library: 'cloudinary',
  packages: ['cloudinary'],
  majors: [1, 2],
  needs: [
    {
      paths: ['config()', 'v2.config()'],
      options: ['cloud_name', 'api_key', 'api_secret'],
      otherwise: '`cloudinary` refuses the first upload',
      source: 'cloudinary@1.41.3, cloudinary@2.11.0:lib/utils/ensureOption.js, lib/config.js, lib/api_client/call_api.js',
    },
  ],
};
