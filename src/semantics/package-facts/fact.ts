import type { Node } from '../../ast/index.js';
import type { Candidates, Module, Project } from '../../project/index.js';

/** Where something stands that proves a fact. */
export interface Proof {
  readonly module: Module;
  readonly node: Node;
}

/** What is known of a package: that it does something and where, that it does not, or not enough to say either. */
export type Fact<T> = { readonly state: 'yes'; readonly found: readonly [T, ...T[]] } | { readonly state: 'no' } | { readonly state: 'unknown' };

interface Answer<T> {
  readonly found: readonly T[];
  /** Whether nothing found means that there is nothing. */
  readonly isComplete: boolean;
}

const facts = new WeakMap<Project, Map<string, Fact<unknown>>>();

/** A question about the package of a module, answered once for each linted file. */
export function packageFact<T>(name: string, ask: (module: Module) => Answer<T>): (module: Module) => Fact<T> {
  return (module) => {
    let known = facts.get(module.project);
    if (!known) facts.set(module.project, (known = new Map()));
    const key = `${name}\0${module.package?.folder ?? module.filename}`;
    const earlier = known.get(key) as Fact<T> | undefined;
    if (earlier) return earlier;
    const { found, isComplete } = ask(module);
    const [first, ...others] = found;
    const fact: Fact<T> = first !== undefined ? { state: 'yes', found: [first, ...others] } : { state: isComplete ? 'no' : 'unknown' };
    known.set(key, fact);
    return fact;
  };
}

/** What is found in candidates, file by file; one that does not parse may hold anything. */
export function foundIn<T>({ modules, isComplete }: Candidates, look: (module: Module) => readonly T[]): Answer<T> {
  const found = modules.flatMap(look);
  return { found, isComplete: isComplete && modules.every(({ isBroken }) => !isBroken) };
}

/** Everything that several searches find. */
export function together<T>(...answers: readonly Answer<T>[]): Answer<T> {
  return { found: answers.flatMap(({ found }) => found), isComplete: answers.every(({ isComplete }) => isComplete) };
}
