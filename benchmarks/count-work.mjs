// Counts the work of one run: what is asked of the file system, of the parser and of the resolver, and the questions computed.
import fs from 'node:fs';
import { Session } from 'node:inspector';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const require = createRequire(new URL('../dist/project/index.js', import.meta.url));
// Not what Node loads itself: packages and the plugin.
const SOURCE = /^(?!.*[\\/]node_modules[\\/]).*\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Call it before the plugin is loaded; gives a function that reads the counts. */
export async function startCounting() {
  const counts = { 'source files read': new Set(), 'reads of sources': 0, 'reads of other files': 0, 'stats of files': 0, 'folders listed': 0, resolutions: 0 };
  const count = (object, name, seen) => {
    const original = object[name];
    object[name] = Object.assign((...args) => (seen(...args), original(...args)), original);
  };
  count(fs, 'readFileSync', (file) => {
    const isSource = typeof file === 'string' && SOURCE.test(file);
    counts[isSource ? 'reads of sources' : 'reads of other files'] += 1;
    if (isSource) counts['source files read'].add(file);
  });
  count(fs, 'statSync', () => (counts['stats of files'] += 1));
  count(fs, 'readdirSync', () => (counts['folders listed'] += 1));
  syncBuiltinESMExports();

  const { ResolverFactory } = require('oxc-resolver');
  const { sync } = ResolverFactory.prototype;
  ResolverFactory.prototype.sync = function (...args) {
    counts.resolutions += 1;
    return sync.apply(this, args);
  };

  const session = new Session();
  session.connect();
  const ask = (method, params) => new Promise((resolve, reject) => session.post(method, params, (error, value) => (error ? reject(error) : resolve(value))));
  await ask('Profiler.enable');
  await ask('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const { work } = await import('../dist/semantics/memo.js');

  return async () => {
    const read = { ...counts, 'source files read': counts['source files read'].size };
    const { result } = await ask('Profiler.takePreciseCoverage');
    const parses = result.filter(({ url }) => /oxc-parser\/src-js\/index\.js$/.test(url)).flatMap(({ functions }) => functions).filter(({ functionName }) => functionName === 'parseSync');
    session.disconnect();
    const questions = [...work.values()].reduce((sum, each) => sum + each, 0);
    const dearest = [...work].sort(([, a], [, b]) => b - a).slice(0, 8);
    return { ...read, parses: parses.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0), questions, ...Object.fromEntries(dearest.map(([name, times]) => [`  ${name}`, times])) };
  };
}
