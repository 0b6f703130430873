import { isFunction, someNode, type FunctionNode, type Node, type Program } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { foundIn, packageFact, type Proof } from '../package-facts/fact.js';
import { ENVIRONMENT_WORDS } from '../package-facts/vocabulary.js';
import { isWholeEnvironment } from './reads.js';

/** The name of a function of this file that reads the variable it is given the name of, and throws when it is missing. */
export function findEnvironmentGuard(module: Module): string | null {
  return findGuard(module, module.program);
}

const findGuard = memo<Program, string>('environment guard', (module) => {
  for (const statement of module.program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'FunctionDeclaration' && declaration.id && isGuard(module, declaration)) return declaration.id.name;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) if (id.type === 'Identifier' && isFunction(init) && isGuard(module, init)) return id.name;
  }
  return null;
});

/** One parameter, a name; `process.env[name]`, a throw, and no default. */
export function isGuard(module: Module, fn: FunctionNode): boolean {
  const [parameter, ...others] = fn.params;
  if (parameter?.type !== 'Identifier' || others.length > 0 || fn.async || fn.generator) return false;
  const { name } = parameter;
  const reads = (node: Node): boolean =>
    node.type === 'MemberExpression' && node.computed && node.property.type === 'Identifier' && node.property.name === name && isWholeEnvironment(module, node.object);
  return someNode(fn.body, reads) && someNode(fn.body, (node) => node.type === 'ThrowStatement') && someNode(fn.body, (node) => node.type === 'ReturnStatement');
}

/** Calls that fill the environment from a file while the program runs. */
const findLoaders = packageFact<Proof>('loaded environment', (module) =>
  foundIn(module.project.backward.candidates(module, { packages: ['dotenv', 'dotenv-flow', '@dotenvx/dotenvx'], words: ENVIRONMENT_WORDS }), (each) =>
    /dotenv|loadEnvFile/.test(each.text) ? each.invocations.filter((node) => isLoader(each, node)).map((node) => ({ module: each, node })) : [],
  ),
);

function isLoader(module: Module, node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const path = findInvoked(module, node);
  const text = path?.steps.map((step) => (step.kind === 'member' ? step.name : '()')).join('.');
  return (/dotenv/.test(path?.package ?? '') && text === 'config.()') || (path?.global === 'process' && text === 'loadEnvFile.()');
}

/** Whether another file than this one fills the environment, so that this one may be loaded before it is filled. */
export function isLoadedElsewhere(module: Module): boolean {
  const fact = findLoaders(module);
  return fact.state === 'yes' && fact.found.every((each) => homeOf(module, each.node) !== module);
}
