import { findEnclosingFunction, isClass, isFunction, someNode, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findFunction, findVariable, resolveValue } from '../bindings/index.js';
import { exportsOf } from './exported.js';
import { foundIn, packageFact, type Proof } from './fact.js';
import { CONSOLE_WORDS } from './vocabulary.js';

/** Something of the project that others log by, and that does no more than write to the console. */
export interface ConsoleWrapper extends Proof {
  readonly exported: string;
}

/** Where wrappers are looked for; what makes one is what it does. */
const FILE_NAMES = /log[^\\/]*$|[\\/]log(?:ger|ging|s)?[\\/]index\.[^\\/]+$/i;

/** The exported functions, objects and classes that hand what they are given to the console. */
export const findConsoleWrappers = packageFact<ConsoleWrapper>('console wrappers', (module) => ({
  ...foundIn(module.project.backward.candidates(module, { words: CONSOLE_WORDS, named: FILE_NAMES }), (each) =>
    exportsOf(each).filter(({ value }) => isWrapper(each, value)).map(({ name, value }) => ({ module: each, node: value, exported: name })),
  ),
  // Others may be in files of other names.
  isComplete: false,
}));

function isWrapper(module: Module, value: Node): boolean {
  if (isFunction(value)) return printsGiven(module, value);
  const methods = methodsOf(module, value);
  return methods.length > 1 && methods.filter((each) => printsGiven(module, each)).length > methods.length / 2;
}

function methodsOf(module: Module, value: Node): readonly FunctionNode[] {
  if (value.type === 'ObjectExpression') {
    return value.properties.flatMap((each) => {
      const fn = each.type === 'Property' ? (isFunction(each.value) ? each.value : findFunction(module, each.value)) : null;
      return fn ? [fn] : [];
    });
  }
  const owner = isClass(value) ? value : value.type === 'NewExpression' ? findClass(module, value.callee) : null;
  return (owner?.body.body ?? []).flatMap((each) => (each.type === 'MethodDefinition' && each.kind === 'method' && each.value.type === 'FunctionExpression' ? [each.value] : []));
}

/** Whether a function writes what it is given to the console, and waits for nothing: a function that works and reports on it is none. */
function printsGiven(module: Module, fn: FunctionNode): boolean {
  if (fn.async || fn.generator) return false;
  return module.invocations.some((call) => {
    if (call.type !== 'CallExpression' || findEnclosingFunction(call) !== fn || isInCatch(call, fn)) return false;
    return resolveValue(module, call.callee)?.global === 'console' && call.arguments.some((each) => someNode(each, (node) => isParameterOf(module, node, fn)));
  });
}

function isInCatch(node: Node, fn: FunctionNode): boolean {
  for (let at = node.parent; at && at !== fn; at = at.parent) if (at.type === 'CatchClause') return true;
  return false;
}

function isParameterOf(module: Module, node: Node, fn: FunctionNode): boolean {
  if (node.type !== 'Identifier') return false;
  const variable = findVariable(module, node);
  return variable !== null && variable !== 'global' && variable.defs.some((each) => each.type === 'Parameter' && each.node === fn);
}
