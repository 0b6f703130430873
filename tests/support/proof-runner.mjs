// Runs one module of a proof in a thread of its own, so that a call that hangs can be ended with it.
import { parentPort, workerData } from 'node:worker_threads';

const { run } = await import(workerData.module);

// What the first request loads must not count against its limit.
await fetch('data:text/plain,').then((response) => response.text());

// Stands for a caller that goes away: aborts the first controller that the module makes, when told to.
const controllers = [];
const { AbortController } = globalThis;
globalThis.AbortController = class extends AbortController {
  constructor() {
    super();
    controllers.push(this);
  }
};
parentPort.once('message', () => controllers[0].abort(new Error('the caller is gone')));
parentPort.unref();

parentPort.postMessage({ state: 'started' });
try {
  parentPort.postMessage({ state: 'answers', value: await run(workerData.address) });
} catch (error) {
  const code = typeof error.code === 'string' ? ` ${error.code}` : '';
  parentPort.postMessage({ state: 'fails', error: `${error.name}${code}: ${error.message}` });
}
