import type { Readable, Writable } from 'node:stream';

type Handler = (params: never) => unknown;

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

const BLANK_LINE = '\r\n\r\n';

/** One end of JSON-RPC as the Language Server Protocol frames it: a `Content-Length` in bytes, a blank line, JSON. */
export class RpcConnection {
  readonly #waiting = new Map<number | string, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #handlers: Readonly<Record<string, Handler>>;
  readonly #output: Writable;
  #received = Buffer.alloc(0);
  #nextId = 1;
  #closed: Error | null = null;

  /** @param handlers - what answers the other side's requests and hears its notifications, by method. */
  constructor(input: Readable, output: Writable, handlers: Readonly<Record<string, Handler>>) {
    this.#handlers = handlers;
    this.#output = output;
    input.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  request(method: string, params: unknown): Promise<unknown> {
    if (this.#closed) return Promise.reject(this.#closed);
    const id = this.#nextId++;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return answer;
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Fails what is still waiting, and everything that is asked from now on. */
  close(reason: Error): void {
    this.#closed = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #send(message: Message): void {
    if (this.#closed) return;
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#output.write(`Content-Length: ${Buffer.byteLength(body)}${BLANK_LINE}${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf(BLANK_LINE);
      const length = Number(/content-length: *(\d+)/i.exec(this.#received.toString('latin1', 0, Math.max(end, 0)))?.[1]);
      const start = end + BLANK_LINE.length;
      if (end < 0 || this.#received.length < start + length) return;
      const body = this.#received.toString('utf8', start, start + length);
      this.#received = this.#received.subarray(start + length);
      void this.#handle(JSON.parse(body) as Message);
    }
  }

  async #handle({ id, method, params, result, error }: Message): Promise<void> {
    if (method === undefined) {
      const waiting = this.#waiting.get(id ?? '');
      this.#waiting.delete(id ?? '');
      if (error) waiting?.reject(new Error(`${error.code}: ${error.message}`));
      else waiting?.resolve(result);
      return;
    }
    const answer: unknown = await this.#handlers[method]?.(params as never);
    if (id !== undefined) this.#send({ id, result: answer ?? null });
  }
}
