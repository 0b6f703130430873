import type { Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { homeOf } from './home.js';
import { memo } from './memo.js';
import { registryOf } from './registry.js';
import { mentionsLibrary } from './relevance.js';

/** A memoised question about a node that is not even asked in files that mention no library, and no file that may. */
export function memoOfRelevant<K extends Node, T>(name: string, ask: (module: Module, key: K) => T | null): (module: Module, key: K) => T | null {
  const question = memo(name, ask);
  return (module, node) => {
    const home = homeOf(module, node);
    return mentionsLibrary(home, registryOf(home)) ? question(module, node) : null;
  };
}
