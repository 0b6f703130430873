import type { FunctionNode } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findRegistrations } from './handlers/find-registrations.js';
import { handlersOf } from './handlers/handlers-of.js';
import { homeOf } from './home.js';
import { mustHold } from './majors.js';
import type { Answer, HandlerDescription } from './handlers/types.js';

export { findInputs } from './handlers/inputs.js';
export { handlersOf } from './handlers/handlers-of.js';

/**
 * Which framework feeds a function outside input, and how; null when nothing proves that one does. What its own file shows comes
 * first, then the file that asks, then the files that import it.
 */
export function describeHandler(module: Module, fn: FunctionNode): HandlerDescription | null {
  const home = homeOf(module, fn);
  const own = handlersOf(home).get(fn) ?? null;
  // A registration tells more than a type.
  if (own && !isKnownByType(own)) return own;
  const asking = home === module ? null : handlersOf(module).get(fn);
  return asking ?? findRegistrations(home, fn)?.[0] ?? own;
}

/** Whether nothing but its declared type tells that a function is a handler, so that what stands before it is out of sight. */
export function isKnownByType({ registrations }: HandlerDescription): boolean {
  return registrations.every(({ node }) => node.type.startsWith('TS'));
}

/** How a handler says that its input is wrong, in every major that may be installed; the usual way first. */
export function answersOf({ model, majors }: HandlerDescription): readonly Answer[] {
  return (model.answers ?? []).filter((each) => mustHold(each.majors, majors));
}
