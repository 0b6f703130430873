import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('@nestjs/websockets', () => {
  it.each([
    ['a message with decorators', `import { MessageBody, ConnectedSocket, SubscribeMessage } from '@nestjs/websockets'; class G { @SubscribeMessage('x') on(@MessageBody() data: D, @ConnectedSocket() s) {} }`, [`@nestjs/websockets message <- data: message`]],
    ['a message with bare parameters', `import { SubscribeMessage } from '@nestjs/websockets'; class G { @SubscribeMessage('x') on(client, data) {} }`, [`@nestjs/websockets message <- data: message`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
