import { findEnclosingFunction, isFunction, keyName, memberName, someNode, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { describeOperation, findStoreCall } from '../operations/index.js';
import type { OperationModel, PlaceholderModel } from '../types.js';
import type { UnsafeValue } from './find-unsafe.js';
import { findPieces, type Piece } from './pieces.js';
import { findRawModel } from './sinks.js';
import { findSpots, type Spot } from './spots.js';

/** Where the values of a statement go. */
export type ValuesPlace =
  /** Into a list that is there; for each spot, how many of its elements stand before the value. */
  | { readonly kind: 'list'; readonly list: TSESTree.ArrayExpression; readonly at: readonly number[] }
  /** Into a list, or an object by name, that is to be written behind an argument or a property, as an option where it has a key. */
  | { readonly kind: 'behind'; readonly node: Node; readonly keys: readonly string[]; readonly isNamed: boolean }
  /** Into an object that is there. */
  | { readonly kind: 'object'; readonly object: TSESTree.ObjectExpression; readonly keys: readonly string[] }
  /** Among the arguments of a later call of the chain: `prepare('…').get(name)`; for each spot, how many of them stand before the value. */
  | { readonly kind: 'arguments'; readonly call: CallExpression; readonly at: readonly number[] }
  /** They stay in the text, which becomes a template of a tag: of another method, or of what the method is called on. */
  | { readonly kind: 'tag'; readonly method: string | null };

/** How the values in a statement are handed over beside its text. */
export interface ParameterPlan {
  readonly call: CallExpression;
  readonly text: Node;
  readonly spots: readonly Spot[];
  /** For each spot, what is to stand in the text. */
  readonly placeholders: readonly string[];
  /** For each spot, the name of its value, where the driver takes names. */
  readonly names: readonly string[];
  readonly place: ValuesPlace;
  /** Whether the same values may be refused where they are of another type than the column. */
  readonly isTyped: boolean;
  /** The values for which a placeholder can stand. */
  readonly covers: ReadonlySet<Node>;
}

/** How a driver is given the values that a call puts into the text of its statement; null where nothing says how, or that cannot be written. */
export function planParameters(module: Module, call: CallExpression, found: readonly UnsafeValue[]): ParameterPlan | null {
  const values = new Set(found.filter(({ isValue }) => isValue).map(({ node }) => node));
  const raw = values.size > 0 ? findRawModel(module, call) : null;
  const model = raw ?? (values.size > 0 ? findOwnModel(module, call) : null);
  const form = model && findForm(module, model);
  if (!model || !form || call.optional) return null;
  const slot = findTextSlot(module, call, model);
  const pieces = slot && findPieces(homeOf(module, call).text, slot.text);
  if (!slot || !pieces) return null;
  const spots = findSpots(pieces, values, form, raw !== null);
  if (spots.length === 0 || (slot.isMoved && !spots.every((each) => isFixed(module, each)))) return null;
  const left = pieces.filter((each) => each.kind === 'value').length - spots.flatMap(({ content }) => content).filter((each) => each.kind === 'value').length;
  const known = placeholdersIn(pieces, form);
  const names = nameAll(spots);
  if (form.form === ':name' && raw && names.some((each) => isMentioned(module, call, each))) return null;
  const place = form.form === 'tag' ? (left === 0 && known === 0 && !slot.isMoved ? findTag(call, slot, form) : null) : findPlace({ call, model, slot, form, spots, known, left, names });
  if (!place) return null;
  const placeholders = spots.map((_, index) => (form.form === '$1' ? `$${known + index + 1}` : form.form === '?' ? '?' : `:${names[index] ?? ''}`));
  const covers = new Set(spots.flatMap(({ content }) => content.flatMap((each) => (each.kind === 'value' ? [unwrap(each.node)] : []))));
  return { call, text: slot.text, spots, placeholders, names, place, isTyped: form.isTyped ?? false, covers };
}

function findOwnModel(module: Module, call: CallExpression): OperationModel | null {
  const operation = describeOperation(module, call) ?? findStoreCall(module, call);
  return operation?.calls[0] === call ? operation.model : null;
}

/** The form that the driver of the package understands. */
function findForm(module: Module, { placeholders = [] }: OperationModel): PlaceholderModel | null {
  const possible = placeholders.filter(({ drivers }) => !drivers || drivers.some((name) => module.package?.dependsOn(name)));
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

interface TextSlot {
  readonly text: Node;
  readonly argument: number;
  /** The property of the options that holds it. */
  readonly property: TSESTree.Property | null;
  /** It is written before the call, in a variable that is used once. */
  readonly isMoved: boolean;
}

function findTextSlot(module: Module, call: CallExpression, { text = [] }: OperationModel): TextSlot | null {
  for (const { argument, option } of text) {
    const given = argument === undefined ? undefined : call.arguments[argument];
    if (argument === undefined || !given || call.arguments.slice(0, argument + 1).some(({ type }) => type === 'SpreadElement')) continue;
    const object = unwrap(given);
    if ((object.type === 'ObjectExpression') !== (option !== undefined)) continue;
    const property = object.type === 'ObjectExpression' ? object.properties.find((each) => each.type === 'Property' && keyName(each) === option) : null;
    if (property === undefined || property?.type === 'SpreadElement') continue;
    const node = unwrap(property ? property.value : given);
    const moved = node.type === 'Identifier' ? findOnlyText(module, node, call) : null;
    return { text: moved ?? node, argument, property, isMoved: moved !== null };
  }
  return null;
}

/** `` const sql = `…`; … pool.query(sql) `` */
function findOnlyText(module: Module, name: Extract<Node, { type: 'Identifier' }>, call: Node): Node | null {
  const variable = findVariable(module, name);
  if (variable === null || variable === 'global') return null;
  const [definition] = variable.defs;
  const declarator = definition?.type === 'Variable' ? definition.node : null;
  const others = variable.references.filter(({ init, identifier }) => !init && identifier !== name);
  if (!declarator?.init || declarator.parent.kind !== 'const' || others.length > 0 || findEnclosingFunction(declarator) !== findEnclosingFunction(call)) return null;
  return declarator.init;
}

/** Whether a value is the same where the call is as where the text is: names that are given nothing new. */
function isFixed(module: Module, { content }: Spot): boolean {
  return content.every((piece) => piece.kind === 'text' || !someNode(piece.node, (each) => {
    if (/^(?:Await|Yield|Call|New|Update|Assignment)/.test(each.type)) return true;
    const variable = each.type === 'Identifier' ? findVariable(module, each) : null;
    return variable !== null && variable !== 'global' && variable.references.some((reference) => reference.isWrite() && !reference.init);
  }));
}

/** How many placeholders a text has already. */
function placeholdersIn(pieces: readonly Piece[], { form }: PlaceholderModel): number {
  const text = pieces.map((each) => (each.kind === 'text' ? each.text : ' ')).join('').replace(/'[^']*'/g, '');
  if (form === '?') return text.split('?').length - 1;
  if (form === ':name') return [...text.matchAll(/(?<![:\w]):[a-z_]\w*|\?|\$\w/gi)].length;
  return Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
}

/** `userName` of `input.userName`; each of them once. */
function nameAll(spots: readonly Spot[]): readonly string[] {
  const taken = new Set<string>();
  return spots.map(({ content }) => {
    const value = content.find((each) => each.kind === 'value');
    const node = value && unwrap(value.node);
    const own = node?.type === 'Identifier' ? node.name : ((node && memberName(node)) ?? '');
    const wanted = /^[a-z_]\w*$/i.test(own) ? own : 'value';
    let name = wanted;
    for (let n = 2; taken.has(name); n += 1) name = `${wanted}${n}`;
    taken.add(name);
    return name;
  });
}

/** Whether a query names a parameter so already: those of a builder share their names. */
function isMentioned(module: Module, call: Node, name: string): boolean {
  const fn = findEnclosingFunction(call);
  const { text } = homeOf(module, call);
  return new RegExp(`:${name}\\b`).test(fn ? text.slice(...fn.range) : text);
}

/** `` prisma.$queryRaw`…` `` */
function findTag({ arguments: given, callee }: CallExpression, { text, property }: TextSlot, { tag }: PlaceholderModel): ValuesPlace | null {
  const isFit = given.length === 1 && given[0] === text && property === null && text.type === 'TemplateLiteral' && callee.type === 'MemberExpression' && !callee.computed && !callee.optional;
  return isFit ? { kind: 'tag', method: tag ?? null } : null;
}

interface Sought {
  readonly call: CallExpression;
  readonly model: OperationModel;
  readonly slot: TextSlot;
  readonly form: PlaceholderModel;
  readonly spots: readonly Spot[];
  readonly known: number;
  readonly names: readonly string[];
  /** How many values stay in the text. */
  readonly left: number;
}

function findPlace(sought: Sought): ValuesPlace | null {
  const { call, model: { values = [] }, slot, form, known } = sought;
  if (form.form === ':name') return known > 0 ? null : findNamed(sought);
  const place = values.find((each) => (slot.property ? each.argument === slot.argument && each.option !== undefined : each.option === undefined));
  if (place?.argument === undefined) return null;
  if (place.chained) return findChained(sought, place.chained);
  if (slot.property) {
    const object = slot.property.parent;
    if (object.type !== 'ObjectExpression' || object.properties.some(({ type }) => type !== 'Property')) return null;
    const given = object.properties.find((each) => each.type === 'Property' && keyName(each) === place.option);
    if (given?.type === 'Property') return intoList(sought, given.value);
    return known === 0 && place.option !== undefined && call.arguments.length === 1 ? { kind: 'behind', node: slot.property, keys: [place.option], isNamed: false } : null;
  }
  const given = call.arguments[place.argument];
  const before = call.arguments[place.argument - 1];
  // A callback comes last: `query(text, (error, rows) => …)`.
  if (before && known === 0 && (!given || isFunction(given))) return { kind: 'behind', node: before, keys: [], isNamed: false };
  return given && !isFunction(given) ? intoList(sought, given) : null;
}

/** `prepare('…').all()` becomes `prepare('…').all(name)`. */
function findChained({ call, spots, known, left }: Sought, names: readonly string[]): ValuesPlace | null {
  const member = call.parent;
  const later = member.type === 'MemberExpression' && member.object === call && names.includes(memberName(member) ?? '') ? member.parent : null;
  if (later?.type !== 'CallExpression' || left > 0 || later.arguments.length !== known) return null;
  if (later.arguments.some((each) => each.type === 'SpreadElement' || /^(?:Object|Array)Expression$/.test(unwrap(each).type))) return null;
  return { kind: 'arguments', call: later, at: spots.map(placeOf) };
}

/** How many marks stand before a value. */
function placeOf({ before }: Spot): number {
  return before.replace(/'[^']*'/g, '').split('?').length - 1;
}

function intoList({ form, spots, known, left }: Sought, given: Node): ValuesPlace | null {
  const list = unwrap(given);
  if (list.type !== 'ArrayExpression' || left > 0 || list.elements.length !== known || list.elements.some((each) => each === null || each.type === 'SpreadElement')) return null;
  return { kind: 'list', list, at: spots.map((each) => (form.form === '?' ? placeOf(each) : known)) };
}

/** `{ replacements: { name } }`, `{ name }` */
function findNamed({ call, model: { values = [] }, slot: { argument, property }, names }: Sought): ValuesPlace | null {
  const place = values.find((each) => each.argument !== undefined && each.argument > argument);
  const text = call.arguments[argument];
  if (place?.argument === undefined || property || !text) return null;
  const keys = place.option === undefined ? [] : [place.option];
  const given = call.arguments[place.argument];
  if (!given) return call.arguments.length === place.argument ? { kind: 'behind', node: text, keys, isNamed: true } : null;
  const options = unwrap(given);
  const taken = new Set(place.option === undefined ? names : values.map(({ option }) => option));
  if (options.type !== 'ObjectExpression' || options.properties.some((each) => each.type !== 'Property' || taken.has(keyName(each) ?? ''))) return null;
  return { kind: 'object', object: options, keys };
}
