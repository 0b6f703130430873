import { keyName, type Invocation } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, findLiteral, resolveValue } from '../bindings/index.js';
import { findInLibraries, majorsIn } from '../handlers/library-path.js';
import { homeOf } from '../home.js';
import { mayHold } from '../majors.js';
import { memo } from '../memo.js';
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
  const { keysBy, schema } = model;
  if (!keysBy) return model;
  const given = schema === undefined || call.type === 'TaggedTemplateExpression' ? undefined : call.arguments[schema];
  const path = schema === undefined ? invoked : given ? resolveValue(module, given) : null;
  const told = path?.steps.findLast((step) => step.kind === 'member' && Object.hasOwn(keysBy, step.name));
  const unknownKeys = told?.kind === 'member' ? keysBy[told.name] : undefined;
  return unknownKeys ? { ...model, unknownKeys } : model;
}

/** `schema.validate(body, { stripUnknown: true })`, `ajv.compile({ type: 'object', additionalProperties: false })` */
function withOptions(module: Module, call: Invocation, model: CheckModel, invoked: ApiPath | null): CheckModel {
  const { keysByOption } = model;
  if (!keysByOption || call.type === 'TaggedTemplateExpression') return model;
  const made = invoked?.steps.flatMap((step) => ((step.kind === 'call' || step.kind === 'new') && step.node !== call && 'arguments' in step.node ? step.node.arguments : [])) ?? [];
  for (const given of [...call.arguments.slice(1), ...made]) {
    const value = findLiteral(module, given);
    for (const each of value?.type === 'ObjectExpression' ? value.properties : []) {
      const name = each.type === 'Property' ? keyName(each) : null;
      const set = each.type === 'Property' && each.value.type === 'Literal' ? each.value.value : undefined;
      const told = name === null || set === undefined ? undefined : keysByOption[set === false ? `!${name}` : set === true ? name : `${name}=${String(set)}`];
      if (told) return { ...model, unknownKeys: told };
    }
  }
  return model;
}
