import type { LibraryModel } from '../semantics/types.js';

/** Its functions call the one that they are given for each element, at once, and wait for nothing that it answers. */
export const lodashModel: LibraryModel = {
  library: 'lodash',
  packages: ['lodash', 'lodash-es'],
  majors: [4],
  iterators: [
    { paths: ['{map,flatMap,forEach,each,filter,forEachRight,eachRight,forOwn,mapValues,sumBy,keyBy,groupBy}()'], list: 0, runs: 1, source: 'lodash@4.18.1:map.js, flatMap.js, forEach.js, forOwn.js, mapValues.js' },
  ],
};
