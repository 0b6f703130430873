import { isBuiltin } from 'node:module';
import { findThisClass, isClass, isFunction, memberName, unwrap, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeHandler } from '../describe-handler.js';
import {
  findClass, findFunction, findInvoked, findShape, findSuperclass, findVariable, isReplacedGlobal, printPath, resolveValue, settle,
} from '../bindings/index.js';
import { memo } from '../memo.js';
import { modelsFor } from '../registry.js';
import type { ApiPath } from '../types.js';
import { isLanguageMethod, isPlatformGlobal } from './language.js';

/** What a call leads to. Whoever takes silence for coverage has to know of the last one. */
export type Callee =
  /** A package, or a global that some model speaks for. */
  | {
      readonly kind: 'library';
      /** The module that it comes from, or the name of the global. */
      readonly name: string;
      /** As it is written from there; null for what a framework gives to a handler. */
      readonly api: string | null;
      /** It may also be something else. */
      readonly isUncertain: boolean;
      /** The libraries whose models speak for it. */
      readonly models: readonly string[];
    }
  /** A function or class in sight, in whichever file. */
  | { readonly kind: 'project'; readonly code: Node }
  /** The language and its platform. */
  | { readonly kind: 'language' }
  | { readonly kind: 'unknown' };

const LANGUAGE: Callee = { kind: 'language' };
const UNKNOWN: Callee = { kind: 'unknown' };

/** What a call, construction or tagged template leads to, as far as it can be followed. */
export function describeCallee(module: Module, call: Invocation): Callee {
  return describe(module, call) ?? UNKNOWN;
}

const describe: (module: Module, call: Invocation) => Callee | null = memo('describe callee', (module: Module, call: Invocation): Callee | null => {
  const path = findInvoked(module, call);
  const callee = unwrap(call.type === 'TaggedTemplateExpression' ? call.tag : call.callee);
  const code = path ? null : findCode(module, callee);
  if (code) return { kind: 'project', code };
  const named = path ?? findBase(module, callee);
  // `(await axios.get(url)).data.trim()`: what a library gave is a value of the language now.
  if (named) return isOfResult(named) && isLanguageMethod(module, call) ? LANGUAGE : ofPath(module, named);
  return isLanguageMethod(module, call) ? LANGUAGE : ofGiven(module, callee);
});

function ofPath(module: Module, path: ApiPath): Callee {
  const models = modelsFor(module, path).map(({ library }) => library);
  const name = path.package ?? path.global ?? '';
  if (path.package === null && models.length === 0) return isPlatformGlobal(module, name) && !isReplacedGlobal(module, name) ? LANGUAGE : UNKNOWN;
  // `path.join()`: Node's own modules are of the platform, but for what a model says of some.
  if (models.length === 0 && isBuiltin(name)) return LANGUAGE;
  return { kind: 'library', name, api: printPath(path), isUncertain: path.uncertain, models };
}

/** Whether a path leads on from what a call gave. */
function isOfResult({ steps }: ApiPath): boolean {
  return steps.slice(0, -1).some(({ kind }) => kind !== 'member');
}

/** The function, class or signature with a body that a callee names. */
function findCode(module: Module, callee: Node): Node | null {
  if (callee.type === 'Super') {
    const inner = findThisClass(callee);
    return inner && findSuperclass(module, inner);
  }
  const named = findFunction(module, callee) ?? findClass(module, callee);
  if (named) return named;
  const shape = settle(module, findShape(module, callee));
  if (shape?.kind === 'class') return shape.declaration;
  // A signature alone tells what a call takes and gives, not what it does.
  return shape?.kind === 'function' ? (shape.signatures.find(isFunction) ?? null) : null;
}

/** The class of a package that `super()` makes. */
function findBase(module: Module, callee: Node): ApiPath | null {
  const inner = callee.type === 'Super' ? findThisClass(callee) : null;
  return isClass(inner) && inner.superClass ? resolveValue(module, inner.superClass) : null;
}

/** What a framework, or the language, calls a function with: `next()`, `res.status(404).json()`, `resolve()`. */
function ofGiven(module: Module, callee: Node): Callee | null {
  const root = findRoot(callee);
  const variable = root?.type === 'Identifier' ? findVariable(module, root) : null;
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return null;
  const fn = definition.node;
  if (fn.parent.type === 'NewExpression' && fn.parent.callee.type === 'Identifier' && fn.parent.callee.name === 'Promise') return root === callee ? LANGUAGE : null;
  const handler = describeHandler(module, fn);
  if (!handler) return null;
  const { library, packages } = handler.library;
  return { kind: 'library', name: packages[0] ?? library, api: null, isUncertain: false, models: [library] };
}

/** `res` of `res`, `res.send`, `res.status(404).json`: what is behind a member of a member (`req.body.run`) nobody knows. */
function findRoot(callee: Node): Node | null {
  const object = callee.type === 'MemberExpression' && memberName(callee) !== null ? unwrap(callee.object) : callee;
  if (object.type === 'CallExpression') return findRoot(unwrap(object.callee));
  return object.type === 'MemberExpression' ? null : object;
}
