import type { Module } from '../project/index.js';
import type { Registry } from './registry.js';

const answers = new WeakMap<Module, boolean>();

/**
 * Whether a file mentions any package or global that a model speaks of. When it does not, none of its calls concerns us: most
 * files of a project are told apart here, for the price of their import statements.
 */
export function mentionsLibrary(module: Module, registry: Registry): boolean {
  let answer = answers.get(module);
  if (answer === undefined) {
    // `require` and `import()` may stand anywhere and name a package by an expression.
    answer = /\brequire\b|\bimport\s*[(/]/.test(module.text) || importsLibrary(module, registry) || namesGlobal(module, registry);
    answers.set(module, answer);
  }
  return answer;
}

function importsLibrary({ program }: Module, registry: Registry): boolean {
  return program.body.some(
    (statement) => statement.type === 'ImportDeclaration' && registry.forPackage(statement.source.value.replace(/^node:/, '')).length > 0,
  );
}

/** The global variables themselves, and the objects that have them as members. */
function namesGlobal({ scopeManager }: Module, registry: Registry): boolean {
  const [top] = scopeManager.scopes;
  if (!top) return true;
  const isKnown = (name: string): boolean => /^(globalThis|global|window|self)$/.test(name) || registry.forGlobal(name).length > 0;
  return (
    top.through.some(({ identifier }) => isKnown('name' in identifier ? String(identifier.name) : '')) ||
    top.variables.some(({ name, references }) => references.length > 0 && isKnown(name))
  );
}
