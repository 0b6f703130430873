import {
  isFunction, memberName, unwrap, type ClassNode, type Expression, type FunctionNode, type Identifier, type Invocation, type Node, type Variable,
} from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { findClass, findFunction } from './literals.js';
import { findRequired } from './targets.js';
import { findPatternKeys, findSource, findTopVariable, findVariable } from './variables.js';

/** An expression that a parameter is given, and the keys that a pattern takes out of it. */
export interface HandedIn {
  readonly value: Expression;
  readonly keys: readonly string[];
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * What the calls in sight give to a parameter that says nothing of itself: `module.exports = (db) => ({ … })` and, in another file,
 * `createUsers(db)`; `constructor(db, users)` and `new Service(db, users)`. Null where a call gives what cannot be seen.
 */
export const findHandedIn: (module: Module, variable: Variable) => readonly HandedIn[] | null = memo('handed in', (module, variable) => {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition?.type !== 'Parameter' || !isFunction(definition.node)) return null;
  const fn = definition.node;
  if (!mayBeCalled(fn) || variable.references.some((reference) => reference.isWrite() && !reference.init)) return null;
  const name = definition.name as Identifier;
  const index = fn.params.findIndex((each) => name.range[0] >= each.range[0] && name.range[1] <= each.range[1]);
  const parameter = fn.params[index];
  const pattern = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (!parameter || !pattern || ('typeAnnotation' in pattern && pattern.typeAnnotation)) return null;
  const keys = findPatternKeys(pattern, name);
  const calls = keys && findCallsInSight(module, fn);
  if (!keys || !calls || calls.length === 0) return null;
  const handed: HandedIn[] = [];
  for (const call of calls) {
    const argument = call.arguments[index] ?? (parameter.type === 'AssignmentPattern' ? parameter.right : undefined);
    if (!argument || argument.type === 'SpreadElement' || call.arguments.slice(0, index).some((each) => each.type === 'SpreadElement')) return null;
    // A function that calls itself hands on what it has.
    if (argument.type === 'Identifier' && keys.length === 0 && findVariable(module, argument) === variable) continue;
    handed.push({ value: argument, keys });
  }
  return handed;
});

/** Whether a function has a name that somebody may call it by; one that is given in place is called by whom it is given to. */
function mayBeCalled(fn: FunctionNode): boolean {
  const { parent } = fn;
  if (fn.type === 'FunctionDeclaration') return true;
  if (parent.type === 'MethodDefinition') return parent.kind === 'constructor';
  return (parent.type === 'VariableDeclarator' && parent.init === fn) || (parent.type === 'AssignmentExpression' && parent.right === fn) || parent.type === 'ExportDefaultDeclaration';
}

/** The calls of a function that are in sight, or what makes instances where it is a constructor. */
const findCallsInSight: (module: Module, fn: FunctionNode) => readonly Call[] | null = memo('calls in sight', (module, fn) => {
  const home = homeOf(module, fn);
  const owner = fn.parent.type === 'MethodDefinition' ? fn.parent.parent.parent : null;
  const target: ClassNode | FunctionNode = owner ?? fn;
  const name = nameOf(target);
  const isOnlyExport = isWhole(home, target);
  // Whoever imports all that a file exports, or its default, calls it as he likes.
  const isMentioned = (file: Module): boolean => file === home || isOnlyExport || (name !== null && file.text.includes(name));
  const importers = isInside(home, target) ? [] : (home.project.backward.importersOf(home, isOnlyExport || name === null ? {} : { words: [name] }) ?? []);
  return [home, ...importers].filter(isMentioned).flatMap((file) =>
    (isOnlyExport && file !== home ? file.invocations : callsNamed(file, name)).flatMap((call) => {
      if (call.type !== (owner ? 'NewExpression' : 'CallExpression')) return [];
      const callee = unwrap(call.callee);
      const isCandidate = (name !== null && nameAt(callee) === name) || (isOnlyExport && file !== home && isImported(file, callee));
      if (!isCandidate) return [];
      return (owner ? findClass(file, callee) : findFunction(file, callee)) === target ? [call] : [];
    }),
  );
});

const byNames = new WeakMap<Module['invocations'], ReadonlyMap<string, readonly Invocation[]>>();

/** The calls of a file under a name, sorted by it once for all that ask. */
function callsNamed({ invocations }: Module, name: string | null): readonly Invocation[] {
  if (name === null) return [];
  let known = byNames.get(invocations);
  if (!known) {
    const calls = new Map<string, Invocation[]>();
    for (const call of invocations) {
      const own = call.type === 'TaggedTemplateExpression' ? null : nameAt(unwrap(call.callee));
      if (own === null) continue;
      const others = calls.get(own);
      if (others) others.push(call);
      else calls.set(own, [call]);
    }
    byNames.set(invocations, (known = calls));
  }
  return known.get(name) ?? [];
}

/** A function that another one declares is called by nobody outside of that. */
function isInside({ program }: Module, target: Node): boolean {
  for (let at = target.parent; at && at !== program; at = at.parent) if (isFunction(at)) return true;
  return false;
}

function nameOf(target: ClassNode | FunctionNode): string | null {
  if ('id' in target && target.id) return target.id.name;
  const { parent } = target;
  if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : null;
  return parent.type === 'AssignmentExpression' ? memberName(parent.left) : null;
}

function nameAt(callee: Node): string | null {
  return callee.type === 'Identifier' ? callee.name : memberName(callee);
}

/** Whether importers know it as what the file is, not by its name: `module.exports = create`, `export default create`. */
function isWhole({ exports }: Module, target: ClassNode | FunctionNode): boolean {
  const { whole, named } = exports;
  const byDefault = named.get('default');
  const isTarget = (node: Node): boolean => node === target || (node.type === 'Identifier' && node.name === nameOf(target));
  if (whole) return isTarget(whole);
  return byDefault?.kind === 'value' ? isTarget(byDefault.node) : byDefault?.kind === 'variable' && byDefault.name === nameOf(target);
}

/** A name that an import or a `require()` declares, or that call itself: `require('./routes')(app)`. */
function isImported(module: Module, callee: Node): boolean {
  if (callee.type === 'CallExpression') return findRequired(module, callee) !== null;
  const variable = callee.type === 'Identifier' ? findTopVariable(module, callee.name) : null;
  if (!variable) return false;
  const source = findSource(variable);
  return variable.defs[0]?.type === 'ImportBinding' || (source !== null && source.keys.length === 0 && findRequired(module, source.value) !== null);
}
