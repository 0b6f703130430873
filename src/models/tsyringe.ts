import type { LibraryModel } from '../semantics/types.js';

/** Asked for a class, a container gives an instance of it. */
export const tsyringeModel: LibraryModel = {
  library: 'tsyringe',
  packages: ['tsyringe'],
  majors: [4],
  calls: [
    {
      kind: 'provides',
      paths: ['container.resolve()', 'container.createChildContainer().resolve()', 'DependencyContainer.new().resolve()', 'DependencyContainer.new().createChildContainer().resolve()'],
      source: 'tsyringe@4.10.0:dist/cjs/dependency-container.js, dist/typings/types/dependency-container.d.ts',
    },
  ],
};
