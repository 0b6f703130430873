import type { LibraryModel } from '../semantics/types.js';

/** Asked for a class, a module or an application gives an instance of it. The types of applications are exported by `@nestjs/common`. */
export const nestjsCoreModel: LibraryModel = {
  library: '@nestjs/core',
  packages: ['@nestjs/core', '@nestjs/common'],
  majors: [10, 11, 12],
  calls: [
    {
      kind: 'provides',
      paths: ['ModuleRef.new().{get,resolve,create}()'],
      source: '@nestjs/core@10.4.22, 11.1.6, 12.5.1:injector/module-ref.d.ts',
    },
    {
      kind: 'provides',
      paths: [
        'NestFactory.{create,createApplicationContext,createMicroservice}().{get,resolve}()',
        'NestFactory.{create,createApplicationContext,createMicroservice}().select().{get,resolve}()',
        '{INestApplication,INestApplicationContext,INestMicroservice}.new().{get,resolve}()',
        '{INestApplication,INestApplicationContext,INestMicroservice}.new().select().{get,resolve}()',
      ],
      source: '@nestjs/core@10.4.22, 12.5.1:nest-application-context.d.ts',
    },
  ],
};
