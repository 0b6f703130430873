import type { CallExpression, NewExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, resolveValue } from '../bindings/index.js';
import { findInLibraries, leadsTo, majorsIn } from '../handlers/library-path.js';
import { mayHold } from '../majors.js';
import { memo } from '../memo.js';
import { registryOf } from '../registry.js';
import type { MemoryStoreMaking, MemoryStoreModel } from '../types.js';

/** A call that a model knows to keep something, wherever that may be. */
export interface MemoryStoreCall {
  readonly model: MemoryStoreModel;
  readonly making: MemoryStoreMaking;
}

const answers = new WeakMap<Module, boolean>();

/** Whether the text of a file names a package that keeps things. */
function mayKeep(module: Module): boolean {
  let answer = answers.get(module);
  if (answer === undefined) answers.set(module, (answer = registryOf(module).all.some(({ memoryStores, packages }) => memoryStores !== undefined && packages.some((name) => module.text.includes(name)))));
  return answer;
}

/** The call or construction of such a library, or the call that is given it as a plugin. */
export function findMemoryStoreModel(module: Module, node: CallExpression | NewExpression): MemoryStoreCall | null {
  return mayKeep(module) ? findOnce(module, node) : null;
}

const findOnce = memo<CallExpression | NewExpression, MemoryStoreCall>('call of a memory store', (module, node) => findMade(module, node) ?? findPlugin(module, node));

function findMade(module: Module, node: CallExpression | NewExpression): MemoryStoreCall | null {
  return findInLibraries(module, findInvoked(module, node), (library, path) => {
    for (const model of library.memoryStores ?? []) {
      const making = model.made?.find((each) => leadsTo([each.path], path));
      if (making && mayHold(model.majors, majorsIn(module, library, path.package))) return { model, making };
    }
    return null;
  });
}

function findPlugin(module: Module, node: CallExpression | NewExpression): MemoryStoreCall | null {
  const [first] = node.arguments;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !first || first.type === 'SpreadElement') return null;
  return findInLibraries(module, resolveValue(module, first), (library, path) => {
    const model = library.memoryStores?.find(({ plugin }) => leadsTo(plugin?.paths, path));
    return model?.plugin ? { model, making: { path: '', options: model.plugin.options } } : null;
  });
}
