import type { Invocation } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, resolveValue } from '../bindings/index.js';
import { findInLibraries, majorsIn } from '../handlers/library-path.js';
import { homeOf } from '../home.js';
import { mayHold } from '../majors.js';
import { memo } from '../memo.js';
import { argumentsOnPath, fateByOptions, fateByPath } from '../schemas/index.js';
import type { ApiPath, CheckModel } from '../types.js';

/** How a call of a validator checks what it is given; null for any other call. */
export const findCheck: (module: Module, call: Invocation) => CheckModel | null = memo('check of a value', (module, call) => {
  const home = homeOf(module, call);
  const invoked = findInvoked(home, call);
  const found = findInLibraries<CheckModel>(home, invoked, (library, { steps, package: specifier }) => {
    const last = steps.at(-1);
    const before = steps.at(-2);
    if (last?.kind !== 'call') return null;
    // `validate(value)`, where `validate = ajv.compile(schema)`
    const name = before?.kind === 'member' ? before.name : before ? '()' : null;
    return name === null ? null : library.checks?.find(({ names, majors }) => names.includes(name) && mayHold(majors, majorsIn(home, library, specifier)));
  });
  return found && withOptions(home, call, withKeys(home, call, found, invoked), invoked);
});

/** `z.object({ … }).passthrough()` keeps what other objects drop. */
function withKeys(module: Module, call: Invocation, model: CheckModel, invoked: ApiPath | null): CheckModel {
  const unknownKeys = fateByPath(model, model.schema === undefined ? invoked : schemaOf(module, call, model));
  return unknownKeys ? { ...model, unknownKeys } : model;
}

/** `schema.validate(body, { stripUnknown: true })`, `ajv.compile({ type: 'object', additionalProperties: false })` */
function withOptions(module: Module, call: Invocation, model: CheckModel, invoked: ApiPath | null): CheckModel {
  const unknownKeys = call.type === 'TaggedTemplateExpression' ? undefined : fateByOptions(module, model, [...call.arguments.slice(1), ...argumentsOnPath(invoked, call), ...argumentsOnPath(schemaOf(module, call, model))]);
  return unknownKeys ? { ...model, unknownKeys } : model;
}

/** The schema that a call is given, rather than made of. */
function schemaOf(module: Module, call: Invocation, { schema }: CheckModel): ApiPath | null {
  const given = schema === undefined || call.type === 'TaggedTemplateExpression' ? undefined : call.arguments[schema];
  return given ? resolveValue(module, given) : null;
}
