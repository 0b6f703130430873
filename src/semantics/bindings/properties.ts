import { keyName, type ObjectExpression, type Property } from '../../ast/index.js';

const maps = new WeakMap<ObjectExpression, ReadonlyMap<string, Property>>();

/** The property of a literal that a name reads; null where a spread or a computed key behind it may cover it. */
export function findProperty(literal: ObjectExpression, name: string): Property | null {
  let map = maps.get(literal);
  if (!map) maps.set(literal, (map = readProperties(literal)));
  return map.get(name) ?? null;
}

function readProperties(literal: ObjectExpression): Map<string, Property> {
  const map = new Map<string, Property>();
  for (const property of literal.properties) {
    const name = property.type === 'Property' ? keyName(property) : null;
    if (property.type === 'Property' && name !== null) map.set(name, property);
    else map.clear();
  }
  return map;
}
