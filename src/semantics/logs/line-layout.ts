import { unwrap } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findErrorPlace } from './error-places.js';
import type { LineLayout, LogCall } from './types.js';

/** Where a line of this logger takes fields and an Error. */
export function layoutOf(module: Module, call: LogCall): LineLayout {
  const place = findErrorPlace(module, { ...call, fields: null });
  const object = call.fields && unwrap(call.fields);
  return {
    fields: call.logger.fields,
    errorKey: place?.kind === 'field' ? place.key : null,
    errorArgument: place?.kind === 'first' || place?.kind === 'last' ? place.kind : null,
    object: object?.type === 'ObjectExpression' ? object : null,
  };
}
