import type { Invocation } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked } from '../bindings/index.js';
import { findInLibraries, majorsIn } from '../handlers/library-path.js';
import { homeOf } from '../home.js';
import { mayHold } from '../majors.js';
import { memo } from '../memo.js';
import type { CheckModel } from '../types.js';

/** How a call of a validator checks what it is given; null for any other call. */
export const findCheck: (module: Module, call: Invocation) => CheckModel | null = memo('check of a value', (module, call) => {
  const home = homeOf(module, call);
  return findInLibraries<CheckModel>(home, findInvoked(home, call), (library, { steps, package: specifier }) => {
    const last = steps.at(-1);
    const before = steps.at(-2);
    if (last?.kind !== 'call') return null;
    // `validate(value)`, where `validate = ajv.compile(schema)`
    const name = before?.kind === 'member' ? before.name : before ? '()' : null;
    return name === null ? null : library.checks?.find(({ names, majors }) => names.includes(name) && mayHold(majors, majorsIn(home, library, specifier)));
  });
});
