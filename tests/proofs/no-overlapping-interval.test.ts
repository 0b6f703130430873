import { proveEach, type TableProof } from '../support/proof-table.js';
import { echoHttp } from '../support/servers.js';

/** Code that starts a job, watches it for a while, and tells how many of its runs went on at the same time. */
const service = (head: string, job: string, watch: number): string => `
${head}

let running = 0;
let most = 0;
let slow = 0;
let server = '';

async function sync() {
  running += 1;
  most = Math.max(most, running);
  await fetch(server);
  await new Promise((resolve) => setTimeout(resolve, slow));
  running -= 1;
}

export async function run({ url, ms }) {
  slow = ms;
  server = url;
  begin();
  await new Promise((resolve) => setTimeout(resolve, ${watch}));
  // The job would go on for ever.
  setTimeout(() => process.exit(0), 300);
  return { overlaps: most > 1, runs: most > 0 };
}

function begin() {
  ${job}
}`;

const proof = (name: string, packages: readonly string[], suggestion: string, code: string, slow: number): TableProof => ({
  name,
  by: 'no-overlapping-interval',
  suggestion,
  packages,
  code,
  server: echoHttp,
  fault: { input: { ms: slow }, before: { value: { overlaps: true, runs: true } }, after: { value: { overlaps: false, runs: true } } },
  healthy: { input: { ms: 0 } },
});

proveEach('no-overlapping-interval: a slow job never runs beside itself', [
  proof('setInterval', [], 'useTimeout', service('', `setInterval(async () => {
    await sync();
  }, 50);`, 1000), 300),
  proof('setInterval with a function that takes time', [], 'useTimeout', service('', `setInterval(() => sync(), 50);`, 1000), 300),
  proof('node-cron', ['node-cron'], 'setOption', service(`import cron from 'node-cron';`, `cron.schedule('* * * * * *', async () => {
    await sync();
  });`, 4500), 2500),
]);
