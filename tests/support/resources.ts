import { findLeak } from '../../src/semantics/index.js';
import { analyze, type World } from './analyze.js';

/** What code takes and keeps on some path: `pool.connect(): connection throws`. */
export function leaksOf(code: string, world: World = {}): string[] {
  return analyze(code, (module) => module.invocations.flatMap((node) => {
    const leak = findLeak(module, node);
    return leak ? [`${module.text.slice(...node.range)}: ${leak.model.what} ${leak.how}`] : [];
  }), world);
}
