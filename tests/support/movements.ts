import { findKeylessMovement } from '../../src/semantics/index.js';
import { analyze } from './analyze.js';

/** The calls of a piece of code that move money or goods without a key that stays the same, in source order. */
export function movementsOf(code: string): string[] {
  return analyze(code, (module) =>
    module.invocations.flatMap((node) => {
      const found = node.type === 'CallExpression' ? findKeylessMovement(module, node) : null;
      return found ? [`${found.what}: ${found.key.state}`] : [];
    }),
  );
}
