export { findSchema, specifierOf, type FoundSchema } from './find-schema.js';
export { canWrite, findOpenFields, printSchema, type SchemaStyle } from './print-schema.js';
export { argumentsOnPath, fateByOptions, fateByPath, keepsOtherKeys } from './other-keys.js';
export { shapeOfType } from './shape-of-type.js';
export type { Arrival, FieldShape, ObjectShape, ValueShape } from './shapes.js';
export { findValidators, type Validator } from './validators.js';
