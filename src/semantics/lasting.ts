import type { Era, Module } from '../project/index.js';

type Answers = WeakMap<object, unknown>;

const kept = new WeakMap<Era, Map<unknown, Answers>>();

/**
 * Keeps an answer about another file than the one being linted for all that are linted in the same era. Most calls and names are nothing
 * to us: answers without a node in them hold whichever tree the linted file has.
 *
 * @param question stands for the question.
 */
export function keepForAll(question: unknown, module: Module, key: object, answer: unknown): void {
  if (!isWithoutNodes(answer)) return;
  const era = eraFor(module);
  if (!era) return;
  let questions = kept.get(era);
  if (!questions) kept.set(era, (questions = new Map()));
  let answers = questions.get(question);
  if (!answers) questions.set(question, (answers = new WeakMap()));
  answers.set(key, answer);
}

/** Undefined where none is known. */
export function keptForAll(question: unknown, module: Module, key: object): unknown {
  const era = eraFor(module);
  return era ? kept.get(era)?.get(question)?.get(key) : undefined;
}

function eraFor(module: Module): Era | null {
  return module === module.project.root || module.package === null ? null : module.project.era;
}

function isWithoutNodes(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return typeof answer !== 'function' && answer !== undefined;
  return (Array.isArray(answer) && answer.length === 0) || ((answer instanceof Map || answer instanceof Set) && answer.size === 0);
}
