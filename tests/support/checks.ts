import { analyze } from './analyze.js';
import { findCheck } from '../../src/semantics/taint/checks.js';

/** What each call of code checks, in source order: `schema.parse: value, stripped`. */
export function checksIn(code: string): string[] {
  return analyze(code, (module) =>
    module.invocations.flatMap((node) => {
      const check = findCheck(module, node);
      if (!check || node.type === 'TaggedTemplateExpression') return [];
      const callee = module.text.slice(...node.callee.range);
      return [`${callee.length > 30 ? callee.slice(callee.lastIndexOf('.')) : callee}: ${check.gives}${check.unknownKeys ? `, ${check.unknownKeys}` : ''}`];
    }),
  );
}
