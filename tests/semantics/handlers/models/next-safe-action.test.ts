import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('next-safe-action', () => {
  it.each([
    ['an action with a schema', `import { createSafeActionClient } from 'next-safe-action'; const client = createSafeActionClient().use(log); export const add = client.schema(s).action(async ({ parsedInput: { id }, ctx }) => use(id));`, [`next-safe-action action <- { id }: args validated`]],
    ['an action that reads what was sent', `import { createSafeActionClient } from 'next-safe-action'; export const add = createSafeActionClient().action(async ({ clientInput, parsedInput }) => use(clientInput, parsedInput));`, [`next-safe-action action <- clientInput: args`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
