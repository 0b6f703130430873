import { unwrap } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import type { LogCall } from '../types.js';
import { isStringify } from './caught-text.js';

/** Whether a line is one object of named fields as JSON, `console.log(JSON.stringify({ level: 'info', msg: '…' }))`: what reads logs reads that. */
export function isJsonLine(module: Module, { given: [line, ...others] }: LogCall): boolean {
  const call = line && unwrap(line);
  if (call?.type !== 'CallExpression' || others.length > 0 || !isStringify(module, call.callee)) return false;
  const [value, ...layout] = call.arguments;
  // Indented, each of its rows is a line of its own.
  if (!value || value.type === 'SpreadElement' || layout.length > 1) return false;
  return (findLiteral(module, value) ?? value).type === 'ObjectExpression';
}
