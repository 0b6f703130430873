// Loads the plugin in a fresh process, after the packages named: prints how long it took and which packages came with it.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const before = process.argv.slice(2);
for (const name of before) await import(name);
const started = performance.now();
await import('../dist/index.js');
const ms = performance.now() - started;
const packages = new Set(Object.keys(createRequire(import.meta.url).cache).map((file) => /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1]));
console.log(JSON.stringify({ ms, packages: [...packages].filter(Boolean) }));
