import { stringValue, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { findImported } from '../bindings/index.js';
import { homeOfVariable } from '../home.js';
import type { ValueShape } from './shapes.js';

/** The enum that a type's name stands for, where its values are texts and it is there at run time. */
export function findEnum(module: Module, name: Node): ValueShape | null {
  if (name.type !== 'Identifier') return null;
  const variable = findVariable(module, name);
  if (variable === null || variable === 'global') return null;
  const target = variable.defs[0]?.type === 'ImportBinding' ? findImported(module, variable) : ({ kind: 'variable', variable } as const);
  if (target?.kind !== 'variable') return null;
  const declared = target.variable.defs.map(({ node }) => node).find((each) => each.type === 'TSEnumDeclaration');
  if (!declared || declared.const || declared.declare || target.variable.defs.length > 1) return null;
  const areTexts = declared.body.members.every(({ initializer }) => initializer !== undefined && stringValue(initializer) !== null);
  return areTexts ? { kind: 'enum', name: declared.id.name, module: homeOfVariable(module, target.variable) } : null;
}
