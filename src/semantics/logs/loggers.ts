import { findThisClass, memberName, stringValue, unwrap, type Identifier, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findSource, findValue, findVariable, resolveValue } from '../bindings/index.js';
import { majorsIn } from '../handlers/library-path.js';
import { mayHold } from '../majors.js';
import { matches, readHolder } from '../match.js';
import { memo } from '../memo.js';
import { modelsFor } from '../registry.js';
import type { ApiPath, ApiStep, Construction, LibraryModel, LoggerModel } from '../types.js';
import { findHanging } from './hanging.js';

/** Something that writes lines, and how it came to be. */
export interface FoundLogger {
  readonly library: LibraryModel;
  readonly majors: readonly number[];
  readonly logger: LoggerModel;
  readonly made: readonly Construction[];
  /** How it was configured is not all in sight. */
  readonly uncertain: boolean;
}

/** The logger that an expression is: by its path from a package, by what a framework hangs on its parameters, or derived from one that is. */
export const resolveLogger: (module: Module, node: Node) => FoundLogger | null = memo('logger', (module, outer) => {
  const node = unwrap(outer);
  const path = node.type === 'Super' ? resolveSuper(module, node) : resolveValue(module, node);
  const found = path && findByPath(module, path, path.steps.length);
  if (found) return found.found;
  return findHangingHere(module, node) ?? findDerived(module, node) ?? (path ? null : findBehindName(module, node));
});

/** `super.error(message)` in a class that extends a logger of a package */
function resolveSuper(module: Module, node: Node): ApiPath | null {
  const superclass = findThisClass(node)?.superClass;
  const path = superclass ? resolveValue(module, superclass) : null;
  return path && { ...path, steps: [...path.steps, { kind: 'typed' }] };
}

/** The logger at the beginning of a path, and what of it is left; `at` is how much of the path must be the logger, at least. */
export function findByPath(module: Module, path: ApiPath, least: number): { found: FoundLogger; rest: readonly ApiStep[] } | null {
  for (const library of modelsFor(module, path)) {
    if (!library.loggers) continue;
    const majors = majorsIn(module, library, path.package);
    for (const logger of library.loggers) {
      if (!mayHold(logger.majors, majors)) continue;
      for (const { at, made } of readHolder(logger, path.steps, majors)) {
        if (at < least) continue;
        const isOutOfSight = made.some(({ model }) => model === null) || path.steps.some((step) => step.kind === 'typed');
        return { found: { library, majors, logger, made, uncertain: path.uncertain || isOutOfSight || isReplaced(module, logger) }, rest: path.steps.slice(at) };
      }
    }
  }
  return null;
}

function isReplaced(module: Module, { replacedBy = [] }: LoggerModel): boolean {
  return replacedBy.some((name) => module.package?.dependsOn(name));
}

/** `request.log`, `c.get('logger')` */
function findHangingHere(module: Module, node: Node): FoundLogger | null {
  if (node.type === 'MemberExpression') {
    const name = memberName(node);
    return name === null ? null : hangingFrom(module, node.object, name);
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || memberName(node.callee) !== 'get') return null;
  const [first] = node.arguments;
  const name = first ? stringValue(first) : null;
  return name === null ? null : hangingFrom(module, node.callee.object, `get:${name}`);
}

function hangingFrom(module: Module, holder: Node, name: string): FoundLogger | null {
  const found = findHanging(module, holder, name);
  return found && { library: found.library, logger: found.logger, majors: majorsIn(module, found.library, null), made: [], uncertain: true };
}

/** `request.log.child({ … })`: what has a path is derived along it. */
function findDerived(module: Module, node: Node): FoundLogger | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const name = memberName(node.callee);
  const steps: readonly ApiStep[] = [{ kind: 'member', name: name ?? '' }, { kind: 'call', node }];
  if (name === null || !/^(child|extend|create|scope|with[A-Z]\w*|getSubLogger)$/.test(name)) return null;
  const inner = resolveLogger(module, node.callee.object);
  const model = inner?.logger.derived?.find(({ path }) => matches(path, steps));
  return inner && model ? { ...inner, made: [...inner.made, { model, node }] } : null;
}

/** A constant, a field or an export of another file that holds one, and `log` of `const { log } = request`. */
function findBehindName(module: Module, node: Node): FoundLogger | null {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
  const value = findValue(module, node);
  if (value && value !== node) return resolveLogger(module, value);
  return node.type === 'Identifier' ? findTakenOut(module, node) : null;
}

function findTakenOut(module: Module, node: Identifier): FoundLogger | null {
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return null;
  const source = findSource(variable);
  const [key] = source?.keys ?? [];
  if (source && key !== undefined && source.keys.length === 1) return hangingFrom(module, source.value, key);
  return null;
}
