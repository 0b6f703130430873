import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../support/memory-stores.js';

describe('memory stores', () => {
  it('a socket server takes an adapter by its options, by a call, and by one in another file', () => {
    const imports = "import { createServer } from 'node:http';\nimport { Server } from 'socket.io';\nconst server = createServer();\n";
    expect(memoryStoresIn(`${imports}const io = new Server(server);`)).toEqual(['Server() rooms']);
    expect(memoryStoresIn(`${imports}const io = new Server(3000);`)).toEqual(['Server() rooms']);
    expect(memoryStoresIn(`${imports}const io = new Server({ cors });`)).toEqual(['Server() rooms']);
    expect(memoryStoresIn("import { Server } from 'socket.io';\nexport const make = (options) => { const io = new Server(options); };")).toEqual([]);
    expect(memoryStoresIn(`${imports}const io = new Server(server, { cors });`)).toEqual(['Server() rooms']);
    expect(memoryStoresIn(`${imports}const io = new Server(server, { adapter: createAdapter(pub, sub) });`)).toEqual([]);
    expect(memoryStoresIn(`${imports}const io = new Server(server); io.adapter(createAdapter(pub, sub));`)).toEqual([]);
    expect(memoryStoresIn(`${imports}this.io = new Server(server);`)).toEqual([]);
    const world = { dependencies: { 'socket.io': '^4.0.0' }, files: { 'adapter.ts': "import { io } from './file';\nio.adapter(createAdapter(pub, sub));" } };
    expect(memoryStoresIn(`${imports}export const io = new Server(server);`, world)).toEqual([]);
  });

  it('options of another file are read', () => {
    const world = { dependencies: { 'express-session': '^1.0.0' }, files: { 'options.ts': 'export const options = { secret: "x" };\nexport const shared = { secret: "x", store: makeStore() };' } };
    expect(memoryStoresIn("import session from 'express-session';\nimport { options } from './options';\nsession(options);", world)).toEqual(['session() sessions']);
    expect(memoryStoresIn("import session from 'express-session';\nimport { shared } from './options';\nsession(shared);", world)).toEqual([]);
  });

  it('a model of the team speaks for its own package', () => {
    const models = [{ library: 'acme-session', packages: ['acme-session'], majors: [1], memoryStores: [{ name: 'sessions', keeps: 'sessions', made: [{ path: '()', options: 0 }], storedBy: ['store'], advice: 'Give it a `store`', source: 'acme-session@1.0.0:index.js' }] }] as const;
    expect(memoryStoresIn("import session from 'acme-session'; session({});", { models })).toEqual(['session() sessions']);
  });
});
