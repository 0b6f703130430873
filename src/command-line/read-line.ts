import { rules } from '../rules/index.js';
import { isClientCode, isForClients, isScript, reachOf } from '../semantics/index.js';
import type { Seen } from './ask-inside.js';
import { findOnLine } from './calls.js';
import { describeFacts, type CallFacts } from './facts.js';
import type { Place } from './place.js';
import { factsOf, type Gate, type RuleName } from './rule-facts.js';

/** What only the tree and the semantic layer can tell, asked while ESLint lints the file. */
export interface LineFacts {
  readonly calls: readonly CallFacts[];
  readonly gates: ReadonlySet<Gate>;
  readonly absent: ReadonlySet<RuleName>;
  readonly lineCount: number;
  readonly linesWithCalls: readonly number[];
}

export function readLine({ module, lines }: Seen, { cwd, line, column }: Pick<Place, 'line' | 'column'> & { readonly cwd: string }): LineFacts {
  const onLine = findOnLine(module, line, column);
  const last = onLine.around.at(-1) ?? module.program;
  // What stands on a line may run at different times: `app.get('/', () => db.query())`.
  const nodes = onLine.named.length > 0 ? onLine.named : [last];
  const gates = new Set<Gate>();
  if (isScript(module)) gates.add('script');
  if (nodes.every((node) => isClientCode(module, node))) gates.add('client-code');
  if (isForClients(module)) gates.add('for-clients');
  if (nodes.every((node) => reachOf(module, node) === 'start-up')) gates.add('start-up');
  return {
    calls: onLine.named.map((call) => describeFacts(module, call, cwd)),
    gates,
    absent: new Set((Object.keys(rules) as RuleName[]).filter((name) => factsOf(name).subject?.isOn(module, onLine) === false)),
    lineCount: lines.length,
    linesWithCalls: [...new Set(module.invocations.map(({ loc }) => loc.start.line))],
  };
}
