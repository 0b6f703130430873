import { memberName, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { findRegistrar, literalText } from './registrars.js';
import type { HandlerDescription } from './types.js';

/** What stands before a router in the file that mounts it. */
export interface Mounted {
  readonly module: Module;
  readonly node: Node;
}

/** How many routers may lie one inside the other. */
const MAX_DEPTH = 3;

/**
 * What runs before the routes of a handler's router because of where other files mount that: `validate` in
 * `app.use('/users', validate, users)`. Nothing where one of several files mounts it bare.
 */
export function findMounted(module: Module, { registrations: [{ node }] }: HandlerDescription): readonly Mounted[] {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  const home = homeOf(module, node);
  const key = findRegistrar(home, node.callee.object)?.key;
  return key ? mountedOf(home, key, 0) : [];
}

function mountedOf(home: Module, key: object, depth: number): readonly Mounted[] {
  if (depth >= MAX_DEPTH) return [];
  const ways = (mountsOf(home, home.program) ?? []).filter((each) => each.router === key);
  const found = ways.map(({ module, call, before }) => [...beforeOuter(module, call, depth), ...before.map((node) => ({ module, node }))]);
  return found.some((each) => each.length === 0) ? [] : found.flat();
}

function beforeOuter(module: Module, call: CallExpression, depth: number): readonly Mounted[] {
  const outer = call.callee.type === 'MemberExpression' ? findRegistrar(module, call.callee.object) : null;
  return outer ? mountedOf(module, outer.key, depth + 1) : [];
}

interface Mount {
  readonly module: Module;
  readonly call: CallExpression;
  readonly router: object;
  readonly before: readonly Node[];
}

/** The calls of other files that are given a router of this one. */
const mountsOf = memo('mounts of a file', (asking: Module, program: Node): readonly Mount[] => {
  const home = homeOf(asking, program);
  const importers = home.project.backward.importersOf(home) ?? [];
  return importers.flatMap((module) =>
    module.invocations.flatMap((call) => {
      if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.arguments.length === 0) return [];
      const index = call.arguments.findIndex((each) => isRouterOf(module, each, home));
      const router = index < 0 ? undefined : findRegistrar(module, call.arguments[index] as Node)?.key;
      return router ? [{ module, call, router, before: [...usedBefore(module, call), ...call.arguments.slice(0, index).filter((each) => literalText(module, each) === null)] }] : [];
    }),
  );
});

function isRouterOf(module: Module, node: Node, home: Module): boolean {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression' && node.type !== 'CallExpression') return false;
  const key = findRegistrar(module, node)?.key;
  return key !== undefined && 'type' in key && 'range' in key && homeOf(module, key as Node) === home;
}

/** `app.use(validate)` and `app.use('/users', validate)` before `app.use('/users', users)` */
function usedBefore(module: Module, mount: CallExpression): readonly Node[] {
  const outer = mount.callee.type === 'MemberExpression' ? findRegistrar(module, mount.callee.object) : null;
  if (!outer) return [];
  const route = routeOf(module, mount);
  return module.invocations.flatMap((call) => {
    if (call.type !== 'CallExpression' || call.range[1] >= mount.range[0] || memberName(call.callee) !== 'use' || call.callee.type !== 'MemberExpression') return [];
    if (!route.startsWith(routeOf(module, call).replace(/[/*]+$/, '')) || findRegistrar(module, call.callee.object)?.key !== outer.key) return [];
    const given = call.arguments.filter((each) => literalText(module, each) === null);
    return given.some((each) => findRegistrar(module, each)) ? [] : given;
  });
}

function routeOf(module: Module, { arguments: [first] }: CallExpression): string {
  return (first && literalText(module, first)) ?? '';
}
