import { decoratorsOf, isClass, keyName, memberName, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInheritedMember, findShape, resolveValue, settle } from '../bindings/index.js';
import { findInLibraries, leadsTo } from '../handlers/library-path.js';
import { homeOf } from '../home.js';

/** `dto.content`, where the class of `dto` has a validator of its own see to it that the text is JSON: `@IsJSON() content: string`. */
export function isDeclaredJson(module: Module, node: Node): boolean {
  const name = node.type === 'MemberExpression' ? memberName(node) : null;
  if (node.type !== 'MemberExpression' || name === null) return false;
  const shape = settle(module, findShape(module, node.object));
  if (shape?.kind !== 'nominal' || !isClass(shape.declaration)) return false;
  const owner = findInheritedMember(module, shape.declaration, name, false)?.owner;
  const home = owner && homeOf(module, owner);
  const field = owner?.body.body.find((each) => each.type === 'PropertyDefinition' && keyName(each) === name);
  return home !== undefined && field !== undefined && decoratorsOf(field).some(({ expression }) => findInLibraries(home, resolveValue(home, expression), ({ jsonTexts }, path) => jsonTexts?.some(({ paths }) => leadsTo(paths, path))) !== null);
}
