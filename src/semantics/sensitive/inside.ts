import { keyName, memberName, unwrap, type CallExpression, type Node, type Property } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { isGlobal, resolveValue } from '../bindings/index.js';
import { memo } from '../memo.js';
import { isHarmless } from './harmless.js';
import { describeRecord, findKindOfName, findPersonalName, isPersonal, WHAT } from './names.js';
import { findOrigins } from './origin.js';
import type { Sensitive, SensitivePart, SensitiveProof } from './types.js';
import { describeValue } from './value.js';

/** Where a part stands in a line of a log. */
interface Place {
  readonly field: Node | null;
  /** Null in a text. */
  readonly path: readonly string[] | null;
}

const STRENGTH: Readonly<Record<SensitiveProof, number>> = { source: 2, use: 1, name: 0 };

/** What a value holds that nobody who reads logs should have: of several, the one with the strongest proof. */
export function findSensitive(module: Module, expression: Node): Sensitive | null {
  return strongest(listSensitive(module, expression, { field: null, path: [] }));
}

function strongest<T extends Sensitive>(parts: readonly T[]): T | null {
  return parts.reduce<T | null>((best, each) => (best && STRENGTH[best.proof] >= STRENGTH[each.proof] ? best : each), null);
}

/** Each part of an expression as it is written that is such a value: fields, spreads, placeholders of templates. */
export function listSensitive(module: Module, outer: Node, place: Place): readonly SensitivePart[] {
  const node = unwrap(outer);
  const inText: Place = { field: place.field, path: null };
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.flatMap((property, index) => {
        if (property.type === 'Property') return listInField(module, property, place);
        const later = node.properties.slice(index + 1).flatMap((each) => (each.type === 'Property' ? (keyName(each) ?? []) : []));
        return listSensitive(module, property.argument, { field: property, path: place.path }).filter(({ part }) => part === undefined || !later.includes(part));
      });
    case 'ArrayExpression':
      return node.elements.flatMap((each) => (each ? listSensitive(module, each.type === 'SpreadElement' ? each.argument : each, { ...place, path: below(place, '*') }) : []));
    case 'TemplateLiteral':
      return node.expressions.flatMap((each) => listSensitive(module, each, inText));
    case 'BinaryExpression':
      return node.operator === '+' ? [...listSensitive(module, node.left, inText), ...listSensitive(module, node.right, inText)] : [];
    case 'ConditionalExpression':
      return [...listSensitive(module, node.consequent, place), ...listSensitive(module, node.alternate, place)];
    case 'LogicalExpression':
      return node.operator === '&&' ? listSensitive(module, node.right, place) : [...listSensitive(module, node.left, place), ...listSensitive(module, node.right, place)];
    case 'CallExpression': {
      const printed = findPrinted(module, node);
      if (printed === 'unknown') return [];
      if (printed) return listSensitive(module, printed, inText).map((each) => (each.node === printed ? { ...each, node: outer } : each));
      break;
    }
  }
  const known = describeValue(module, node);
  const found = known && known.proof !== 'name' ? known : strongest([known, behind(module, node)].filter((each) => each !== null));
  return found ? [{ ...found, node: outer, ...place }] : [];
}

function listInField(module: Module, property: Property, place: Place): readonly SensitivePart[] {
  const name = keyName(property);
  const inside: Place = { field: property, path: name === null ? null : below(place, name) };
  const found = listSensitive(module, property.value, inside);
  if (found.length > 0) return found;
  const kind = name === null ? null : (findKindOfName(name) ?? findPersonalName(name));
  const value = unwrap(property.value);
  // `{ password: input }`: the key says what the value is.
  const mayBe = value.type === 'Identifier' || value.type === 'MemberExpression' || value.type === 'TemplateLiteral';
  if (!kind || !mayBe || property.shorthand || isHarmless(module, value) || findOrigins(module, value).some((each) => each.keys.length === 0 && isHarmless(module, each.node))) return [];
  return [{ kind, proof: 'name', what: WHAT[kind], node: property.value, ...inside }];
}

function below({ path }: Place, name: string): readonly string[] | null {
  return path && [...path, name];
}

/** What `JSON.stringify(x)`, `util.inspect(x)`, `String(x)` print; `unknown` where a replacer has a say. */
function findPrinted(module: Module, call: CallExpression): Node | 'unknown' | null {
  const { callee } = call;
  const [first, second] = call.arguments;
  if (!first) return null;
  if (isGlobal(module, callee, 'String')) return first;
  if (callee.type !== 'MemberExpression') return null;
  const name = memberName(callee);
  if (name === 'stringify' && callee.object.type === 'Identifier' && callee.object.name === 'JSON') {
    const isPlain = !second || (second.type === 'Literal' && second.value === null) || isGlobal(module, second, 'undefined');
    return isPlain ? first : 'unknown';
  }
  const path = name === 'inspect' ? resolveValue(module, callee) : null;
  return path?.package === 'util' ? first : null;
}

/** What a variable was made of in sight: `const payload = { email, password }`, `` const line = `… ${token}` ``. */
const behind = memo<Node, Sensitive>('sensitive behind a name', (module, node) => {
  if (isHarmless(module, node)) return null;
  for (const { node: made, keys } of findOrigins(module, node).slice(1)) {
    const value = findKept(made, keys);
    if (!value) continue;
    const parts = listSensitive(module, value, { field: null, path: [] });
    const found = strongest(parts);
    if (!found) return null;
    if (isPersonal(found)) return { kind: found.kind, proof: found.proof, what: found.what };
    const name = found.path?.at(-1);
    return made.type === 'ObjectExpression' && value === made && name !== undefined ? describeRecord(found.proof, found.part ?? name) : { kind: found.kind, proof: found.proof, what: found.what };
  }
  return null;
});

/** The literal that a value is, or the part of it that keys lead to. */
function findKept(made: Node, keys: readonly string[]): Node | null {
  let at: Node = made;
  for (const key of keys) {
    if (at.type !== 'ObjectExpression') return null;
    const property: Node | undefined = at.properties.findLast((each) => each.type === 'Property' && keyName(each) === key);
    if (property?.type !== 'Property') return null;
    at = unwrap(property.value);
  }
  return /^(ObjectExpression|ArrayExpression|TemplateLiteral|BinaryExpression|ConditionalExpression)$/.test(at.type) || keys.length > 0 ? at : null;
}
