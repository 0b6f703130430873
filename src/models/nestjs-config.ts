import type { LibraryModel } from '../semantics/types.js';

/** `get` gives `undefined` for what is missing. */
export const nestjsConfigModel: LibraryModel = {
  library: '@nestjs/config',
  packages: ['@nestjs/config'],
  majors: [4],
  settings: [
    {
      reads: ['ConfigService.new().get()'],
      throws: ['ConfigService.new().getOrThrow()'],
      loads: { paths: ['ConfigModule.forRoot()'], checkedBy: ['validationSchema', 'validate'] },
      source: '@nestjs/config@4.0.2:dist/config.service.js, dist/config.module.js',
    },
  ],
};
