// Loops of typeorm's own sources that perform queries: found by TypeScript's checker, and by our engine without types.
//   npm run build && node benchmarks/typeorm-loops.mjs [--verbose]
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findLoopsByChecker } from './loops/checker.mjs';
import { findLoopsByEngine } from './loops/engine.mjs';
import { extractSources } from './loops/sources.mjs';

const MAX_DEPTH = 5;
const { values } = parseArgs({ options: { verbose: { type: 'boolean', default: false } } });
const modules = fileURLToPath(new URL('../node_modules', import.meta.url));
const { folder, files } = extractSources(path.join(modules, 'typeorm'), path.join(modules, '@types'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A query: a call of the method `query` that QueryRunner or BaseQueryRunner, or what derives from them, declares. */
const owners = new Set(['QueryRunner', 'BaseQueryRunner']);
const isDeclaredQuery = (declaration, ts, checker) => {
  const owner = declaration.parent;
  if (declaration.name?.getText() !== 'query' || !owner || !(ts.isClassLike(owner) || ts.isInterfaceDeclaration(owner))) return false;
  const ancestors = (node, seen = new Set()) => {
    if (seen.has(node)) return [];
    seen.add(node);
    const bases = (node.heritageClauses ?? []).flatMap((clause) => clause.types.flatMap((type) => checker.getTypeAtLocation(type.expression).symbol?.declarations ?? checker.getTypeAtLocation(type).symbol?.declarations ?? []));
    return [node, ...bases.flatMap((base) => ancestors(base, seen))];
  };
  return ancestors(owner).some((each) => owners.has(each.name?.text));
};

const time = (run) => {
  const started = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(started);
  return { result, ms: (user + system) / 1000 };
};

const checked = time(() => findLoopsByChecker(path.join(folder, 'tsconfig.json'), isDeclaredQuery, MAX_DEPTH));
const primitive = { names: new Set(['query']), owners };
const found = time(() => findLoopsByEngine(folder, files, primitive, MAX_DEPTH));
const backwards = findLoopsByEngine(folder, files, primitive, MAX_DEPTH, { reverse: true });

const positive = (loops) => new Set([...loops].filter(([, proof]) => proof).map(([place]) => place));
const [byChecker, byEngine, inReverse] = [checked.result, found.result.loops, backwards.loops].map(positive);
const both = [...byEngine].filter((place) => byChecker.has(place));
const only = (one, other) => [...one].filter((place) => !other.has(place));
console.log(`${files.length} files, loops that perform a query within ${MAX_DEPTH} calls:`);
console.log(`  checker ${byChecker.size}, engine ${byEngine.size} (${((100 * byEngine.size) / byChecker.size).toFixed(1)}% of the checker's count), both ${both.length}`);
console.log(`  only checker ${only(byChecker, byEngine).length}, only engine ${only(byEngine, byChecker).length}`);
console.log(`  asked in the opposite order: ${only(byEngine, inReverse).length + only(inReverse, byEngine).length} answers differ`);
console.log(`  CPU: checker ${Math.round(checked.ms)} ms, ESLint's parse ${Math.round(found.result.cost.parse)} ms, engine's questions ${Math.round(found.result.cost.ask)} ms`);
if (values.verbose) {
  const print = (title, places, loops) => {
    console.log(`\n${title}`);
    for (const place of places) console.log(`  ${place.slice(folder.length + 1)}\n      ${loops.get(place).map((each) => each.slice(folder.length + 1)).join(' > ')}`);
  };
  print('only checker', only(byChecker, byEngine), checked.result);
  print('only engine', only(byEngine, byChecker), found.result.loops);
}
