import { isFunction, keyName, memberName, someNode, stringValue, unwrap, walk, type CallExpression, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { ManyModel } from '../batch-format.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findIterations, type Iteration } from '../iteration/index.js';
import { readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { findUniqueKey } from '../races/unique.js';
import { describeList } from './arrays.js';
import { findAsked, findFirst } from './asked.js';
import { isExactKey } from './exact-keys.js';
import { findKeyPlace, type KeyPlace } from './key-forms.js';
import { judgeRound } from './round-effects.js';
import type { BatchRead, NPlusOne, TextEdit } from './types.js';

/** Fields that hold moments: two that are equal are different objects. */
const MOMENT = /(?:At|On|Date|Time|_at|_on)$|^(?:date|time|day|timestamp)$/;
/** Fields that no two records share, in every ORM and driver. */
const KEY = /^(?:id|_id|uuid)$/;

/** How one call before an iteration gives what a call in it asks for each element; null where that it does the same is not proven. */
export function findBatchRead(module: Module, { kind, call, operation, iteration }: NPlusOne): BatchRead | null {
  const model = operation.model.many;
  if (kind !== 'query' || !model || !iteration || operation.node !== call || call.type !== 'CallExpression' || (operation.does !== 'read-one' && operation.does !== 'read-many')) return null;
  if (iteration.over !== 'elements' || !iteration.list || findIterations(module, call).length !== 1 || iteration.carried.size > 0) return null;
  const element = elementOf(iteration);
  const list = describeList(module, iteration);
  const key = findKey(module, call, iteration.variables);
  const place = element && list && key ? findKeyPlace(module, operation, key, model.keys) : null;
  if (!element || !list || !key || !place || MOMENT.test(place.field) || usesRound(module, call, iteration, key)) return null;
  const isOne = isUnique(module, operation, place);
  const renames = renamed(module, operation, model, place);
  if (!renames || ((operation.does === 'read-one' || renames.isLimited) && !isOne)) return null;
  const asked = findAsked(module, call, iteration, model);
  const effects = asked && judgeRound(module, operation, iteration, asked.results, memberName(key));
  if (!asked || effects === null) return null;
  const first = isOne && operation.does === 'read-many' ? findFirst(asked) : null;
  return {
    operation, ...list, element, key, field: place.field, edits: [...renames.edits, ...place.edits], imports: place.imports, replaced: place.replaced ?? null, statement: asked.statement, asked: (first ?? asked).node, taken: (first ?? asked).taken,
    isGroup: operation.does === 'read-many' && !first, model, waits: asked.waits, isSafe: effects === 'reads' && list.isArray && isExactKey(module, operation, place.field, key, list.list),
  };
}

/** `x` of `for (const x of list)`, the parameter of a callback. */
function elementOf({ node, body, kind }: Iteration): Node | null {
  if (kind === 'callback') return isFunction(body) && body.params.length <= 1 && (body.params[0]?.type === 'Identifier' || body.params[0]?.type === 'ObjectPattern') ? body.params[0] : null;
  if (node.type !== 'ForOfStatement' || node.await || node.left.type !== 'VariableDeclaration' || node.left.kind !== 'const') return null;
  const pattern = node.left.declarations[0]?.id;
  return pattern?.type === 'Identifier' || pattern?.type === 'ObjectPattern' ? pattern : null;
}

/** The one expression of a call that comes from the element: its name, or a member of it. */
function findKey(module: Module, call: CallExpression, variables: ReadonlySet<Variable>): Node | null {
  const keys: Node[] = [];
  walk(call, (node) => {
    if (node.type !== 'Identifier') return;
    const variable = findVariable(module, node);
    if (variable === null || variable === 'global' || !variables.has(variable)) return;
    let key: Node = node;
    while (key.parent?.type === 'MemberExpression' && key.parent.object === key && !key.parent.computed && !key.parent.optional) key = key.parent;
    keys.push(key);
  });
  // In `{ id }` the name is there twice.
  const [key] = keys;
  return key && new Set(keys.map(({ range: [at] }) => at)).size === 1 && !(key.parent?.type === 'ChainExpression') ? key : null;
}

/** Whether anything else in a call is made in the round, or anew each time. */
function usesRound(module: Module, call: CallExpression, { body }: Iteration, key: Node): boolean {
  return someNode(call, (node) => {
    if (node.type === 'AwaitExpression' || node.type === 'YieldExpression' || isFunction(node) || node.type === 'AssignmentExpression') return true;
    if (node.type !== 'Identifier' || (node.range[0] >= key.range[0] && node.range[1] <= key.range[1])) return false;
    const variable = findVariable(module, node);
    return variable !== null && variable !== 'global' && variable.defs.some((each) => each.name.range[0] >= body.range[0] && each.name.range[1] <= body.range[1]);
  });
}

interface Renames {
  readonly edits: readonly TextEdit[];
  /** A limit to one record is left out. */
  readonly isLimited: boolean;
}

/** What takes the place of the methods that ask for one; null where the call says more than a call for many could. */
function renamed(module: Module, operation: Operation, model: ManyModel, { field, holder }: KeyPlace): Renames | null {
  const edits: TextEdit[] = [];
  const limit = readPart(module, operation, 'limit');
  let isLimited = false;
  let isRenamed = false;
  for (const [index, call] of operation.calls.entries()) {
    if (call.type !== 'CallExpression' || call.optional || call.typeArguments) return null;
    const callee = call.callee;
    const name = callee.type === 'MemberExpression' && !callee.computed && !callee.optional ? memberName(callee) : null;
    const other = name === null ? undefined : model.methods?.[name];
    if (other !== undefined && callee.type === 'MemberExpression') {
      isRenamed = true;
      if (other !== '') edits.push({ from: callee.property.range[0], to: callee.property.range[1], text: other });
      else {
        const [value] = call.arguments;
        if (!/^\s*\.\s*$/.test(homeOf(module, call).text.slice(callee.object.range[1], callee.property.range[0]))) return null;
        if (value && !(limit.state === 'set' && value.type === 'Literal' && value.value === 1 && call.arguments.length === 1)) return null;
        isLimited ||= value !== undefined;
        edits.push({ from: callee.object.range[1], to: call.range[1], text: '' });
      }
    } else if (call !== holder && !model.keeps?.includes(name ?? '') && (index > 0 || call.callee.type !== 'Identifier')) return null;
  }
  if (operation.does === 'read-one' && !isRenamed) return null;
  if (limit.state !== 'absent' && !isLimited && operation.does === 'read-many') return null;
  if (readPart(module, operation, 'lock').state !== 'absent') return null;
  return isPlain(operation, model) && givesField(module, operation, model, field) ? { edits, isLimited } : null;
}

/** Whether the options of the call are in sight, and mean the same for many. */
function isPlain({ calls: [own] }: Operation, { options }: ManyModel): boolean {
  if (!options || own?.type !== 'CallExpression') return true;
  const [first] = own.arguments;
  const given = first && unwrap(first);
  if (own.arguments.length > 1 || given?.type !== 'ObjectExpression') return own.arguments.length <= 1 && given?.type !== 'Identifier';
  return given.properties.every((each) => each.type === 'Property' && options.includes(keyName(each) ?? ''));
}

/** Whether the records that are read have the field of their key. */
function givesField(module: Module, operation: Operation, { selects, gives }: ManyModel, field: string): boolean {
  const fact = readPart(module, { calls: operation.calls, model: { ...operation.model, filter: selects ?? [] } }, 'filter');
  if (fact.state !== 'set') return fact.state === 'absent';
  if (gives?.includes(field)) return fact.values.every((each) => stringValue(each)?.includes(`-${field}`) === false);
  return fact.values.some((outer) => {
    const value = unwrap(outer);
    if (value.type === 'ObjectExpression') {
      return value.properties.some((each) => each.type === 'Property' && keyName(each) === field && (each.value.type === 'Literal' ? each.value.value === true : memberName(each.value) === field));
    }
    const names = value.type === 'ArrayExpression' ? value.elements : [value];
    return names.some((each) => each !== null && isNameOf(stringValue(each), field));
  });
}

function isNameOf(text: string | null, field: string): boolean {
  return text !== null && (text === '*' || text.split('.').at(-1) === field || text.endsWith('.*'));
}

function isUnique(module: Module, operation: Operation, { field }: KeyPlace): boolean {
  return KEY.test(field) || operation.model.unique === true || findUniqueKey(module, operation, [field]) === 'unique';
}
