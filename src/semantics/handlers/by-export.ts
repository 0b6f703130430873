import path from 'node:path';
import { isFunction, walk, type FunctionNode, type Node } from '../../ast/index.js';
import { globToRegExp, type Module } from '../../project/index.js';
import { findExport } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { registryOf } from '../registry.js';
import type { DirectiveRegistration, ExportRegistration, HandlerModel, LibraryModel } from '../types.js';
import { verbOf } from './by-call.js';
import type { Found } from './found.js';
import { findHandlerFunctions } from './functions.js';
import { majorsIn } from './library-path.js';
import { findBelow } from './places.js';

/** Handlers that a framework finds by what a file is called and exports, or by a directive. */
export function findByExports(module: Module): Found[] {
  if (!module.package || module.program.body.some((each) => isDirective(each, 'use client'))) return [];
  return registryOf(module).all.flatMap((library) =>
    (library.handlers ?? []).flatMap((model) =>
      model.found.flatMap((registration) => {
        if (registration.by !== 'export' && registration.by !== 'directive') return [];
        if (!registration.onlyWith.some((name) => module.package?.dependsOn(name)) && !isTelling(module, registration)) return [];
        return registration.by === 'export' ? findExported(module, library, model, registration) : findDirected(module, library, model, registration);
      }),
    ),
  );
}

/** `pages/api/users.js` that answers, in a package that depends on no framework whatever: nothing else is written so. */
function isTelling(module: Module, registration: ExportRegistration | DirectiveRegistration): boolean {
  if (registration.by !== 'export' || registration.telling !== true || !/\bResponse\b|\.(status|json|send|end|redirect)\(/.test(module.text)) return false;
  return !registryOf(module).all.some(({ handlers, packages }) => handlers !== undefined && packages.some((name) => module.package?.dependsOn(name)));
}

const patterns = new Map<string, RegExp>();

/** Whether a file lies where one of some globs, from its package on, leads. */
export function isFileOf(module: Module, globs: readonly string[]): boolean {
  const folder = module.package?.folder;
  if (folder === undefined) return false;
  const relative = path.relative(folder, module.filename).split(path.sep).join('/');
  return globs.some((glob) => {
    let pattern = patterns.get(glob);
    if (!pattern) patterns.set(glob, (pattern = globToRegExp(glob)));
    return pattern.test(relative);
  });
}

function findExported(module: Module, library: LibraryModel, model: HandlerModel, { files, names, option, role = 'handler' }: ExportRegistration): Found[] {
  if (!isFileOf(module, files)) return [];
  const majors = majorsIn(module, library, null);
  return exportedNames(module, names).flatMap((name) => {
    const exported = findExportedNode(module, name);
    if (!exported) return [];
    return findBelow(module, exported, option === undefined ? [] : option.split('.')).flatMap((node) =>
      findHandlerFunctions(module, node).map((reached) => ({ library, model, majors, role, reached, node, method: verbOf(name) })),
    );
  });
}

function exportedNames({ exports }: Module, names: readonly string[]): readonly string[] {
  return names.includes('*') ? [...exports.named.keys()] : names.filter((name) => exports.named.has(name) || (name === 'default' && exports.whole !== null));
}

/** What a file exports by a name: a function, or the expression that a variable is given. */
function findExportedNode(module: Module, name: string): Node | null {
  const target = findExport(module, name);
  if (target?.kind === 'node') return target.node;
  if (target?.kind !== 'variable') return null;
  const definition = target.variable.defs.find(({ node }) => isFunction(node) || node.type === 'VariableDeclarator');
  if (!definition) return null;
  return definition.node.type === 'VariableDeclarator' ? definition.node.init : definition.node;
}

/** `'use server'` at the top of the file makes its exports actions, at the top of a function that function. */
function findDirected(module: Module, library: LibraryModel, model: HandlerModel, { directive }: DirectiveRegistration): Found[] {
  if (!module.text.includes(directive)) return [];
  const majors = majorsIn(module, library, null);
  const found = (node: Node, at: Node): Found[] => findHandlerFunctions(module, node).map((reached) => ({ library, model, majors, role: 'handler', reached, node: at }));
  const own = module.program.body.find((each) => isDirective(each, directive));
  if (own) {
    return exportedNames(module, ['*']).flatMap((name) => {
      const exported = findExportedNode(module, name);
      return exported && homeOf(module, exported) === module ? found(exported, own) : [];
    });
  }
  const all: Found[] = [];
  walk(module.program, (node) => {
    const first = isFunction(node) ? firstStatement(node) : null;
    if (first && isDirective(first, directive)) all.push(...found(node, first));
  });
  return all;
}

function firstStatement(fn: FunctionNode): Node | null {
  return fn.body?.type === 'BlockStatement' ? (fn.body.body[0] ?? null) : null;
}

function isDirective(node: Node, directive: string): boolean {
  return node.type === 'ExpressionStatement' && node.directive === directive;
}
