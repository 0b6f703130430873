import { describeOperation, readPart } from '../../src/semantics/index.js';
import { analyze, type World } from './analyze.js';

/** What each call of a piece of code that does something does: verb, record, and the text of the parts that are there. */
export function operationsOf(code: string, world: World = {}): string[] {
  return analyze(
    code,
    (module) =>
      module.invocations.flatMap((node) => {
        const found = describeOperation(module, node);
        if (!found) return [];
        const parts = (['filter', 'data', 'limit', 'text', 'handle', 'lock'] as const).flatMap((part) => {
          const fact = readPart(module, found, part);
          if (fact.state === 'absent') return [];
          return [`${part}: ${fact.state === 'unknown' ? '?' : fact.values.map((each) => code.slice(...each.range)).join(' & ')}`];
        });
        return [[found.does, found.record?.name ?? '-', ...(found.transaction ? ['in transaction'] : []), ...parts].join(' ')];
      }),
    world,
  );
}
