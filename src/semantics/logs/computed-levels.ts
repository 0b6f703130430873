import { stringValue, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findShape, findTypeDeclaration, type Shape } from '../bindings/index.js';
import type { LoggerModel } from '../types.js';

/** Whether `level` in `logger[level](…)` is one of the logger's levels, whichever it is: by its type, or the texts that it is chosen from. */
export function isAlwaysLevel(module: Module, property: Node, { levels }: LoggerModel): boolean {
  const names = namesOf(module, property);
  return names !== null && names.length > 0 && names.every((name) => levels.includes(name));
}

function namesOf(module: Module, node: Node): readonly string[] | null {
  if (node.type === 'ConditionalExpression') {
    const [one, other] = [namesOf(module, node.consequent), namesOf(module, node.alternate)];
    return one && other && [...one, ...other];
  }
  const value = findLiteral(module, node);
  const text = value && stringValue(value);
  if (text !== null) return [text];
  if (value && value !== node) return namesOf(module, value);
  return namesOfType(module, findShape(module, node));
}

/** `'info' | 'warn'`, also behind the name of a type */
function namesOfType(module: Module, shape: Shape | null): readonly string[] | null {
  if (shape?.kind !== 'written') return null;
  const { type } = shape;
  if (type.type === 'TSLiteralType') {
    const text = stringValue(type.literal);
    return text === null ? null : [text];
  }
  if (type.type === 'TSUnionType') {
    const names = type.types.map((each) => namesOfType(module, { ...shape, type: each }));
    return names.every((each) => each !== null) ? names.flat() : null;
  }
  const declaration = type.type === 'TSTypeReference' ? findTypeDeclaration(module, type.typeName) : null;
  return declaration?.type === 'TSTypeAliasDeclaration' ? namesOfType(module, { ...shape, type: declaration.typeAnnotation }) : null;
}
