import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { findEnvironmentValidation } from '../package-facts/index.js';
import { isForDevelopment } from '../sensitive/development.js';
import { EVERY, findCheckedNames, findTestedNames, isTested } from './checks.js';
import type { Fate } from './fate-types.js';
import { findFate } from './fates.js';
import { isBuiltIn, isPlatformVariable } from './names.js';
import { findEnvironmentReads, type EnvironmentRead } from './reads.js';

/** A place where nobody would notice that a variable of the environment is missing. */
export interface SilentAbsence {
  readonly read: EnvironmentRead;
  readonly fate: Fate;
}

const findOnce = memo<Node, readonly SilentAbsence[]>('silent absence', (module) => {
  const reads = findEnvironmentReads(module);
  if (reads.length === 0) return [];
  const found = reads.flatMap((read) => judge(module, read) ?? []);
  if (found.length === 0 || findEnvironmentValidation(module).state === 'yes') return [];
  const checked = findCheckedNames(module);
  const names = new Set(checked.state === 'yes' ? checked.found.map(({ name }) => name) : []);
  if (names.has(EVERY)) return [];
  return found.filter(({ read, fate }) => fate.kind === 'local' || fate.kind === 'secret' || read.name === null || !names.has(read.name));
});

/** Where in this file the absence of a variable passes silently, in source order; none in a package that validates its environment. */
export function findSilentAbsences(module: Module): readonly SilentAbsence[] {
  return findOnce(module, module.program) ?? [];
}

function judge(module: Module, read: EnvironmentRead): SilentAbsence | null {
  const { name, node, isBound, fallback } = read;
  if (name !== null && (isPlatformVariable(name) || isBuiltIn(name))) return null;
  if (isForDevelopment(node)) return null;
  const fate = findFate(module, name ?? '', node, isBound, fallback);
  if (fate === null || fate === 'handled') return null;
  if (name === null && (fate.kind !== 'asserted' || isTestedByKey(module, node))) return null;
  const isDefault = fate.kind === 'local' || fate.kind === 'secret';
  return !isDefault && name !== null && (findTestedNames(module, module.program)?.has(name) ?? false) ? null : { read, fate };
}

/** `if (process.env[key]) return process.env[key]!`: the same text is looked at. */
function isTestedByKey(module: Module, node: Node): boolean {
  const text = module.text.slice(...node.range);
  return findEnvironmentReads(module).some((each) => module.text.slice(...each.node.range) === text && isTested(each.node));
}
