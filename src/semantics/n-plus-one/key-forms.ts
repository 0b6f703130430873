import { keyName, memberName, stringValue, unwrap, wrapped, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { KeyFormModel } from '../batch-format.js';
import { findInvoked } from '../bindings/index.js';
import { readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { findPlaceholder } from './placeholders.js';
import type { TextEdit } from './types.js';

/** Where the key of a record stands in a call, and what makes of it a condition for the keys of a list. */
export interface KeyPlace {
  readonly field: string;
  readonly edits: readonly TextEdit[];
  readonly imports: readonly { readonly from: string; readonly name: string }[];
  /** What else is to be the same for all: nothing but this may come from the element. */
  readonly key: Node;
  /** The function that another one is called in the place of. */
  readonly replaced?: Node;
  /** The method of the chain that it is an argument of. */
  readonly holder: CallExpression | null;
}

/** The place of a key, by the first form of the library that it has. */
export function findKeyPlace(module: Module, operation: Operation, key: Node, forms: readonly KeyFormModel[]): KeyPlace | null {
  for (const form of forms) {
    const found = readForm(module, operation, key, form);
    if (found) return found;
  }
  return null;
}

function readForm(module: Module, operation: Operation, key: Node, form: KeyFormModel): KeyPlace | null {
  switch (form.form) {
    case 'property':
      return readProperty(module, operation, key, form);
    case 'condition':
      return readCondition(operation, key, form);
    case 'operator':
      return readOperator(module, operation, key, form);
    case 'argument':
      return readArgument(operation, key, form);
    case 'placeholder': {
      const found = findPlaceholder(module, operation, key, form.any);
      return found && { field: found.field, edits: [found.edit, replaced(key, '%keys')], imports: [], key, holder: null };
    }
  }
}

function replaced({ range: [from, to] }: Node, text: string): TextEdit {
  return { from, to, text };
}

/** `{ id: key }`, which must be the filter itself: not a condition on another record, nor one of several that may hold. */
function readProperty(module: Module, operation: Operation, key: Node, { any, imports }: Extract<KeyFormModel, { form: 'property' }>): KeyPlace | null {
  const property = wrapped(key).parent;
  if (property?.type !== 'Property' || property.computed || property.method || property.parent.type !== 'ObjectExpression') return null;
  const filter = readPart(module, operation, 'filter');
  const field = keyName(property);
  if (filter.state !== 'set' || filter.values.length !== 1 || !filter.values[0] || unwrap(filter.values[0]) !== property.parent || field === null || /\W/.test(field)) return null;
  const edit = property.shorthand ? replaced(property, `${field}: ${any}`) : replaced(property.value, any);
  return { field, edits: [edit], imports: imports ? [imports] : [], key, holder: null };
}

/** `where('users.id', key)`, `where('id', '=', key)`, `where({ id: key })` */
function readCondition(operation: Operation, key: Node, { methods, operator, any, method }: Extract<KeyFormModel, { form: 'condition' }>): KeyPlace | null {
  const outer = wrapped(key);
  const property = outer.parent?.type === 'Property' ? outer.parent : null;
  const call = property ? property.parent.parent : outer.parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.computed || !operation.calls.includes(call) || !methods.includes(memberName(call.callee) ?? '')) return null;
  const rename = method === undefined ? [] : [replaced(call.callee.property, method)];
  if (property) {
    const field = keyName(property);
    if (operator !== undefined || property.computed || field === null || property.parent.type !== 'ObjectExpression' || property.parent.properties.length !== 1 || call.arguments.length !== 1) return null;
    return { field, edits: [...rename, replaced(property.parent, `'${field}', %keys`)], imports: [], key, holder: call };
  }
  const [name, second, third] = call.arguments;
  const column = name && stringValue(name);
  const field = column?.split('.').at(-1);
  if (!column || !field || !/^\w+$/.test(field)) return null;
  if (operator === undefined) {
    const isPlain = call.arguments.length === 2 && second === outer;
    const isWithEquals = call.arguments.length === 3 && third === outer && second !== undefined && stringValue(second) === '=';
    if (!isPlain && !isWithEquals) return null;
    const end = isWithEquals && second ? [{ from: second.range[0], to: outer.range[1], text: '%keys' }] : [replaced(outer, '%keys')];
    return { field, edits: [...rename, ...end], imports: [], key, holder: call };
  }
  if (call.arguments.length !== 3 || third !== outer || !second || stringValue(second) !== operator) return null;
  return { field, edits: [...rename, replaced(second, any ?? ''), replaced(outer, '%keys')], imports: [], key, holder: call };
}

/** `eq(users.id, key)`, alone or in `and(…)` */
function readOperator(module: Module, operation: Operation, key: Node, { from, name, any, joins }: Extract<KeyFormModel, { form: 'operator' }>): KeyPlace | null {
  const outer = wrapped(key);
  const call = outer.parent;
  if (call?.type !== 'CallExpression' || call.arguments.length !== 2 || call.arguments[1] !== outer || call.callee.type !== 'Identifier' || !isExport(module, call, from, [name])) return null;
  const filter = readPart(module, operation, 'filter');
  const [whole] = filter.state === 'set' && filter.values.length === 1 ? filter.values : [];
  const isWhole = whole !== undefined && unwrap(whole) === call;
  const isJoined = whole !== undefined && unwrap(whole) === call.parent && call.parent.type === 'CallExpression' && isExport(module, call.parent, from, joins);
  const column = unwrap(call.arguments[0] as Node);
  const field = memberName(column);
  if ((!isWhole && !isJoined) || field === null || column.type !== 'MemberExpression') return null;
  return { field, edits: [replaced(call.callee, '%name'), replaced(outer, '%keys')], imports: [{ from, name: any }], replaced: call.callee, key, holder: null };
}

function isExport(module: Module, call: CallExpression, from: string, names: readonly string[]): boolean {
  const path = findInvoked(module, call);
  const [first, second, ...rest] = path?.package === from ? path.steps : [];
  return first?.kind === 'member' && names.includes(first.name) && second?.kind === 'call' && rest.length === 0;
}

/** `findByPk(key)` */
function readArgument({ calls: [own] }: Operation, key: Node, { field, any, of }: Extract<KeyFormModel, { form: 'argument' }>): KeyPlace | null {
  const outer = wrapped(key);
  if (own?.type !== 'CallExpression' || outer.parent !== own || own.arguments[0] !== outer || own.arguments.length !== 1) return null;
  if (of && !of.includes(memberName(own.callee) ?? '')) return null;
  return { field, edits: [replaced(outer, any)], imports: [], key, holder: null };
}
