import { findEnclosingFunction, isFunction, memberName, unwrap, walk, type Identifier, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findLiteral, findParameter, findSource, findTypeDeclaration, findVariable, isGlobal, resolveValue } from '../bindings/index.js';
import { describeHandler } from '../describe-handler.js';
import { runPlacesOf } from '../flow/run-places.js';
import { homeOf } from '../home.js';
import { findEnum } from '../schemas/enums.js';

/** How many values an expression may have. `open`: one for each request, row or moment; `few`: a list that the code itself names. */
export type Variety = 'open' | 'few' | 'unknown';

const UNIQUE = new Set(['uuid', 'nanoid', 'cuid', 'ulid', 'ulidx', '@paralleldrive/cuid2', 'crypto', 'node:crypto', 'bson', 'mongodb', 'shortid']);
/** How many calls and names are followed one behind the other. */
const MAX_DEPTH = 6;
const MAX_CALLERS = 20;

/** How many values a key may have, by where it comes from. */
export function varietyOf(module: Module, node: Node, depth = 0): Variety {
  if (depth > MAX_DEPTH) return 'unknown';
  const inner = unwrap(node);
  if (inner.type === 'Literal' || findLiteral(module, inner)?.type === 'Literal') return 'few';
  if (inner !== node && node.type === 'AwaitExpression') return 'open';
  switch (inner.type) {
    case 'Identifier':
      return ofName(module, inner, depth);
    case 'UpdateExpression':
      return 'open';
    case 'ThisExpression':
      return 'unknown';
    case 'ConditionalExpression':
      return together([isAmongFew(module, inner.test) ? 'few' : varietyOf(module, inner.consequent, depth + 1), varietyOf(module, inner.alternate, depth + 1)]);
    case 'CallExpression':
      if (isUnique(module, inner)) return 'open';
      break;
    case 'MemberExpression':
      if (isEnvironment(module, inner)) return 'few';
      break;
    default:
  }
  return together(namesIn(inner).map((name) => ofName(module, name, depth + 1, inner.type !== 'TemplateLiteral')));
}

/** `Object.values(Interval).includes(name)`, `['a', 'b'].includes(name)`, `NAMES.has(name)`: what passes is one of a list that the code names. */
function isAmongFew(module: Module, test: Node): boolean {
  const call = unwrap(test);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  if (callee?.type !== 'MemberExpression' || !/^(?:includes|has)$/.test(memberName(callee) ?? '')) return false;
  const list = findLiteral(module, callee.object) ?? unwrap(callee.object);
  if (list.type === 'CallExpression' && list.callee.type === 'MemberExpression') return isGlobal(module, list.callee.object, 'Object') && /^(?:keys|values)$/.test(memberName(list.callee) ?? '');
  const elements = list.type === 'NewExpression' && list.arguments[0] ? unwrap(list.arguments[0]) : list;
  return elements.type === 'ArrayExpression' && elements.elements.every((each) => each?.type === 'Literal');
}

/** By the types that a collection is declared to hold: `new Map<Corpus, Doc[]>()` of a union of literals, `new Set<Interval>()` of an enum. */
export function varietyOfHolder(module: Module, init: Node | null): Variety | null {
  const made = init && unwrap(init);
  const [first] = made?.type === 'NewExpression' ? (made.typeArguments?.params ?? []) : [];
  return first ? varietyOfType(module, first, 0) : null;
}

function together(all: readonly Variety[]): Variety {
  if (all.includes('open')) return 'open';
  return all.length > 0 && all.every((each) => each === 'few') ? 'few' : 'unknown';
}

/** The names that a value is made of. */
function namesIn(node: Node): readonly Identifier[] {
  const names: Identifier[] = [];
  walk(node, (at) => {
    if (isFunction(at) || at.type.startsWith('TS')) return at === node || !isFunction(at);
    if (at.type !== 'Identifier') return true;
    const { parent } = at;
    const isName = (parent.type === 'MemberExpression' && parent.property === at && !parent.computed) || (parent.type === 'Property' && parent.key === at && !parent.computed);
    if (!isName) names.push(at);
    return true;
  });
  return names.slice(0, 20);
}

/** `randomUUID()`, `Date.now()`, `Math.random()` */
function isUnique(module: Module, call: Extract<Node, { type: 'CallExpression' }>): boolean {
  const { callee } = call;
  if (callee.type === 'MemberExpression') {
    const name = memberName(callee);
    if ((name === 'now' && isGlobal(module, callee.object, 'Date')) || (name === 'random' && isGlobal(module, callee.object, 'Math'))) return true;
    if (name === 'randomUUID') return true;
  }
  const path = resolveValue(module, call);
  return path !== null && path.package !== null && UNIQUE.has(path.package);
}

function isEnvironment(module: Module, node: Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'MemberExpression' && memberName(node.object) === 'env' && isGlobal(module, node.object.object, 'process');
}

/** @param isPart - Whether it is only what the value is taken from: `user` in `user.id`. */
function ofName(module: Module, name: Identifier, depth: number, isPart = false): Variety {
  const variable = findVariable(module, name);
  if (variable === null || variable === 'global' || depth > MAX_DEPTH) return 'unknown';
  const definition = variable.defs[0];
  const place = findParameter(variable);
  if (place) {
    const parameter = place.fn.params[place.index];
    const declared = isPart || !parameter || parameter.type === 'ObjectPattern' ? null : declaredVariety(homeOf(module, place.fn), parameter);
    return declared ?? ofParameter(homeOf(module, place.fn), place.fn, place.index, depth);
  }
  if (definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return 'unknown';
  const loop = definition.node.parent.parent;
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return varietyOf(module, loop.right, depth + 1) === 'open' ? 'open' : 'unknown';
  const source = findSource(variable);
  if (!source) return isCounter(variable.references.map(({ identifier }) => identifier as Node)) ? 'open' : 'unknown';
  return source.value.type === 'AwaitExpression' ? 'open' : varietyOf(homeOf(module, source.value), source.value, depth + 1);
}

/** `nextId++` */
function isCounter(mentions: readonly Node[]): boolean {
  return mentions.some(({ parent }) => parent?.type === 'UpdateExpression');
}

/** By what the calls of a function give: what a framework gives is outside input. */
function ofParameter(module: Module, fn: Extract<Node, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }>, index: number, depth: number): Variety {
  if (describeHandler(module, fn)) return 'open';
  const { places = [], isComplete = false } = runPlacesOf(module, fn) ?? {};
  const all = places.slice(0, MAX_CALLERS).map((place): Variety => {
    if (place.type !== 'CallExpression' && place.type !== 'NewExpression') return 'unknown';
    const home = homeOf(module, place);
    // `list.map((item) => …)`: as many as the list has.
    const isCallback = findEnclosingFunction(fn) !== null && place.arguments.some((each) => unwrap(each) === fn);
    if (isCallback) return place.callee.type === 'MemberExpression' && varietyOf(home, place.callee.object, depth + 1) === 'open' ? 'open' : 'unknown';
    const argument = place.arguments[index];
    return argument && argument.type !== 'SpreadElement' ? varietyOf(home, argument, depth + 1) : 'unknown';
  });
  if (all.includes('open')) return 'open';
  return isComplete && all.length > 0 && all.every((each) => each === 'few') ? 'few' : 'unknown';
}

/** What a declared type says: text and numbers say nothing, a list of literals is few, and of any other type nothing is known. */
function declaredVariety(module: Module, parameter: Node): Variety | null {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const annotation = 'typeAnnotation' in target ? (target.typeAnnotation as TSESTree.TSTypeAnnotation | undefined) : undefined;
  return annotation?.type === 'TSTypeAnnotation' ? varietyOfType(module, annotation.typeAnnotation, 0) : null;
}

function varietyOfType(module: Module, type: TSESTree.TypeNode, depth: number): Variety | null {
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSNumberKeyword':
    case 'TSBigIntKeyword':
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
      return null;
    case 'TSLiteralType':
    case 'TSBooleanKeyword':
      return 'few';
    case 'TSIndexedAccessType':
      // `(typeof NAMES)[number]`
      return type.objectType.type === 'TSTypeQuery' ? 'few' : 'unknown';
    case 'TSTypeOperator':
      return type.operator === 'keyof' ? 'few' : 'unknown';
    case 'TSUnionType': {
      const all = type.types.filter(({ type: kind }) => kind !== 'TSUndefinedKeyword' && kind !== 'TSNullKeyword').map((each) => varietyOfType(module, each, depth + 1));
      return all.includes(null) ? null : together(all.map((each) => each ?? 'unknown'));
    }
    case 'TSTypeReference': {
      const declaration = findTypeDeclaration(module, type.typeName);
      const [first] = type.typeArguments?.params ?? [];
      if (!declaration && first && type.typeName.type === 'Identifier' && /^(?:Exclude|Extract|NonNullable)$/.test(type.typeName.name)) return varietyOfType(module, first, depth + 1);
      if ((declaration as Node | null)?.type === 'TSEnumDeclaration' || isEnum(module, type.typeName)) return 'few';
      return declaration?.type === 'TSTypeAliasDeclaration' && depth < 5 ? varietyOfType(homeOf(module, declaration), declaration.typeAnnotation, depth + 1) : 'unknown';
    }
    default:
      return 'unknown';
  }
}

function isEnum(module: Module, name: Node): boolean {
  return findEnum(module, name) !== null;
}
