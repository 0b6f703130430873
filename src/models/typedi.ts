import type { LibraryModel } from '../semantics/types.js';

/** Asked for a class, a container gives an instance of it; its default export is the global container too. */
export const typediModel: LibraryModel = {
  library: 'typedi',
  packages: ['typedi'],
  majors: [0],
  calls: [
    {
      kind: 'provides',
      paths: ['Container.get()', 'get()', 'Container.of().get()', 'of().get()', 'ContainerInstance.new().get()'],
      source: 'typedi@0.10.0:types/container.class.d.ts, types/index.d.ts, cjs/container-instance.class.js',
    },
  ],
};
