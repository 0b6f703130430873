import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface RunningServer {
  /** What code under proof is told: where to call. */
  readonly address: Address;
  /** Resolves when something has arrived. */
  readonly received: Promise<void>;
  /** What was asked of it so far, in order: `GET /users`, a statement, a command. */
  readonly log: readonly string[];
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

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    // Which port it was, and what happens to the connection afterwards, differ between two calls that are the same.
    const headers = { ...request.headers, host: undefined, connection: undefined };
    const body = Buffer.concat(chunks).toString();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method: request.method, url: request.url, headers, body }));
  });
};

/** Answers at once with what it was asked, as JSON. */
export const echoHttp: StartServer = () => serveHttp(echo);

/** What a client must allow to talk to {@link silentHttps} and {@link echoHttps}, which have no certificate, so that none needs to be kept here. */
export const WITHOUT_CERTIFICATE = { ciphers: 'AECDH-AES128-SHA:@SECLEVEL=0', maxVersion: 'TLSv1.2', rejectUnauthorized: false } as const;

/** {@link silentHttp} by `https`. */
export const silentHttps: StartServer = () => serveHttp(ignore, true);

/** {@link echoHttp} by `https`. */
export const echoHttps: StartServer = () => serveHttp(echo, true);

/** Answers the first requests with an error, then {@link echoHttp}. */
export const failingHttp =
  (times: number, status = 500): StartServer =>
  () => {
    let left = times;
    return serveHttp((request, response) => {
      left -= 1;
      if (left < 0) echo(request, response);
      else request.resume().on('end', () => response.writeHead(status).end());
    });
  };

/** Refuses every request with a body of JSON, as services tell their errors. */
export const refusingHttp =
  (status = 500): StartServer =>
  () =>
    serveHttp((request, response) => {
      request.resume().on('end', () => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: 'refused' })));
    });

/** Makes something for each request, or for each idempotency key where requests have one, and tells its id. As with PayPal, what is below `/v2/checkout` has its key in a header of its own. */
export const makingHttp: StartServer = () => {
  const made = new Map<string, string>();
  let count = 0;
  return serveHttp((request, response) => {
    request.resume().on('end', () => {
      const given = request.headers[request.url?.startsWith('/v2/checkout') ? 'paypal-request-id' : 'idempotency-key'];
      const key = typeof given === 'string' ? given : `request ${(count += 1)}`;
      if (!made.has(key)) made.set(key, `made-${made.size}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: made.get(key) }));
    });
  });
};

/** Holds each request for a moment, and refuses those that come while so many are held. */
export const crowdedHttp =
  (most: number): StartServer =>
  () => {
    let held = 0;
    return serveHttp((request, response) => {
      if (held >= most) {
        request.resume().on('end', () => response.writeHead(503).end());
        return;
      }
      held += 1;
      setTimeout(() => {
        held -= 1;
        echo(request, response);
      }, 5);
    });
  };

/** Resets the connections of the first requests, then {@link echoHttp}. */
export const resettingHttp =
  (times: number): StartServer =>
  () => {
    let left = times;
    return serveHttp((request, response) => {
      left -= 1;
      if (left < 0) echo(request, response);
      else request.socket.resetAndDestroy();
    });
  };

/** Sends its headers at once, then a byte every few milliseconds, for ever: no limit on silence ends it. */
export const drippingHttp: StartServer = () =>
  serveHttp((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).flushHeaders();
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
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
  serveTcp((socket, log) => {
    socket.on('data', (data) => {
      for (const [, , name = ''] of data.toString().matchAll(/\*\d+\r\n\$(\d+)\r\n(\w+)\r\n/g)) {
        log.push(name.toLowerCase());
        const answers: Record<string, string> = { info: bulk('redis_version:7.0.0\r\nloading:0'), get: bulk('value') };
        socket.write(answers[name.toLowerCase()] ?? '+OK\r\n');
      }
    });
  });

/** A Redis that keeps strings, without ever forgetting one. */
export const redisStrings: StartServer = () => {
  const entries = new Map<string, string>();
  return serveTcp((socket, log) => {
    socket.on('data', (data) => {
      for (const [name = '', key = '', value = '', ...options] of commandsIn(data.toString())) {
        log.push(name.toLowerCase());
        const isRefused = name.toLowerCase() === 'set' && entries.has(key) && options.some((each) => each.toUpperCase() === 'NX');
        if (name.toLowerCase() === 'set' && !isRefused) entries.set(key, value);
        if (name.toLowerCase() === 'del') entries.delete(key);
        const found = entries.get(key);
        const answers: Record<string, string> = {
          info: bulk('redis_version:7.0.0\r\nloading:0'), get: found === undefined ? '$-1\r\n' : bulk(found), expire: ':1\r\n', del: ':1\r\n',
          ...(isRefused ? { set: '$-1\r\n' } : {}),
        };
        socket.write(answers[name.toLowerCase()] ?? '+OK\r\n');
      }
    });
  });
};

/** The words of each command of a text, where each came as a whole: `*2\r\n$3\r\nget\r\n$1\r\na\r\n`. */
function commandsIn(text: string): string[][] {
  return text.split(/^\*\d+\r\n/mu).slice(1).map((command) => command.split('\r\n').filter((_, index) => index % 2 === 1));
}

function ignore(): void {
  // Says nothing.
}

function bulk(text: string): string {
  return `$${text.length}\r\n${text}\r\n`;
}

async function serveHttp(listener: RequestListener, isSecure = false): Promise<RunningServer> {
  const server: HttpServer = isSecure ? createHttpsServer(WITHOUT_CERTIFICATE, listener) : createHttpServer(listener);
  const log: string[] = [];
  server.on('request', ({ method, url }) => log.push(`${method} ${url}`));
  const received = new Promise<void>((resolve) => server.once('request', () => resolve()));
  return listen(server, { received, log, scheme: isSecure ? 'https' : 'http', disconnect: () => server.closeAllConnections() });
}

/** A server of a protocol of its own, which says itself what it was asked. */
export async function serveTcp(listener: (socket: Socket, log: string[]) => void, scheme = 'tcp'): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  const log: string[] = [];
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // An answer in several pieces would wait for a client that acknowledges late.
    socket.setNoDelay(true);
    // A client that is killed resets its connections.
    socket.on('error', ignore);
    listener(socket, log);
    socket.resume();
  });
  const received = new Promise<void>((resolve) => server.once('connection', (socket) => socket.once('data', () => resolve())));
  const disconnect = () => {
    for (const socket of sockets) socket.destroy();
  };
  return listen(server, { received, log, scheme, disconnect });
}

interface Parts extends Pick<RunningServer, 'received' | 'log'> {
  readonly scheme: string;
  readonly disconnect: () => void;
}

async function listen(server: Server, { received, log, scheme, disconnect }: Parts): Promise<RunningServer> {
  const host = '127.0.0.1';
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: { url: `${scheme}://${host}:${port}`, host, port },
    received,
    log,
    async close() {
      server.close();
      disconnect();
      await once(server, 'close');
    },
  };
}
