import { findEnclosingFunction, isFunction, isTypeScript, memberName, walk, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { answersOf } from '../describe-handler.js';
import type { Answer, HandlerDescription } from '../handlers/types.js';
import { homeOf } from '../home.js';
import { canWrite, findOpenFields, findSchema, findValidators, printSchema, shapeOfType, specifierOf, type Arrival, type ObjectShape, type SchemaStyle, type ValueShape } from '../schemas/index.js';
import type { SchemaModel, SchemaQuestion } from '../types.js';
import { findExpectedType } from './expected-type.js';
import { findPlace, type InputPlace } from './input-place.js';
import type { UncheckedInput } from './unchecked.js';

/** Something that a check imports: `name` is null for the default export, `*` for the namespace; `also` are exports that are the same. */
export interface CheckImport {
  readonly from: string;
  readonly name: string | null;
  readonly as: string;
  readonly also: readonly string[];
}

/** How an input can be checked where the handler has it first. */
export interface InputCheck extends Omit<InputPlace, 'keys' | 'isPattern'> {
  /** What the outcome is called: two parts of one input may be checked side by side. */
  readonly outcome: string;
  /** One that is there; one to be made, whose code it prints; or the name of one that is still to be written. */
  readonly schema:
    | { readonly how: 'found'; readonly name: string; readonly import: CheckImport | null }
    | { readonly how: 'made'; readonly suggested: string; readonly print: (style: Omit<SchemaStyle, 'hasTypes'>) => string; readonly enums: readonly CheckImport[]; readonly before: Node }
    | { readonly how: 'missing'; readonly suggested: string };
  /** What the validator is imported as, in the order of its model. */
  readonly libraries: readonly CheckImport[];
  readonly asks: SchemaQuestion;
  readonly answer: Answer;
  /** The names of the handler's parameters; empty for a pattern. */
  readonly parameters: readonly string[];
  /** A parameter that the answer needs and the handler does not have yet. */
  readonly added: { readonly after: Node; readonly name: string } | null;
  /** Whether all of it is there: else a person has to write the schema, or some of it. */
  readonly isComplete: boolean;
}

/** How many fields of a schema may be left to a person. */
const MAX_OPEN = 4;

/** Null where a check cannot be written as statements before the use of the input. */
export function planInputCheck(module: Module, handler: HandlerDescription, input: UncheckedInput): InputCheck | null {
  const { fn, registrations: [{ parameters }] } = handler;
  const { node, part, entries } = input;
  const answer = chooseAnswer(handler);
  if (homeOf(module, fn) !== module || !answer || parameters !== 'same' || fn.generator || fn.body?.type !== 'BlockStatement') return null;
  const place = findPlace(module, fn, node, entries);
  if (!place || (node.type === 'CallExpression' && memberName(node.callee) === 'formData')) return null;
  const names = fn.params.map((each) => (each.type === 'Identifier' ? each.name : ''));
  const last = fn.params.at(-1);
  const added = answer.adds !== undefined && last?.type === 'Identifier' && answer.code.includes(`$${names.length}.`) && fn.parent.type !== 'MethodDefinition' ? { after: last, name: answer.adds } : null;
  const type = findExpectedType(module, handler, place, node, input.flow.taint.input.model);
  const shape = type && shapeOfType(module, type);
  const { keys, isPattern, ...where } = place;
  if (shape?.kind === 'object' && keys?.some((each) => !shape.fields.some(({ name }) => name === each))) return null;
  const base = { ...where, answer, parameters: added ? [...names, added.name] : names, added, outcome: nameOutcome(part) };
  const arrival: Arrival = handler.model.kind === 'action' ? 'values' : /^(query|params|headers|cookies)$/.test(part) || isForm(node) ? 'texts' : 'json';
  const found = findSchema(module, { at: place.statement, type, shape, keys: isPattern && arrival === 'json' ? keys : null });
  if (found && (keys ?? []).every((each) => found.fields.has(each))) {
    const own = found.from === null ? null : { from: found.from, name: found.name, as: found.name, also: [] };
    return { ...base, schema: { how: 'found', name: found.name, import: own }, libraries: librariesOf(found.model, null), asks: found.model.asks, isComplete: true };
  }
  const [validator] = findValidators(module);
  const before = topStatement(place.statement);
  if (!before) return null;
  const made = validator && shape?.kind === 'object' && type ? makeSchema(module, validator.model, shape, arrival, type, before, suggestName(type, part, validator.model)) : null;
  if (validator && made) return { ...base, ...made, libraries: librariesOf(validator.model, validator.from), asks: validator.model.asks };
  if (!isTypeScript(module.filename)) return null;
  const asks = validator?.model.asks ?? ANY_SCHEMA;
  const libraries = validator && /\$(lib|run)\b/.test(`${asks.code}${asks.prepared ?? ''}`) ? librariesOf(validator.model, validator.from) : [];
  return { ...base, schema: { how: 'missing', suggested: suggestName(type, part, validator?.model) }, libraries, asks, isComplete: false };
}

/** `parsed`, `parsedQuery` */
function nameOutcome(part: string): string {
  return /^(query|params|headers|cookies)$/.test(part) ? `parsed${part.charAt(0).toUpperCase()}${part.slice(1)}` : 'parsed';
}

/** What schemas of most validators are asked by. */
const ANY_SCHEMA: SchemaQuestion = { how: 'result', code: '$schema.safeParse($input)', fails: '!$parsed.success', value: '$parsed.data' };

/** Where a declared type says what is given back, an action throws. */
function chooseAnswer(handler: HandlerDescription): Answer | undefined {
  const all = answersOf(handler);
  return handler.model.kind === 'action' && handler.fn.returnType ? all.find(({ code }) => code.startsWith('throw')) : all[0];
}

function makeSchema(module: Module, model: SchemaModel, shape: ObjectShape, arrival: Arrival, type: TSESTree.TypeNode, before: Node, suggested: string): Pick<InputCheck, 'schema' | 'isComplete'> | null {
  const open = findOpenFields(model, shape, arrival);
  const enums = enumsIn(module, shape);
  const isComplete = canWrite(model, shape, arrival);
  const hasTypes = isTypeScript(module.filename);
  if (enums === null || open.length > MAX_OPEN || (!isComplete && !hasTypes)) return null;
  if (hasTypes && model.whole?.includes('$type') && !isAtTop(module, type)) return null;
  const request = { model, shape, arrival, type: module.text.slice(...type.range) };
  return { schema: { how: 'made', suggested, before, enums, print: (style) => printSchema(request, { ...style, hasTypes }) }, isComplete };
}

/** The enums of a type, and how the file has them; null where it cannot have one. */
export function enumsIn(module: Module, shape: ValueShape): readonly CheckImport[] | null {
  const found: CheckImport[] = [];
  const visit = (each: ValueShape): boolean => {
    if (each.kind === 'object') return each.fields.every(({ value }) => visit(value));
    if (each.kind === 'union') return each.of.every(visit);
    if (each.kind === 'list' || each.kind === 'record' || each.kind === 'nullable') return visit(each.of);
    if (each.kind !== 'enum' || each.module === module || found.some(({ name }) => name === each.name)) return true;
    const from = each.module.exports.named.has(each.name) ? specifierOf(module, each.module) : null;
    if (from !== null) found.push({ from, name: each.name, as: each.name, also: [] });
    return from !== null;
  };
  return visit(shape) ? found : null;
}

/** Whether all that a type names can be named at the top of the file. */
function isAtTop(module: Module, type: Node): boolean {
  let isFree = true;
  walk(type, (node) => {
    const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
    if (variable !== null && variable !== 'global' && variable.scope.type !== 'module' && variable.scope.type !== 'global') isFree = false;
    return isFree;
  });
  return isFree;
}

export function librariesOf({ imports, asks }: SchemaModel, from: readonly string[] | null): readonly CheckImport[] {
  return imports.flatMap(({ from: own, as, names: [name, ...also] }, index) => {
    // A schema that is there is asked by its own methods, as a rule.
    if (from === null && !`${asks.code}${asks.prepared ?? ''}`.includes(index === 0 ? '$lib' : '$run')) return [];
    return [{ from: from?.[index] ?? own, name: name === undefined || name === 'default' ? null : name, as, also }];
  });
}

function isForm(node: Node): boolean {
  return node.type === 'CallExpression' && memberName(node.callee) === 'parseBody';
}

function topStatement(node: Node): Node | null {
  let at: Node = node;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at.parent && (isFunction(at) || findEnclosingFunction(node) !== null) ? at : null;
}

/** `createBookingSchema` of `CreateBooking`, `validateCreateBooking` */
function suggestName(type: TSESTree.TypeNode | null, part: string, model: SchemaModel | undefined): string {
  const name = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && !type.typeArguments ? type.typeName.name : part;
  const [first, rest] = [name.charAt(0), name.slice(1)];
  return model?.named === 'validate' ? `validate${first.toUpperCase()}${rest}` : `${first.toLowerCase()}${rest}Schema`;
}
