import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeHandler, findInputs } from '../describe-handler.js';
import { findOrigins, functionsAround } from '../sensitive/origin.js';

/** Whether an expression is a part of what a handler is given, and nothing has checked that: `req.query.sort`, `url.searchParams.get('sort')`. */
export function isHandlerInput(module: Module, node: Node): boolean {
  const origins = findOrigins(module, node);
  for (const fn of functionsAround(node)) {
    const handler = describeHandler(module, fn);
    if (!handler) continue;
    const inputs = findInputs(module, handler);
    const found = origins.map((origin) => inputs.find((each) => each.node === origin.node)).find((each) => each !== undefined);
    if (found) return found.part !== 'params' && found.state !== 'validated' && found.validations.length === 0 && handler.registrations.every(({ validations }) => validations.length === 0);
  }
  return false;
}
