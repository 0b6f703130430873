import { decoratorsOf, isFunction, keyName, type ClassNode, type FunctionNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findSuperclass, resolveValue } from '../bindings/index.js';
import { modelsFor } from '../registry.js';
import type { ApiPath, HandlerModel, LibraryModel } from '../types.js';
import { verbOf } from './by-call.js';
import type { Found } from './found.js';
import { findInLibraries, leadsTo, majorsIn } from './library-path.js';
import { findObjects } from './places.js';
import { literalText } from './registrars.js';
import { findValidation } from './validation.js';

type Decorator = TSESTree.Decorator;

/** Handlers that are methods: with a decorator of a framework, or in place of a method of its class. */
export function findByClasses(module: Module): Found[] {
  return module.classes.flatMap((owner) => {
    const ancestor = findAncestor(module, owner);
    return owner.body.body.flatMap((element) => {
      if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') return [];
      const fn: Node | null = element.value;
      if (!isFunction(fn)) return [];
      const name = keyName(element);
      return [
        ...decoratorsOf(element).flatMap((decorator) => findDecorated(module, owner, decoratorsOf(element), decorator, fn)),
        ...(ancestor && name !== null ? findOverriding(module, ancestor, name, fn) : []),
      ];
    });
  });
}

const reachedAsIs = (fn: FunctionNode) => ({ fn, wrappers: [], parameters: 'same', rejected: 'as-is' }) as const;

function findDecorated(module: Module, owner: ClassNode, beside: readonly Decorator[], decorator: Decorator, fn: FunctionNode): Found[] {
  const path = resolveValue(module, decorator.expression);
  if (!path) return [];
  const all: readonly (readonly [LibraryModel, HandlerModel])[] = modelsFor(module, path).flatMap((library) => (library.handlers ?? []).map((model) => [library, model] as const));
  return all.flatMap(([library, model]) => {
    const registration = model.found.find((each) => each.by === 'decorator' && leadsTo(each.paths, path));
    if (registration?.by !== 'decorator') return [];
    const middleware = [...decoratorsOf(owner), ...beside].flatMap((each) => findApplied(module, each));
    const name = path.steps.findLast((step) => step.kind === 'member');
    return [{
      library, model, middleware, majors: majorsIn(module, library, path.package), role: 'handler', reached: reachedAsIs(fn), node: decorator,
      method: verbOf(name?.kind === 'member' ? name.name : null), route: routeOf(module, owner, decorator, registration.prefixes ?? []),
      validations: middleware.flatMap((each) => findValidation(module, each) ?? []),
    }];
  });
}

/** `@Controller('users')` and `@Get(':id')` make `/users/:id`. */
function routeOf(module: Module, owner: ClassNode, decorator: Decorator, prefixes: readonly string[]): string | null {
  if (prefixes.length === 0) return null;
  const prefix = decoratorsOf(owner).find((each) => leadsToAny(resolveValue(module, each.expression), prefixes));
  const parts = [prefix, decorator].map((each) => {
    const [first] = each?.expression.type === 'CallExpression' ? each.expression.arguments : [];
    return first ? routeText(module, first) : '';
  });
  return parts.some((each) => each === null) ? null : `/${parts.map((each) => each?.replace(/^\/+|\/+$/g, '')).filter(Boolean).join('/')}`;
}

/** `'users'`, `{ path: 'users' }` */
function routeText(module: Module, node: Node): string | null {
  const [object] = findObjects(module, node, undefined);
  const property = object?.properties.find((each) => each.type === 'Property' && keyName(each) === 'path');
  return object && property?.type !== 'Property' ? '' : literalText(module, property?.type === 'Property' ? property.value : node);
}

function leadsToAny(path: ApiPath | null, paths: readonly string[]): boolean {
  return path !== null && leadsTo(paths, path);
}

/** What a decorator puts before the methods it decorates: the arguments of `@UsePipes(…)`. */
function findApplied(module: Module, { expression }: Decorator): readonly Node[] {
  if (expression.type !== 'CallExpression') return [];
  return findInLibraries(module, resolveValue(module, expression), (library, path) => (library.appliers?.some(({ paths }) => leadsTo(paths, path)) ? expression.arguments : null)) ?? [];
}

/** The class of a package at the top of a class's ancestors. */
function findAncestor(module: Module, owner: ClassNode): ApiPath | null {
  let at: ClassNode = owner;
  for (let steps = 0; steps < 10; steps += 1) {
    const inner = findSuperclass(module, at);
    if (!inner) return at.superClass && resolveValue(module, at.superClass);
    at = inner;
  }
  return null;
}

function findOverriding(module: Module, ancestor: ApiPath, name: string, fn: FunctionNode): Found[] {
  return modelsFor(module, ancestor).flatMap((library) =>
    (library.handlers ?? []).flatMap((model) =>
      model.found.some((each) => each.by === 'method' && leadsTo(each.of, ancestor) && each.names.includes(name))
        ? [{ library, model, majors: majorsIn(module, library, ancestor.package), role: 'handler', reached: reachedAsIs(fn), node: fn.parent } as const]
        : [],
    ),
  );
}
