import type { LibraryModel } from '../semantics/types.js';

/** All but `timeout` add no bound. */
export const asyncModel: LibraryModel = {
  library: 'async',
  packages: ['async'],
  majors: [2, 3],
  calls: [
    { kind: 'deadline', paths: ['timeout()'], source: 'async@3.2.6:dist/async.js' },
    { kind: 'runs', paths: ['*()'], source: 'async@3.2.6:dist/async.js; behaviour run' },
  ],
  iterators: [
    { paths: ['{each,forEach,map,filter,reject,concat,some,every,eachOf,forEachOf,mapValues,groupBy}()'], list: 0, runs: 1, source: 'async@3.2.6:dist/async.js' },
    { paths: ['{eachSeries,forEachSeries,mapSeries,filterSeries,rejectSeries,concatSeries,someSeries,everySeries,eachOfSeries,forEachOfSeries,mapValuesSeries}()'], list: 0, runs: 1, isSequential: true, source: 'async@3.2.6:dist/async.js' },
    { paths: ['{eachLimit,forEachLimit,mapLimit,filterLimit,rejectLimit,concatLimit,someLimit,everyLimit,eachOfLimit,forEachOfLimit,mapValuesLimit}()'], list: 0, runs: 2, limit: { argument: 1 }, source: 'async@3.2.6:dist/async.js' },
  ],
  retries: [
    {
      paths: ['retry()'],
      runs: [0, 1],
      options: 0,
      attempts: { options: ['times'], argument: 0, includesFirst: true, default: 4, remedy: { option: 'times', code: '$attempts' } },
      wait: { default: 'none', by: [{ option: 'interval', is: 'delay' }], remedy: { option: 'interval', code: '(retry) => 100 * 2 ** retry * (0.5 + Math.random() / 2)' } },
      source: 'async@3.2.6:dist/async.js retry()',
    },
  ],
};
