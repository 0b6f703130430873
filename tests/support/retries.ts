import { walk } from '../../src/ast/index.js';
import { describeHelperRetry, describeRetry } from '../../src/semantics/index.js';
import { analyze, type World } from './analyze.js';

/** The retries of some code in source order: `loop: set, growing`. */
export function retriesOf(code: string, world: World = {}): string[] {
  return analyze(code, (module) => {
    const found: string[] = [];
    walk(module.program, (node) => {
      const retry = describeRetry(module, node) ?? (node.type === 'CallExpression' ? describeHelperRetry(module, node) : null);
      if (retry) found.push(`${retry.kind}: ${retry.bound}, ${retry.wait}${retry.isInBackground ? ', in background' : ''}${retry.isConflict ? ', conflict' : ''}`);
    });
    return found;
  }, world);
}
