import type { Invocation } from '../../ast/index.js';
import type { ApiPath, ApiStep } from '../types.js';

export function fromPackage(name: string): ApiPath {
  return { package: name.replace(/^node:/, ''), global: null, steps: [], uncertain: false };
}

export function fromGlobal(name: string): ApiPath {
  return { package: null, global: name, steps: [], uncertain: false };
}

export function extend(path: ApiPath, step: ApiStep): ApiPath {
  return { ...path, steps: [...path.steps, step] };
}

/** A member access. `default` of a package is the package itself; `globalThis.fetch` is `fetch`. */
export function member(path: ApiPath, name: string): ApiPath {
  if (path.steps.length === 0) {
    if (name === 'default' && path.package !== null) return path;
    if (path.global === 'globalThis' || path.global === 'global' || path.global === 'window' || path.global === 'self') return fromGlobal(name);
  }
  return extend(path, { kind: 'member', name });
}

export function invoked(path: ApiPath, node: Invocation): ApiPath {
  return extend(path, { kind: node.type === 'NewExpression' ? 'new' : 'call', node });
}

/** As a person would write it: `axios.create().get()`, `new Pool().query()`. */
export function printPath(path: ApiPath): string {
  let text = path.global ?? path.package ?? '';
  for (const step of path.steps) {
    if (step.kind === 'member') text += `.${step.name}`;
    else if (step.kind === 'call') text += '()';
    else if (step.kind === 'new') text = `new ${text}()`;
  }
  return text;
}
