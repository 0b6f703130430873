import type { SchemaModel } from '../types.js';
import type { Arrival, FieldShape, ObjectShape, ValueShape } from './shapes.js';

/** How the code of a schema looks in its file. */
export interface SchemaStyle {
  /** The local names of what the model imports, in its order; then those of enums, by name. */
  readonly locals: readonly string[];
  readonly enums: ReadonlyMap<string, string>;
  readonly quote: string;
  readonly lineBreak: string;
  readonly unit: string;
  readonly hasTypes: boolean;
}

/** A type, to be written as a schema of some validator. */
export interface SchemaRequest {
  readonly model: SchemaModel;
  readonly shape: ObjectShape;
  readonly arrival: Arrival;
  /** The code of the declared type. */
  readonly type: string;
}

/** How long a line may get. */
const WIDTH = 120;

/** The code of a schema. Fields that nobody but a person can tell get the name of a schema that does not exist. */
export function printSchema({ model, shape, arrival, type }: SchemaRequest, style: SchemaStyle): string {
  const whole = (arrival === 'texts' ? model.wholeOfTexts : undefined) ?? model.whole ?? '$of';
  const fill = (isWide: boolean): string => {
    const values = fieldsOf(model, shape, arrival, style, isWide);
    const of = fillIn(model.writes.object ?? '', values, style);
    return fillIn(whole, { ...values, of, type: style.hasTypes ? `<${type}>` : '' }, style);
  };
  const short = fill(false);
  return short.length > WIDTH ? fill(true) : short;
}

/** Whether a validator can write all of it: else a person has to. */
export function canWrite(model: SchemaModel, shape: ValueShape, arrival: Arrival, isInList = false): boolean {
  const { writes } = model;
  const inner = (each: ValueShape): boolean => canWrite(model, each, arrival, isInList);
  switch (shape.kind) {
    case 'unknown':
      return false;
    case 'text':
    case 'boolean':
    case 'number':
    case 'null':
    case 'date':
      return codeOf(model, shape.kind, arrival) !== undefined && !(shape.kind === 'date' && isInList && arrival !== 'values' && writes.datesInLists !== true);
    case 'literal':
      // `true` of a query is a text.
      return writes.literal !== undefined && (shape.isText || arrival !== 'texts');
    case 'enum':
      return writes.enum !== undefined;
    case 'list':
      return writes.list !== undefined && canWrite(model, shape.of, arrival, true);
    case 'record':
      return writes.record !== undefined && inner(shape.of);
    case 'nullable':
      return writes.nullable !== undefined && inner(shape.of);
    case 'union':
      if (listing(model, shape.of, arrival) !== undefined) return true;
      return writes.union !== undefined && shape.of.every(inner) && (writes.unionOfObjects === true || !shape.of.some(holdsObject));
    case 'object':
      return writes.object !== undefined && shape.fields.every(({ value }) => inner(value));
  }
}

/** The names of fields, wherever they are, that a person has to write a schema for. */
export function findOpenFields(model: SchemaModel, { fields }: ObjectShape, arrival: Arrival): readonly string[] {
  return fields.flatMap(({ name, value }) => (canWrite(model, value, arrival) ? [] : value.kind === 'object' ? findOpenFields(model, value, arrival) : [name]));
}

function holdsObject(shape: ValueShape): boolean {
  if (shape.kind === 'object' || shape.kind === 'record') return true;
  return 'of' in shape && !Array.isArray(shape.of) && holdsObject(shape.of as ValueShape);
}

/** How one of several literals is written; those of a query are texts. */
function listing({ writes }: SchemaModel, all: readonly ValueShape[], arrival: Arrival): string | undefined {
  const areTexts = all.every((each) => each.kind === 'literal' && each.isText);
  if (!all.every(({ kind }) => kind === 'literal') || (arrival === 'texts' && !areTexts)) return undefined;
  return (areTexts ? writes.texts : undefined) ?? writes.literals;
}

function codeOf({ writes }: SchemaModel, kind: 'text' | 'boolean' | 'number' | 'null' | 'date', arrival: Arrival): string | undefined {
  if (kind === 'date') return arrival === 'values' ? writes.date : writes.dateOfText;
  if (arrival !== 'texts') return writes[kind];
  return kind === 'number' ? writes.numberOfText : kind === 'text' ? writes.text : undefined;
}

function print(model: SchemaModel, shape: ValueShape, arrival: Arrival, style: SchemaStyle): string {
  const { writes } = model;
  const inner = (each: ValueShape): string => print(model, each, arrival, style);
  const fill = (code: string | undefined, values: Values = {}): string => fillIn(code ?? '', values, style);
  switch (shape.kind) {
    case 'unknown':
      return '';
    case 'text':
    case 'boolean':
    case 'number':
    case 'null':
    case 'date':
      return fill(codeOf(model, shape.kind, arrival));
    case 'literal':
      return fill(writes.literal, { value: shape.code });
    case 'enum':
      return fill(writes.enum, { name: style.enums.get(shape.name) ?? shape.name });
    case 'list':
    case 'record':
    case 'nullable':
      return fill(writes[shape.kind], { of: inner(shape.of) });
    case 'union':
      return listing(model, shape.of, arrival) !== undefined
        ? fill(listing(model, shape.of, arrival), { values: shape.of.map((each) => ('code' in each ? each.code : '')).join(', ') })
        : fill(writes.union, { each: shape.of.map(inner).join(', ') });
    case 'object':
      return fill(writes.object, fieldsOf(model, shape, arrival, style, false));
  }
}

type Values = Readonly<Record<string, string>>;

function fieldsOf(model: SchemaModel, { fields }: ObjectShape, arrival: Arrival, style: SchemaStyle, isWide: boolean): Values {
  const printed = fields.map((each) => printField(model, each, arrival, style));
  const { lineBreak, unit, quote } = style;
  return {
    fields: isWide ? `${lineBreak}${printed.map((each) => `${unit}${each},${lineBreak}`).join('')}` : printed.join(', '),
    required: fields.flatMap(({ name, isOptional }) => (isOptional ? [] : [`${quote}${name}${quote}`])).join(', '),
  };
}

function printField(model: SchemaModel, { name, value, isOptional }: FieldShape, arrival: Arrival, style: SchemaStyle): string {
  const { writes } = model;
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `${style.quote}${name}${style.quote}`;
  const isOpen = value.kind !== 'object' && !canWrite(model, value, arrival);
  const own = isOpen ? `${name.replace(/\W/g, '')}Schema` : print(model, value, arrival, style);
  const whole = value.kind === 'object' && writes.nested !== undefined ? fillIn(writes.nested, { of: own }, style) : own;
  const code = isOptional ? writes.optional : writes.required;
  return `${key}: ${code === undefined ? whole : fillIn(code, { of: whole }, style)}`;
}

/** Puts code in the place of `$names`; the quotes of the code itself become those of the file. */
function fillIn(code: string, values: Values, { locals: [lib = '', run = ''], quote }: SchemaStyle): string {
  const all: Values = { ...values, lib, run };
  return code
    .replaceAll("'", quote)
    .replace(/\{ \$fields \}/g, () => (/^\r?\n/.test(all.fields ?? '') ? '{$fields}' : '{ $fields }'))
    .replace(/\$(\w+)/g, (whole, name: string) => all[name] ?? whole);
}
