import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';
import { afterAll, expect } from 'vitest';
import { rules } from '../../src/rules/index.js';
import type { RuleOptions } from '../../src/kit/index.js';
import { applyEdit, fix, lint, type LintSetup } from './lint.js';
import type { Address, RunningServer, StartServer } from './servers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

/** How long code must have waited to count as hanging, in milliseconds: several times the limits that repairs write. */
const HANGS_AFTER_MS = 1200;
/** How long code that ought to settle, or to end its process, may take before a proof gives up on it. */
const PATIENCE_MS = 15_000;

/** A repair of a rule, and how to have it applied. */
export interface RepairRequest {
  rule: keyof RuleOptions;
  options?: RuleOptions[keyof RuleOptions];
  /** `settings.resilience`; none when left out, as with a plain `eslint --fix`. */
  settings?: Readonly<Record<string, unknown>>;
  /** The message of the suggestion to take; left out for what `eslint --fix` does. */
  suggestion?: string;
  language?: 'js' | 'ts';
}

/** Repairs code, and holds the repair to its laws: it changes something, clears every finding, and a second run changes nothing. */
export function repair(code: string, request: RepairRequest): string {
  const { rule, options = rules[rule].meta.docs?.strict, settings, suggestion, language = 'js' } = request;
  const setup: LintSetup = {
    rules: { [`resilience/${rule}`]: ['error', ...(options ?? [])] },
    ...(settings ? { settings: { resilience: settings } } : {}),
    cwd: folder(),
    filename: path.join(folder(), language === 'ts' ? 'service.ts' : 'service.mjs'),
  };
  const repaired = suggestion === undefined ? fix(code, setup).output : takeSuggestion(code, setup, suggestion);
  expect(repaired, 'the repair changes the code').not.toBe(code);
  expect(lint(repaired, setup), 'nothing is found in the repaired code').toEqual([]);
  expect(fix(repaired, setup), 'a second run changes nothing').toMatchObject({ fixed: false, output: repaired });
  return repaired;
}

function takeSuggestion(code: string, setup: LintSetup, messageId: string): string {
  const messages = lint(code, setup);
  expect(messages.map((message) => message.fix), 'no repair is applied without being asked for').toEqual(messages.map(() => undefined));
  const taken = messages.flatMap((message) => message.suggestions ?? []).find((each) => each.messageId === messageId);
  return taken ? applyEdit(code, taken.fix) : code;
}

export type Outcome =
  | { readonly state: 'answers'; readonly value: unknown }
  /** `error` is its name, its code where it has one, and its message. */
  | { readonly state: 'fails'; readonly error: string }
  /** An error that nobody handled: outside `run`, or after it. */
  | { readonly state: 'crashes'; readonly error: string }
  | { readonly state: 'hangs' };

/** Code at work: the `run` of a module, called in a thread of its own. */
export interface Execution {
  /** Aborts the first `AbortController` that the code has made, as its caller might. */
  abort(): void;
  /** What became of the call; `hangs` when it is still waiting after {@link HANGS_AFTER_MS} and at the end of `meanwhile`. */
  watch(meanwhile?: Promise<unknown>): Promise<Outcome>;
  /** What became of the call, given time to settle. */
  settle(): Promise<Outcome>;
  /** Whether nothing keeps the process alive: no timer, no socket. */
  exits(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Runs the `run(address)` of a module. */
export function execute(code: string, address: Address, language: 'js' | 'ts' = 'js'): Execution {
  const worker = new Worker(new URL('proof-runner.mjs', import.meta.url), { workerData: { module: writeModule(code, language), address } });
  const exited = once(worker, 'exit');
  let crash: Outcome | null = null;
  const started = new Promise<void>((resolve) => {
    worker.on('message', ({ state }: { state: string }) => state === 'started' && resolve());
    worker.on('error', () => resolve());
  });
  const settled = new Promise<Outcome>((resolve) => {
    worker.on('message', (message: Outcome | { state: 'started' }) => message.state !== 'started' && resolve(message));
    worker.on('error', (error) => resolve((crash = { state: 'crashes', error: String(error) })));
  });
  return {
    abort: () => worker.postMessage('abort'),
    async watch(meanwhile) {
      await started;
      return Promise.race([settled, Promise.all([sleep(HANGS_AFTER_MS), meanwhile]).then((): Outcome => ({ state: 'hangs' }))]);
    },
    async settle() {
      await started;
      return Promise.race([settled, sleep(PATIENCE_MS, { state: 'hangs' } as const, { ref: false })]);
    },
    async exits() {
      const isOver = await Promise.race([exited.then(() => true), sleep(PATIENCE_MS, false, { ref: false })]);
      return isOver && crash === null;
    },
    async stop() {
      await worker.terminate();
    },
  };
}

export interface Proof extends Omit<RepairRequest, 'settings'> {
  /** Whether the repair needs a policy to be declared; it does unless this is false. */
  needsPolicy?: boolean;
  /** A module that exports `run({ url, host, port })`. Given the limit where the code itself names one. */
  code: string | ((limitMs: number) => string);
  /** A server that shows the fault. */
  silent: StartServer;
  /** A server that does not. */
  answering: StartServer;
}

export interface Evidence {
  /** What the silent server makes of the code before and after its repair. */
  readonly silence: { readonly before: Outcome; readonly after: Outcome };
  /** What the answering server makes of both. */
  readonly answer: { readonly before: Outcome; readonly after: Outcome };
  /** Whether the repaired code leaves nothing behind that keeps the process alive, in either world. */
  readonly leavesNothing: boolean;
}

/** Runs code before and after its repair against both servers. */
export async function prove(proof: Proof): Promise<Evidence> {
  // A limit that fails soon where it must, and one that no busy machine runs into where it must not. It is long enough for
  // a timer that is not cleared to show: the process would not end.
  const [silence, answer] = await Promise.all([
    meet(proof, proof.silent, 200, (before, repaired) => before.watch(repaired)),
    meet(proof, proof.answering, 60_000, (before) => before.settle()),
  ]);
  return { silence: silence.outcomes, answer: answer.outcomes, leavesNothing: silence.exits && answer.exits };
}

interface Meeting {
  readonly outcomes: { readonly before: Outcome; readonly after: Outcome };
  readonly exits: boolean;
}

type Observe = (before: Execution, repaired: Promise<Outcome>) => Promise<Outcome>;

async function meet(proof: Proof, start: StartServer, limitMs: number, observe: Observe): Promise<Meeting> {
  const code = typeof proof.code === 'string' ? proof.code : proof.code(limitMs);
  const repaired = repair(code, { ...proof, ...(proof.needsPolicy === false ? {} : { settings: { policy: { timeoutMs: limitMs } } }) });
  return withServer(start, async ({ address }) => {
    const [before, after] = [execute(code, address, proof.language), execute(repaired, address, proof.language)];
    try {
      const settled = after.settle();
      const outcomes = { before: await observe(before, settled), after: await settled };
      return { outcomes, exits: await after.exits() };
    } finally {
      await Promise.all([before.stop(), after.stop()]);
    }
  });
}

export async function withServer<T>(start: StartServer, use: (server: RunningServer) => Promise<T>): Promise<T> {
  const server = await start();
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

/** Whether a package can be run here. */
export function isInstalled(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

let made: string | null = null;

/** A project of its own for the code under proof, with the packages that are installed here. */
function folder(): string {
  if (made !== null) return made;
  made = mkdtempSync(path.join(tmpdir(), 'resilience-proof-'));
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  writeFileSync(path.join(made, 'package.json'), JSON.stringify({ type: 'module', dependencies: devDependencies }));
  symlinkSync(path.join(root, 'node_modules'), path.join(made, 'node_modules'), 'junction');
  mkdirSync(path.join(made, 'run'));
  return made;
}

afterAll(() => {
  if (made !== null) rmSync(made, { recursive: true, force: true });
  made = null;
});

let modules = 0;

function writeModule(code: string, language: 'js' | 'ts'): string {
  const script = language === 'ts' ? ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } }).outputText : code;
  modules += 1;
  const file = path.join(folder(), 'run', `${modules}.mjs`);
  writeFileSync(file, script);
  return pathToFileURL(file).href;
}
