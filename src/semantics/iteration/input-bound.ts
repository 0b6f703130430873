import { findReturns, isClass, isFunction, keyName, memberName, unwrap, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, findParameter, findSource, findTypeDeclaration, findVariable } from '../bindings/index.js';
import { findFieldCheck } from '../field-checks.js';
import { runPlacesOf } from '../flow/run-places.js';
import { homeOf } from '../home.js';
import { numberOf } from '../values.js';
import { judgeList } from './lists.js';

/** How many elements are few enough to be treated one by one, or all at once. */
export const FEW = 20;
const MAX_DEPTH = 10;
const MAX_CALLERS = 10;
/** Methods that give no more elements than they are called on has. */
const KEEPING = new Set(['map', 'filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'flat']);

/**
 * Whether what checks the input lets a list have only a few elements, wherever in the project that is: `z.array(city).max(5)`, `@ArrayMaxSize(5)`. The list is
 * followed through members, patterns and parameters to what it was read from; every caller in sight must hand over such a list.
 *
 * @param most How many elements are few.
 */
export function isBoundedByInput(module: Module, list: Node, most: number): boolean {
  return follow({ most }, module, list, [], 0);
}

/** `list.slice(i, i + 10)`, `['a', 'b']` */
function isPart(module: Module, node: Node, most: number): boolean {
  const { over, size } = judgeList(module, node);
  return over === 'chunks' || (over === 'literal' && (size === null || size <= most));
}

interface Search {
  readonly most: number;
}

/** `keys` lead from the value of `outer` to the list. */
function follow(search: Search, module: Module, outer: Node, keys: readonly string[], depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  const node = unwrap(outer);
  // A caller hands over a part of its list.
  if (depth > 0 && keys.length === 0 && isPart(module, node, search.most)) return true;
  switch (node.type) {
    case 'AwaitExpression':
      return follow(search, module, node.argument, keys, depth + 1);
    case 'MemberExpression': {
      const name = memberName(node);
      return name !== null && follow(search, module, node.object, [name, ...keys], depth + 1);
    }
    case 'LogicalExpression':
      return follow(search, module, node.left, keys, depth + 1);
    case 'CallExpression':
      return followCall(search, module, node, keys, depth);
    case 'ObjectExpression': {
      const property = node.properties.find((each) => each.type === 'Property' && keyName(each) === keys[0]);
      return property?.type === 'Property' && keys.length > 0 && follow(search, module, property.value, keys.slice(1), depth + 1);
    }
    case 'Identifier': {
      const variable = findVariable(module, node);
      return variable !== null && variable !== 'global' && followVariable(search, homeOf(module, variable.scope.block), variable, keys, depth);
    }
    default:
      return false;
  }
}

function followVariable(search: Search, module: Module, variable: Variable, keys: readonly string[], depth: number): boolean {
  const source = findSource(variable);
  if (source) return follow(search, module, source.value, [...source.keys, ...keys], depth + 1);
  const [definition] = variable.defs;
  const fn = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node : null;
  if (!fn || !definition) return false;
  const place = findParameter(variable);
  const index = place?.index ?? fn.params.findIndex((each) => each.range[0] <= definition.name.range[0] && definition.name.range[1] <= each.range[1]);
  const parameter = fn.params[index];
  const pattern = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  // `({ cities }) => …`: one key of what it is given.
  const own = pattern?.type === 'ObjectPattern' ? pattern.properties.flatMap((each) => (each.type === 'Property' && nameOf(each.value) === definition.name ? [keyName(each) ?? ''] : [])) : [];
  if (!pattern || (pattern.type === 'ObjectPattern' ? own.length !== 1 : pattern.type !== 'Identifier')) return false;
  const all = [...own, ...keys];
  if (isBoundedByClass(search, module, pattern, all)) return true;
  // `schema.transform(({ images = [] }) => …)`: what the schema lets through.
  const schema = index === 0 && fn.parent.type === 'CallExpression' && /^(transform|superRefine|refine|check|overwrite)$/u.test(memberName(fn.parent.callee) ?? '') ? unwrap(fn.parent.callee) : null;
  if (schema?.type === 'MemberExpression' && isBoundedSchema(search, module, schema.object, all, depth)) return true;
  const places = runPlacesOf(module, fn)?.places ?? [];
  return (
    places.length > 0 && places.length <= MAX_CALLERS &&
    places.every((call) => {
      const given = call.type === 'CallExpression' && call.callee !== fn ? call.arguments[index] : undefined;
      return given !== undefined && given.type !== 'SpreadElement' && !isFunction(given) && follow(search, homeOf(module, call), given, all, depth + 1);
    })
  );
}

/** `images` of `images = []` */
function nameOf(value: Node): Node {
  return value.type === 'AssignmentPattern' ? value.left : value;
}

/** `compareSchema.parse(body).cities`, `Joi.attempt(body, schema)`, `parseBody(request)` where that is in sight. */
function followCall(search: Search, module: Module, call: Extract<Node, { type: 'CallExpression' }>, keys: readonly string[], depth: number): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  if (callee.type === 'MemberExpression' && name !== null) {
    if (KEEPING.has(name) && keys.length === 0) return follow(search, module, callee.object, [], depth + 1);
    if (/^(parse|parseAsync|validateSync|cast)$/u.test(name)) return isBoundedSchema(search, module, callee.object, keys, depth);
    if (/^(safeParse|safeParseAsync|spa)$/u.test(name)) return keys[0] === 'data' && isBoundedSchema(search, module, callee.object, keys.slice(1), depth);
    if (/^(validate|validateAsync)$/u.test(name)) return isBoundedSchema(search, module, callee.object, keys[0] === 'value' ? keys.slice(1) : keys, depth);
  }
  // `parse(schema, body)` of valibot, `Joi.attempt(body, schema)`, `validate(schema, body)` of the project
  const fn = findFunction(module, callee);
  if (!fn) return keys.length > 0 && call.arguments.some((each) => each.type !== 'SpreadElement' && (isBoundedSchema(search, module, each, keys, depth) || isBoundedOption(search, module, each, keys, depth)));
  return findReturns(fn).length === 1 && findReturns(fn).every((each) => each !== null && follow(search, homeOf(module, fn), each, keys, depth + 1));
}

/** `parseWithZod(form, { schema })`, which may give what it made of it as a member: `submission.value.images`. */
function isBoundedOption(search: Search, module: Module, outer: Node, keys: readonly string[], depth: number): boolean {
  const options = unwrap(outer);
  const schema = options.type === 'ObjectExpression' ? options.properties.find((each) => each.type === 'Property' && keyName(each) === 'schema') : undefined;
  return schema?.type === 'Property' && [keys, keys.slice(1)].some((each) => each.length > 0 && isBoundedSchema(search, module, schema.value, each, depth));
}

/** Whether a schema lets what these keys lead to have only a few elements. */
function isBoundedSchema(search: Search, module: Module, outer: Node, keys: readonly string[], depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  const node = unwrap(findLiteral(module, outer) ?? outer);
  const home = homeOf(module, node);
  if (node.type !== 'CallExpression') return false;
  const [first] = node.arguments;
  const callee = unwrap(node.callee);
  const name = callee.type === 'Identifier' ? callee.name : (memberName(callee) ?? '');
  if (keys.length === 0) {
    if (/^(max|length|maxLength|maxItems)$/u.test(name) && first && first.type !== 'SpreadElement') return isFew(search, home, first);
    if (name === 'tuple') return true;
    // Of words that are written out there are only so many.
    if ((name === 'array' || name === 'set') && isOfWords(home, first ?? (callee.type === 'MemberExpression' ? callee.object : node))) return true;
    // `Type.Array(item, { maxItems: 5 })`
    const options = node.arguments.at(-1);
    const most = options?.type === 'ObjectExpression' ? options.properties.find((each) => each.type === 'Property' && keyName(each) === 'maxItems') : undefined;
    if (most?.type === 'Property' && isFew(search, home, most.value)) return true;
  }
  const inner = node.arguments.flatMap((each) => (each.type === 'SpreadElement' ? [] : [each]));
  if (keys.length > 0) {
    const [key, ...rest] = keys;
    for (const each of inner) {
      const object = unwrap(findLiteral(home, each) ?? each);
      const property = object.type === 'ObjectExpression' ? object.properties.find((one) => one.type === 'Property' && keyName(one) === key) : undefined;
      if (property?.type === 'Property') return isBoundedSchema(search, homeOf(home, object), property.value, rest, depth + 1);
    }
  }
  // `z.array(email).max(5).or(email.transform((one) => [one]))`
  if (name === 'or' && callee.type === 'MemberExpression') return isBoundedSchema(search, home, callee.object, keys, depth + 1) && inner.every((each) => isBoundedSchema(search, home, each, keys, depth + 1) || isSingle(each));
  // `.optional()`, `.transform(split).pipe(schema)`, `pipe(array(item), maxLength(5))`
  const isPassing = name === 'pipe' || name === 'preprocess' || name === 'optional' || name === 'nullable' || name === 'merge' || name === 'and';
  if (isPassing && inner.some((each) => isBoundedSchema(search, home, each, keys, depth + 1))) return true;
  return callee.type === 'MemberExpression' && name !== 'transform' && isBoundedSchema(search, home, callee.object, keys, depth + 1);
}

/** `z.enum(['day', 'week'])`, `z.nativeEnum(Region)`, `z.literal('day')` */
function isOfWords(module: Module, outer: Node): boolean {
  const node = unwrap(findLiteral(module, outer) ?? outer);
  return node.type === 'CallExpression' && /^(enum|nativeEnum|literal|picklist|enum_|Enum|Literal)$/u.test((node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee)) ?? '');
}

/** `email.transform((one) => [one])` */
function isSingle(outer: Node): boolean {
  const node = unwrap(outer);
  const callback = node.type === 'CallExpression' && memberName(unwrap(node.callee)) === 'transform' ? node.arguments[0] : undefined;
  return callback?.type === 'ArrowFunctionExpression' && unwrap(callback.body).type === 'ArrayExpression';
}

function isFew({ most }: Search, module: Module, node: Node): boolean {
  const size = numberOf(module, node);
  return size !== null && size <= most;
}

/** `@ArrayMaxSize(5) cities: string[]` of the class that a parameter is declared with. */
function isBoundedByClass(search: Search, module: Module, pattern: Node, [key, ...rest]: readonly string[]): boolean {
  const annotation = 'typeAnnotation' in pattern ? pattern.typeAnnotation : undefined;
  const type = annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : null;
  const declared = type?.type === 'TSTypeReference' ? findTypeDeclaration(module, type.typeName) : null;
  if (!declared || !isClass(declared) || key === undefined || rest.length > 0) return false;
  const check = findFieldCheck(module, declared, key, 'length');
  const [first] = check?.type === 'CallExpression' ? check.arguments : [];
  return check !== null && first !== undefined && first.type !== 'SpreadElement' && isFew(search, homeOf(module, check), first);
}
