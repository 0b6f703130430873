import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface RunningServer {
  /** What code under proof is told: where to call. */
  readonly address: Address;
  /** Resolves when something has arrived. */
  readonly received: Promise<void>;
  close(): Promise<void>;
}

export interface Address {
  readonly url: string;
  readonly host: string;
  readonly port: number;
}

export type StartServer = () => Promise<RunningServer>;

/** How long {@link slowBody} takes to send a body, in milliseconds. */
export const SLOW_BODY_MS = 2000;

/** Accepts requests and never answers. */
export const silentHttp: StartServer = () => serveHttp(ignore);

/** Answers at once with what it was asked, as JSON. */
export const echoHttp: StartServer = () =>
  serveHttp((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      // Which port it was, and what happens to the connection afterwards, differ between two calls that are the same.
      const headers = { ...request.headers, host: undefined, connection: undefined };
      const body = Buffer.concat(chunks).toString();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ method: request.method, url: request.url, headers, body }));
    });
  });

/** Sends its headers at once, then a body in pieces over {@link SLOW_BODY_MS}. */
export const slowBody: StartServer = () =>
  serveHttp((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).flushHeaders();
    const pieces = 10;
    let sent = 0;
    const timer = setInterval(() => {
      sent += 1;
      response.write(`piece ${sent}\n`);
      if (sent === pieces) response.end();
    }, SLOW_BODY_MS / pieces);
    response.on('close', () => clearInterval(timer));
  });

/** Sends its headers at once and never a body. */
export const silentBody: StartServer = () => serveHttp((_request, response) => response.writeHead(200).flushHeaders());

/** Accepts connections and never speaks. */
export const silentTcp: StartServer = () => serveTcp(ignore);

/** As much of a Redis server as it takes to connect and to `get` a key. */
export const redis: StartServer = () =>
  serveTcp((socket) => {
    socket.on('data', (data) => {
      for (const [, , name = ''] of data.toString().matchAll(/\*\d+\r\n\$(\d+)\r\n(\w+)\r\n/g)) {
        const answers: Record<string, string> = { info: bulk('redis_version:7.0.0\r\nloading:0'), get: bulk('value') };
        socket.write(answers[name.toLowerCase()] ?? '+OK\r\n');
      }
    });
  });

/** As much of a PostgreSQL server as it takes to log in and to run one simple query, which answers one row. */
export const postgres: StartServer = () => servePostgres(true);

/** Logs every client in and never answers a query. */
export const silentPostgres: StartServer = () => servePostgres(false);

function ignore(): void {
  // Says nothing.
}

function servePostgres(answersQueries: boolean): Promise<RunningServer> {
  const ready = message('Z', Buffer.from('I'));
  const column = Buffer.concat([Buffer.from('answer\0'), int(0), int16(0), int(25), int16(-1), int(-1), int16(0)]);
  return serveTcp((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int(0)), ready]));
      socket.on('data', (data) => {
        if (!answersQueries || data.toString('latin1', 0, 1) !== 'Q') return;
        const value = Buffer.from('value');
        const row = Buffer.concat([int16(1), int(value.length), value]);
        const answer = [message('T', Buffer.concat([int16(1), column])), message('D', row), message('C', Buffer.from('SELECT 1\0')), ready];
        socket.write(Buffer.concat(answer));
      });
    });
  });
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int(body.length + 4), body]);
}

function int(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

function bulk(text: string): string {
  return `$${text.length}\r\n${text}\r\n`;
}

async function serveHttp(listener: RequestListener): Promise<RunningServer> {
  const server = createHttpServer(listener);
  const received = new Promise<void>((resolve) => server.once('request', () => resolve()));
  return listen(server, received, () => server.closeAllConnections());
}

async function serveTcp(listener: (socket: Socket) => void): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // A client that is killed resets its connections.
    socket.on('error', ignore);
    listener(socket);
    socket.resume();
  });
  const received = new Promise<void>((resolve) => server.once('connection', (socket) => socket.once('data', () => resolve())));
  return listen(server, received, () => {
    for (const socket of sockets) socket.destroy();
  });
}

async function listen(server: Server, received: Promise<void>, disconnect: () => void): Promise<RunningServer> {
  const host = '127.0.0.1';
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: { url: `http://${host}:${port}`, host, port },
    received,
    async close() {
      server.close();
      disconnect();
      await once(server, 'close');
    },
  };
}
