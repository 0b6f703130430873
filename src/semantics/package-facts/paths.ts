import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { resolveValue } from '../bindings/index.js';
import { matches } from '../match.js';
import type { ApiPath } from '../types.js';

/** Calls of packages, as data. */
export interface KnownCalls {
  readonly packages: readonly string[];
  /** In the format of models: `createLogger()`, `new()`. */
  readonly paths: readonly string[];
  /** Where the claim comes from, as in models. */
  readonly source: string;
}

/** The claim that speaks of a path; null when none does. */
export function findKnown<T extends KnownCalls>(path: ApiPath | null, claims: readonly T[]): T | null {
  if (!path || path.package === null) return null;
  const name = packageNameOf(path.package);
  return claims.find(({ packages, paths }) => packages.includes(name) && paths.some((each) => matches(each, path.steps))) ?? null;
}

/** `@scope/name/sub` -> `@scope/name` */
export function packageNameOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The calls of a file that are a certain member of something a package gives: `app.useGlobalPipes(…)`. */
export function callsNamed(module: Module, packages: readonly string[], name: string): readonly Extract<Node, { type: 'CallExpression' }>[] {
  return module.invocations.flatMap((node) => {
    if (node.type !== 'CallExpression') return [];
    const { callee } = node;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== name) return [];
    const path = resolveValue(module, callee);
    return path !== null && path.package !== null && packages.includes(packageNameOf(path.package)) ? [node] : [];
  });
}

/** Names of all packages of some claims. */
export function packagesOf(claims: readonly KnownCalls[]): readonly string[] {
  return [...new Set(claims.flatMap(({ packages }) => packages))];
}
