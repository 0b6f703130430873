import type { SchemaCode } from '../../semantics/types.js';

/** How JSON Schema is written. Taking keys out takes those of the other alternatives, too. */
export const jsonSchema: SchemaCode = {
  text: "{ type: 'string' }", number: "{ type: 'number' }", boolean: "{ type: 'boolean' }", null: "{ type: 'null' }", literal: '{ const: $value }', literals: '{ enum: [$values] }',
  enum: '{ enum: Object.values($name) }', list: "{ type: 'array', items: $of }", record: "{ type: 'object', additionalProperties: $of }",
  object: "{ type: 'object', properties: { $fields }, required: [$required], additionalProperties: false }", union: '{ anyOf: [$each] }', unionOfObjects: false,
  nullable: "{ anyOf: [$of, { type: 'null' }] }", optional: '$of', numberOfText: "{ type: 'number' }",
};
