import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** Where a system keeps the browser. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The Chromium of this machine (or the one that `CHROMIUM` names), or null. */
export const chromium: string | null = [process.env['CHROMIUM'] ?? '', ...PLACES].find((each) => each !== '' && existsSync(each)) ?? null;

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** A tab of a headless Chromium, driven over pipes by its own protocol. */
export class Tab {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly events: Answer[] = [];
  #session: string | null = null;
  #last = 0;

  private constructor(program: string) {
    this.#folder = mkdtempSync(path.join(os.tmpdir(), 'resilience-chromium-'));
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--remote-debugging-pipe', `--user-data-dir=${this.#folder}`];
    this.#process = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    let rest = '';
    (this.#process.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#take(JSON.parse(part) as Answer);
    });
    this.#process.on('exit', () => {
      for (const answer of this.#waiting.values()) answer({ error: { message: 'Chromium ended' } });
    });
  }

  static async open(program: string): Promise<Tab> {
    const tab = new Tab(program);
    const { targetId } = await tab.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await tab.send('Target.attachToTarget', { targetId, flatten: true });
    tab.#session = sessionId as string;
    for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await tab.send(`${domain}.enable`);
    return tab;
  }

  send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = (this.#last += 1);
    const sent = JSON.stringify({ id, method, params, ...(this.#session === null ? {} : { sessionId: this.#session }) });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ error, result = {} }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result)));
      (this.#process.stdio[3] as Writable).write(`${sent}\0`);
    });
  }

  async goTo(url: string): Promise<void> {
    await this.send('Page.navigate', { url });
    while (!this.events.some(({ method }) => method === 'Page.loadEventFired')) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', { expression, returnByValue: true })) as { result: { value?: unknown }; exceptionDetails?: { text: string } };
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  #take(answer: Answer): void {
    if (answer.id === undefined) this.events.push(answer);
    else {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    }
  }
}
