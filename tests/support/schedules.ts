import { findOverlap } from '../../src/semantics/index.js';
import { analyze, type World } from './analyze.js';

/** Jobs that may run beside themselves, and how often they start: `cron.schedule() every 60000`. */
export function overlapsOf(code: string, world: World = {}): string[] {
  return analyze(code, (module) => module.invocations.flatMap((node) => {
    const found = node.type === 'TaggedTemplateExpression' ? null : findOverlap(module, node);
    return found && node.type !== 'TaggedTemplateExpression' ? [`${module.text.slice(...node.callee.range)}() every ${found.period}${found.noOverlap ? `, ${found.noOverlap.option}` : ''}`] : [];
  }), world);
}
