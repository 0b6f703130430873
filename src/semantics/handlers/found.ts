import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { HandlerModel, HandlerRole, LibraryModel, Rejection } from '../types.js';
import { mayHold } from '../majors.js';
import type { Reached } from './functions.js';
import type { HandlerDescription, HandlerRegistration, Validation } from './types.js';

/** A handler as one way of registering sees it. */
export interface Found {
  readonly library: LibraryModel;
  readonly model: HandlerModel;
  readonly majors: readonly number[];
  readonly role: HandlerRole;
  readonly reached: Reached;
  readonly node: Node;
  readonly method?: string | null;
  readonly route?: string | null;
  readonly middleware?: readonly Node[];
  readonly validations?: readonly Validation[];
}

/** Puts what was found together, a function once, the strongest evidence first. */
export function describeFound(module: Module, all: readonly Found[]): ReadonlyMap<HandlerDescription['fn'], HandlerDescription> {
  const described = new Map<HandlerDescription['fn'], HandlerDescription>();
  for (const found of all) {
    const { library, model, majors, role, reached } = found;
    if (!mayHold(model.majors, majors)) continue;
    const known = described.get(reached.fn);
    const registration = describeRegistration(module, found);
    if (!known) described.set(reached.fn, { fn: reached.fn, library, model, majors, role, registrations: [registration] });
    else if (known.model === model && known.registrations.every((each) => each.node !== registration.node)) {
      described.set(reached.fn, { ...known, registrations: [...known.registrations, registration] });
    }
  }
  return described;
}

function describeRegistration(module: Module, found: Found): HandlerRegistration {
  const { node, method = null, route = null, middleware = [], validations = [], reached } = found;
  return { node, filename: module.filename, method, route, middleware, validations, wrappers: reached.wrappers, parameters: reached.parameters, rejected: judgeRejection(module, found) };
}

/** What every major that may be installed does, unless a wrapper sees to it first. */
function judgeRejection(module: Module, { model, majors, reached }: Found): Rejection | null {
  if (reached.rejected !== null && reached.rejected !== 'as-is') return reached.rejected;
  const possible = [...new Set((model.rejected ?? []).filter((each) => mayHold(each.majors, majors)).map((each) => each.as))];
  const [only] = possible;
  if (only === undefined || possible.length > 1) return null;
  const patches = model.forwardedBy ?? [];
  if (only === 'unhandled' && patches.some((name) => imports(module, name))) return 'forwarded';
  if (only === 'unhandled' && patches.some((name) => module.package?.dependsOn(name))) return null;
  // A wrapper out of sight is there for a reason.
  return reached.rejected === null && only === 'unhandled' ? null : only;
}

function imports({ text }: Module, name: string): boolean {
  return text.includes(`import '${name}'`) || text.includes(`import "${name}"`) || text.includes(`require('${name}')`) || text.includes(`require("${name}")`);
}
