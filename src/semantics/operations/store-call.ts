import type { Invocation } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, resolveValue } from '../bindings/index.js';
import { mayOperate } from '../call-names.js';
import { homeOf } from '../home.js';
import { majorsIn } from '../handlers/library-path.js';
import { mayHold } from '../majors.js';
import { endsOf, matches, readHolder } from '../match.js';
import { memo } from '../memo.js';
import { modelsFor, registryOf } from '../registry.js';
import { mentionsLibrary } from '../relevance.js';
import type { ApiPath, ApiStep, LibraryModel, OperationModel, StoreModel } from '../types.js';

/** A call through a store, or one of a chain that begins with one, whether or not the chain ends with it. */
export interface StoreCall {
  readonly path: ApiPath;
  readonly library: LibraryModel;
  readonly majors: readonly number[];
  readonly store: StoreModel;
  readonly model: OperationModel;
  /** How many steps lead to the operation's own call, inclusive. */
  readonly at: number;
  /** The calls of the chain up to this one, in the order that they are made; the operation's own comes first. */
  readonly calls: readonly Invocation[];
  /** The call that made the store. */
  readonly making: Invocation | null;
}

/** What a call does through a store, as its model says; null when nothing proves that it is one. */
export function findStoreCall(module: Module, node: Invocation): StoreCall | null {
  const home = homeOf(module, node);
  return mentionsLibrary(home, registryOf(module)) && mayOperate(home, node) ? findOnce(module, node) : null;
}

const findOnce = memo('call of a store', (module: Module, node: Invocation): StoreCall | null => {
  const path = findInvoked(module, node);
  if (!path) return null;
  for (const library of modelsFor(module, path)) {
    if (!library.stores) continue;
    const majors = majorsIn(module, library, path.package);
    const found = matchStores(module, library, path, majors);
    if (found) return { path, library, majors, ...found, calls: callsFrom(path.steps, found.at) };
  }
  return null;
});

function matchStores(module: Module, library: LibraryModel, { steps }: ApiPath, majors: readonly number[]): Pick<StoreCall, 'store' | 'model' | 'at' | 'making'> | null {
  for (const store of library.stores ?? []) {
    if (!mayHold(store.majors, majors)) continue;
    for (const { at, made } of readHolder(store, steps, majors)) {
      const possible = store.operations.filter((model) => mayHold(model.majors, majors));
      // `Model.findById(id).save()` is no query with a method `save`, but a method of the document that was found.
      for (const isChained of [false, true]) {
        for (const model of possible) {
          const end = (model.chain !== undefined) === isChained ? findEnd(model, steps, at) : null;
          if (end !== null && isCommanded(module, model, steps[end - 1])) return { store, model, at: end, making: made.at(-1)?.node ?? null };
        }
      }
    }
  }
  return null;
}

/** Where the operation's own call is among the steps; behind it only calls of its chain. */
function findEnd({ paths, chain }: OperationModel, steps: readonly ApiStep[], start: number): number | null {
  if (!chain) return paths.some((path) => matches(path, steps, start)) ? steps.length : null;
  for (const path of paths) {
    for (const end of endsOf(path, steps, start)) if (end > start && isChain(steps.slice(end))) return end;
  }
  return null;
}

function isChain(steps: readonly ApiStep[]): boolean {
  return steps.length % 2 === 0 && steps.every(({ kind }, index) => kind === (index % 2 === 0 ? 'member' : 'call'));
}

/** `send(new GetCommand(…))` */
function isCommanded(module: Module, { command }: OperationModel, step: ApiStep | undefined): boolean {
  if (!command) return true;
  const call = step && 'node' in step ? step.node : null;
  const argument = call && call.type !== 'TaggedTemplateExpression' ? call.arguments[command.argument] : undefined;
  const made = argument ? resolveValue(module, argument) : null;
  const name = made?.steps.at(-1)?.kind === 'new' ? made.steps.at(-2) : undefined;
  return name?.kind === 'member' && command.classes.includes(name.name);
}

function callsFrom(steps: readonly ApiStep[], at: number): readonly Invocation[] {
  return steps.slice(at - 1).flatMap((step) => (step.kind === 'call' || step.kind === 'new' ? [step.node] : []));
}
