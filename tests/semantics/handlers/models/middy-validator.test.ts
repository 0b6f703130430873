import { describe, expect, it } from 'vitest';
import { handlersIn } from '../../../support/handlers.js';

describe('@middy/validator', () => {

  it.each([
    ['checks the event with its schema', `import middy from '@middy/core'; import validator from '@middy/validator'; export const handler = middy(async (event) => use(event.body)).use(parser()).use(validator({ eventSchema }));`, [`event.body: body validated`, `validator({ eventSchema }): whole`]],
    ['checks no event without one', `import middy from '@middy/core'; import validator from '@middy/validator'; export const handler = middy(async (event) => use(event.body)).use(validator({ responseSchema }));`, [`event.body: body text`]],
  ])('%s', (_claim, code, expected) => {
    expect(handlersIn(code).flatMap(({ inputs, checks }) => [...inputs, ...checks])).toEqual(expected);
  });
});
