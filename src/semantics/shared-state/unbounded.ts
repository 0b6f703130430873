import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findHandlerReach, reachOf } from '../flow/reach.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { isForDevelopment } from '../sensitive/development.js';
import { describeHolder, type SharedHolder } from './holders.js';
import { mayHoldState } from './may-hold-state.js';
import { varietyOf, varietyOfHolder } from './keys.js';
import { describeUses, type SharedUse } from './uses.js';

/** A collection that grows with what comes in, and that nothing in sight makes smaller. */
export interface UnboundedStore {
  readonly holder: SharedHolder;
  readonly uses: readonly SharedUse[];
  /** Where it grows. */
  readonly add: SharedUse;
  /** Whether it is proven that a handler gets there, and that its keys have no end. */
  readonly isProven: boolean;
  /** Where it grows by connections that one process holds itself. */
  readonly isOfSockets: boolean;
}

/** What a variable or a field gathers without end; null when something bounds it, or may. */
export function findUnbounded(module: Module, node: SharedHolder['node']): UnboundedStore | null {
  return mayHoldState(module, node) ? findUnboundedOnce(module, node) : null;
}

const findUnboundedOnce: (module: Module, node: SharedHolder['node']) => UnboundedStore | null = memo('unbounded store', (module, node) => {
  const holder = describeHolder(module, node);
  if (!holder?.kind || !holder.isComplete || holder.uses.length === 0) return null;
  const uses = describeUses(module, holder);
  if (uses.some(({ does }) => does === 'unknown' || does === 'remove' || does === 'measure')) return null;
  const adds = uses.filter(({ does, node: at }) => does === 'add' && !isForDevelopment(at));
  const judged = adds.map((add) => ({ add, ...judge(module, holder, add) })).filter(({ variety, reach }) => variety !== 'few' && reach !== 'start-up');
  const best = judged.find(({ reach, variety }) => reach === 'handler' && variety === 'open') ?? judged[0];
  if (!best) return null;
  const kind = findHandlerReach(homeOf(module, best.add.node), best.add.node)?.handler.model.kind;
  return { holder, uses, add: best.add, isProven: best.reach === 'handler' && best.variety === 'open', isOfSockets: kind === 'socket' };
});

function judge(module: Module, { kind, init, node: declared }: SharedHolder, { node, key }: SharedUse): { reach: ReturnType<typeof reachOf>; variety: ReturnType<typeof varietyOf> } {
  const home = homeOf(module, node);
  // A list grows by whatever is put into it.
  return { reach: reachOf(home, node), variety: kind === 'array' ? 'open' : varietyOfHolder(homeOf(module, declared), init) === 'few' ? 'few' : key ? varietyOf(home, key as Node) : 'unknown' };
}
