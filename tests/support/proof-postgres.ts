import type { Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { afterAll } from 'vitest';
import { serveTcp, type RunningServer, type StartServer } from './servers.js';

/** As much of a PostgreSQL server as it takes to log in and to run one simple query, which answers one row. */
export const postgres: StartServer = () => serveFake(true);

/** Logs every client in and never answers a query. */
export const silentPostgres: StartServer = () => serveFake(false);

function serveFake(answersQueries: boolean): Promise<RunningServer> {
  const column = Buffer.concat([Buffer.from('answer\0'), int(0), int16(0), int(25), int16(-1), int(-1), int16(0)]);
  return serveTcp((socket) => {
    socket.once('data', () => {
      socket.write(welcome);
      socket.on('data', (data) => {
        if (!answersQueries || data.toString('latin1', 0, 1) !== 'Q') return;
        const value = Buffer.from('value');
        const row = Buffer.concat([int16(1), int(value.length), value]);
        const answer = [message('T', Buffer.concat([int16(1), column])), message('D', row), message('C', Buffer.from('SELECT 1\0')), ready];
        socket.write(Buffer.concat(answer));
      });
    });
  }, 'postgres');
}

/**
 * A real PostgreSQL, in this process and behind a socket, so that code under proof talks to it by its own driver.
 * It starts with the tables of `schema` and nothing else, and logs every statement that is run.
 *
 * It has one session, which connections share by turns: who has begun a transaction keeps the others waiting until its end.
 * Faults that take two transactions at the same time cannot be shown, those between two statements can.
 */
export const postgresWith =
  (schema: string): StartServer =>
  async () => {
    const { engine, release } = await lease();
    try {
      await engine.exec('DISCARD ALL');
      await engine.exec(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${schema}`);
    } catch (error) {
      release();
      throw error;
    }
    const turns = new Turns();
    const server = await serveTcp((socket, log) => void new Session({ engine, turns, socket, log }), 'postgres');
    return {
      ...server,
      async close() {
        await server.close();
        await turns.idle();
        release();
      },
    };
  };

/** The engine takes seconds to start and 100 MB to run: one for all servers of a test file, one after another. */
let engine: Promise<PGlite> | null = null;
let free: Promise<void> = Promise.resolve();

async function lease(): Promise<{ engine: PGlite; release: () => void }> {
  const { promise, resolve } = withResolvers();
  const before = free;
  free = before.then(() => promise);
  await before;
  return { engine: await (engine ??= PGlite.create()), release: resolve };
}

afterAll(async () => {
  // What is left open keeps the process alive.
  await (await engine)?.close();
  engine = null;
});

/** Who may use the one session: one connection at a time, for a statement or a transaction. */
class Turns {
  #last: Promise<void> = Promise.resolve();

  async take(): Promise<() => void> {
    const { promise, resolve } = withResolvers();
    const before = this.#last;
    this.#last = before.then(() => promise);
    await before;
    return resolve;
  }

  async idle(): Promise<void> {
    (await this.take())();
  }
}

interface SessionParts {
  readonly engine: PGlite;
  readonly turns: Turns;
  readonly socket: Socket;
  readonly log: string[];
}

/** One connection: takes messages apart, runs them in turn, and logs what they execute. */
class Session {
  #rest: Buffer = Buffer.alloc(0);
  #work: Promise<void> = Promise.resolve();
  #isStarted = false;
  #endTurn: (() => void) | null = null;
  readonly #statements = new Map<string, string>();
  readonly #portals = new Map<string, string>();
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    parts.socket.on('data', (data) => this.#receive(data));
    parts.socket.on('close', () => this.#queue(() => this.#leave()));
  }

  #queue(job: () => Promise<void>): void {
    this.#work = this.#work.then(job).catch((error: unknown) => {
      this.#parts.socket.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  }

  #receive(data: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (;;) {
      // The first message of a connection has no type.
      const head = this.#isStarted ? 1 : 0;
      const size = this.#rest.length >= head + 4 ? head + this.#rest.readInt32BE(head) : Infinity;
      if (this.#rest.length < size) return;
      const received = this.#rest.subarray(0, size);
      this.#rest = this.#rest.subarray(size);
      if (this.#isStarted) this.#queue(() => this.#run(received));
      else this.#greet(received);
    }
  }

  #greet(received: Buffer): void {
    this.#isStarted = received.readInt32BE(4) !== SSL_REQUEST;
    this.#parts.socket.write(this.#isStarted ? welcome : 'N');
  }

  async #run(received: Buffer): Promise<void> {
    const type = String.fromCharCode(received[0] ?? 0);
    if (type === 'X') return;
    this.#endTurn ??= await this.#parts.turns.take();
    this.#note(type, received);
    const answer = Buffer.from(await this.#parts.engine.execProtocolRaw(received));
    if (!this.#parts.socket.destroyed) this.#parts.socket.write(answer);
    // A batch ends by ReadyForQuery; `I` says that no transaction is open.
    if (answer.at(-6) === 'Z'.charCodeAt(0) && answer.at(-1) === 'I'.charCodeAt(0)) this.#giveTurn();
  }

  #note(type: string, received: Buffer): void {
    const [first = '', second = ''] = received.toString('utf8', 5).split('\0', 2);
    if (type === 'Q') this.#parts.log.push(first);
    else if (type === 'P') this.#statements.set(first, second);
    else if (type === 'B') this.#portals.set(first, this.#statements.get(second) ?? '');
    else if (type === 'E') this.#parts.log.push(this.#portals.get(first) ?? '');
  }

  async #leave(): Promise<void> {
    if (this.#endTurn) await this.#parts.engine.execProtocolRaw(message('Q', Buffer.from('ROLLBACK\0')));
    this.#giveTurn();
  }

  #giveTurn(): void {
    this.#endTurn?.();
    this.#endTurn = null;
  }
}

const SSL_REQUEST = 80_877_103;

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
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

const ready = message('Z', Buffer.from('I'));
const parameters = Object.entries({ server_version: '18.0', client_encoding: 'UTF8', standard_conforming_strings: 'on' });
const welcome = Buffer.concat([message('R', int(0)), ...parameters.map((each) => message('S', Buffer.from(`${each.join('\0')}\0`))), ready]);
