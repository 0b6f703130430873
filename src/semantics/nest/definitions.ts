import { decoratorsOf, findSingleReturn, isFunction, keyName, walk, type ClassNode, type Node, type ObjectExpression, type Program } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findFunction, findLiteral, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import type { ApiPath } from '../types.js';

/** What a module of a NestJS application is made of: `@Module({ … })` of its class, and what a method of it adds (`{ module: Users, … }`). */
export interface NestModule {
  readonly parts: readonly ObjectExpression[];
  readonly isGlobal: boolean;
}

/** The members of a list, through spreads, conditions and names. */
export interface Elements {
  readonly nodes: readonly Node[];
  /** There is more than can be read. */
  readonly isOpen: boolean;
}

export const NEST = '@nestjs/common';

/** The module that a class is decorated to be. */
export const findNestModule: (module: Module, node: ClassNode) => NestModule | null = memo('nest module', (module, node) => {
  const decorated = findDecorator(module, node, 'Module');
  const [argument] = decorated?.arguments ?? [];
  const part = argument && argument.type !== 'SpreadElement' ? findLiteral(module, argument) : null;
  if (part?.type !== 'ObjectExpression') return null;
  return { parts: [part], isGlobal: findDecorator(module, node, 'Global') !== null };
});

/** The call of a decorator of `@nestjs/common` on a class, a member or a parameter. */
export function findDecorator(module: Module, node: Node, name: string): Extract<Node, { type: 'CallExpression' }> | null {
  for (const { expression } of decoratorsOf(node)) {
    if (expression.type === 'CallExpression' && isExportOfPackage(resolveValue(module, expression.callee), [NEST], name)) return expression;
  }
  return null;
}

/** Whether a path is what one of these packages exports by a name. */
export function isExportOfPackage(path: ApiPath | null, packages: readonly string[], name: string): boolean {
  const [step, more] = path?.steps ?? [];
  return path !== null && path.package !== null && packages.includes(path.package) && step?.kind === 'member' && step.name === name && more === undefined;
}

/** A module that is made by a call: `DatabaseModule.forRoot()`, whose method returns `{ module: DatabaseModule, … }`. */
export function findMadeModule(module: Module, node: Node): NestModule | null {
  const value = findLiteral(module, node);
  const fn = value?.type === 'CallExpression' ? findFunction(module, value.callee) : null;
  const returned = fn && findSingleReturn(fn);
  const part = returned ? findLiteral(module, returned) : value;
  return part?.type === 'ObjectExpression' ? withClass(module, part) : null;
}

/** `{ module: DatabaseModule, providers: […] }` adds to what the class is decorated with. */
function withClass(module: Module, part: ObjectExpression): NestModule | null {
  const named = findValue(part, 'module');
  // `module: this` in a static method, `module: DatabaseModule`.
  const owner = named?.type === 'ThisExpression' ? findEnclosingClass(named) : named && findClass(module, named);
  const base = owner && findNestModule(module, owner);
  if (!base) return null;
  const flag = findValue(part, 'global');
  return { parts: [part, ...base.parts], isGlobal: base.isGlobal || (flag?.type === 'Literal' && flag.value === true) };
}

function findEnclosingClass(node: Node): ClassNode | null {
  for (let at = node.parent; at; at = at.parent) if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return at;
  return null;
}

/** An object that lists providers, and the module that it is a part of; null when it lists them for something else (a test, a factory). */
interface Listing {
  readonly literal: ObjectExpression;
  readonly module: NestModule | null;
}

/** What a file lists providers of. */
export const findNestModules: (module: Module, program: Program) => readonly Listing[] | null = memo('nest modules', (module) => {
  const decorated = module.classes.flatMap((each) => findNestModule(module, each) ?? []);
  const found = decorated.flatMap((each) => each.parts.map((literal): Listing => ({ literal, module: each })));
  const known = new Set(found.map(({ literal }) => literal));
  walk(module.program, (node) => {
    if (node.type !== 'ObjectExpression' || known.has(node)) return;
    if (findValue(node, 'providers') || findValue(node, 'controllers')) found.push({ literal: node, module: withClass(module, node) });
  });
  return found;
});

/** The value of a property of a literal. */
export function findValue(literal: ObjectExpression, name: string): Node | null {
  const property = literal.properties.findLast((each) => each.type === 'Property' && keyName(each) === name);
  return property?.type === 'Property' ? property.value : null;
}

/** What the parts of a module list under a name (`imports`, `providers`, `controllers`, `exports`). */
export function readList(module: Module, { parts }: NestModule, name: string): Elements {
  const all = parts.map((part) => {
    const isSpread = part.properties.some((each) => each.type === 'SpreadElement');
    const value = findValue(part, name);
    const list: Elements = value ? readElements(module, value) : { nodes: [], isOpen: false };
    return isSpread && !value ? { ...list, isOpen: true } : list;
  });
  return joined(all);
}

/** The members of an array, as they are written where they can be replaced. */
function readElements(module: Module, outer: Node, depth = 0): Elements {
  const list = findLiteral(module, outer);
  if (depth > 5) return { nodes: [], isOpen: true };
  switch (list?.type) {
    case 'ArrayExpression':
      return joined(list.elements.map((each) => (each ? readElement(module, each, depth) : { nodes: [], isOpen: false })));
    case 'ConditionalExpression':
      return joined([list.consequent, list.alternate].map((each) => readElements(module, each, depth + 1)));
    default:
      return { nodes: [], isOpen: true };
  }
}

function readElement(module: Module, element: Node, depth: number): Elements {
  if (element.type === 'SpreadElement') return readElements(module, element.argument, depth + 1);
  if (element.type === 'ConditionalExpression') return joined([element.consequent, element.alternate].map((each) => readElement(module, each, depth)));
  return { nodes: [findReferred(module, element) ?? element], isOpen: false };
}

/** `UsersModule` in `forwardRef(() => UsersModule)` */
function findReferred(module: Module, element: Node): Node | null {
  if (element.type !== 'CallExpression' || !isExportOfPackage(resolveValue(module, element.callee), [NEST], 'forwardRef')) return null;
  const [fn] = element.arguments;
  return isFunction(fn) ? findSingleReturn(fn) : null;
}

function joined(all: readonly Elements[]): Elements {
  return { nodes: all.flatMap(({ nodes }) => nodes), isOpen: all.some(({ isOpen }) => isOpen) };
}

/** The module that an import of a module names, of this project. */
export function findImportedModule(module: Module, element: Node): NestModule | null {
  const owner = findClass(module, element);
  return owner ? findNestModule(homeOf(module, owner), owner) : findMadeModule(module, element);
}
