import type { LibraryModel } from '../semantics/types.js';

/** It uses the knex it is given. */
export const objectionModel: LibraryModel = {
  library: 'objection',
  packages: ['objection'],
  majors: [1, 2, 3],
  calls: [{ kind: 'decorates', paths: ['Model.{knex,bindKnex}()'], source: 'objection@3.1.5 documentation: Model.knex returns the instance' }],
};
