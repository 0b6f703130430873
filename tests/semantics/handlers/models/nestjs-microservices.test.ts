import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('@nestjs/microservices', () => {
  it.each([
    ['a pattern with a payload', `import { MessagePattern, Payload, Ctx } from '@nestjs/microservices'; class C { @MessagePattern('x') on(@Payload() data: D, @Ctx() ctx) {} }`, [`@nestjs/microservices pattern <- data: message`]],
    ['an event with a bare parameter', `import { EventPattern } from '@nestjs/microservices'; class C { @EventPattern('x') on(data: D) {} }`, [`@nestjs/microservices pattern <- data: message`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
