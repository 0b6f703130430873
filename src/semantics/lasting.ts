import type { Node, Program, Variable } from '../ast/index.js';
import type { Era, Module } from '../project/index.js';

/** An answer, and the trees that its nodes are in. */
interface Kept {
  readonly answer: unknown;
  readonly trees: ReadonlyMap<string, Program> | null;
}

type Answers = WeakMap<object, Kept>;

const kept = new WeakMap<Era, Map<unknown, Answers>>();

/**
 * Keeps an answer about another file than the one being linted for all that are linted in the same era, unless it leads into the linted
 * file's own tree, which the next one has no part of.
 *
 * @param question stands for the question.
 */
export function keepForAll(question: unknown, module: Module, key: object, answer: unknown): void {
  const era = eraFor(module);
  const trees = era && treesOf(module, answer);
  if (!era || trees === undefined) return;
  let questions = kept.get(era);
  if (!questions) kept.set(era, (questions = new Map()));
  let answers = questions.get(question);
  if (!answers) questions.set(question, (answers = new WeakMap()));
  answers.set(key, { answer, trees });
}

/** Undefined where none is known. */
export function keptForAll(question: unknown, module: Module, key: object): unknown {
  const era = eraFor(module);
  const known = era ? kept.get(era)?.get(question)?.get(key) : undefined;
  return known && (known.trees === null || areAtHand(module, known.trees)) ? known.answer : undefined;
}

function eraFor(module: Module): Era | null {
  return module === module.project.root || module.package === null ? null : module.project.era;
}

/** Whether the linted file's project sees the same trees; a file that was parsed anew meanwhile has another. */
function areAtHand({ project }: Module, trees: ReadonlyMap<string, Program>): boolean {
  for (const [filename, program] of trees) if (project.open(filename)?.program !== program) return false;
  return true;
}

/** What larger answers hold is not told. */
const MAX_OBJECTS = 40;

/** The trees of the nodes in an answer; null for one without nodes, undefined where nobody can tell or one is in the linted file. */
function treesOf(module: Module, answer: unknown): ReadonlyMap<string, Program> | null | undefined {
  if (typeof answer !== 'object' || answer === null) return typeof answer === 'function' || answer === undefined ? undefined : null;
  const { project } = module;
  let trees: Map<string, Program> | null = null;
  const found: object[] = [answer];
  // Grows on the way.
  for (const each of found) {
    if (found.length > MAX_OBJECTS) return undefined;
    const node = nodeOf(each);
    if (node) {
      const home = project.homeOf(node);
      if (home === null || home === project.root) return undefined;
      (trees ??= new Map()).set(home.filename, home.program);
      continue;
    }
    const parts = partsOf(each);
    if (!parts) return undefined;
    for (const part of parts) {
      if (typeof part === 'function') return undefined;
      if (typeof part === 'object' && part !== null && !found.includes(part)) found.push(part);
    }
  }
  return trees;
}

/** A node, or where the scope of a variable is. */
function nodeOf(value: object): Node | null {
  if ('range' in value && 'type' in value) return value as Node;
  return 'references' in value && 'scope' in value ? (value as Variable).scope.block : null;
}

/** Null for what is more than data: a module. */
function partsOf(value: object): Iterable<unknown> | null {
  if (Array.isArray(value) || value instanceof Set) return value;
  if (value instanceof Map) return [...value].flat();
  return Object.getPrototypeOf(value) === Object.prototype && !('project' in value) ? Object.values(value) : null;
}
