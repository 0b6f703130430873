import { listSensitive } from '../../src/semantics/sensitive/index.js';
import { analyze, type World } from './analyze.js';

/** What the arguments of every call of `log` hold: `password: a password (source)`. */
export function sensitiveIn(code: string, world: World = {}): string[] {
  return analyze(
    code,
    (module) =>
      module.invocations.flatMap((call) => {
        if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'log') return [];
        return call.arguments.flatMap((argument) =>
          listSensitive(module, argument, { field: null, path: [] }).map(({ node, what, proof }) => `${module.text.slice(...node.range).replace(/\s+/g, ' ')}: ${what} (${proof})`),
        );
      }),
    world,
  );
}
