import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('socket.io', () => {
  it.each([
    ['events', `import { Server } from 'socket.io'; const io = new Server(http); io.on('connection', (socket) => { use(socket.handshake.auth); socket.on('chat', async (text, ack) => use(text)); socket.on('disconnect', (reason) => use(reason)); });`, [`socket.io connection <- socket.handshake.auth: args`, `socket.io event <- text: message, ack: message`]],
    ['a namespace', `const io = require('socket.io')(http); io.of('/admin').on('connection', (socket) => { socket.on('x', onX); }); function onX(data) { use(data); }`, [`socket.io connection <- nothing`, `socket.io event <- data: message`]],
    ['a typed socket', `import type { Socket } from 'socket.io'; export const listen = (socket: Socket) => { socket.on('x', (data) => use(data)); };`, [`socket.io event <- data: message`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
