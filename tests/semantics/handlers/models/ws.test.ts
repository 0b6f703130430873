import { describe, expect, it } from 'vitest';
import { handlersIn, inputsIn } from '../../../support/handlers.js';

describe('ws', () => {
  it.each([
    ['a message', `import { WebSocketServer } from 'ws'; const wss = new WebSocketServer({ port: 1 }); wss.on('connection', (socket, request) => { use(request.url); socket.on('message', (data) => use(data)); socket.on('close', (code) => use(code)); });`, [`ws connection <- request.url: url`, `ws message <- data: message text`]],
    ['a typed socket', `import WebSocket from 'ws'; export function serve(socket: WebSocket) { socket.on('message', onMessage); } function onMessage(data) { use(data); }`, [`ws message <- data: message text`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['another emitter', `import { EventEmitter } from 'node:events'; new EventEmitter().on('message', (data) => use(data));`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });

  it('leaves a rejection to nobody', () => {
    expect(handlersIn(`import WebSocket from 'ws'; new WebSocket(url).on('message', async (data) => {});`).map((each) => each.rejected)).toEqual(['unhandled']);
  });
});
