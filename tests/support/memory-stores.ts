import { describeMemoryStore } from '../../src/semantics/index.js';
import { analyze, type World } from './analyze.js';

/** What the calls of code keep in the memory of the process, in source order: `session() sessions`. */
export function memoryStoresIn(code: string, world: World = {}): string[] {
  return analyze(
    code,
    (module) =>
      module.invocations.flatMap((node) => {
        const store = describeMemoryStore(module, node);
        return store ? [`${module.text.slice(...store.node.callee.range)}() ${store.model.keeps}`] : [];
      }),
    world,
  );
}
