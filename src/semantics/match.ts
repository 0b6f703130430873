import type { Invocation } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { mayHold } from './majors.js';
import { modelsFor } from './registry.js';
import type { ApiPath, ApiStep, CallModel, ClientModel, Construction, ConstructionModel, LibraryModel, RequestModel } from './types.js';

/** What a path means in a library. */
export type Match =
  | { kind: 'client'; client: ClientModel; made: readonly Construction[] }
  | { kind: 'request'; client: ClientModel; made: readonly Construction[]; request: RequestModel }
  | { kind: 'member'; client: ClientModel; made: readonly Construction[]; rest: readonly string[] }
  | { kind: 'call'; call: CallModel };

interface MemberToken {
  readonly kind: 'member';
  readonly names: ReadonlySet<string>;
  /** What names with a `*` begin and end with. */
  readonly affixes: readonly (readonly [start: string, end: string])[];
}

type Token = MemberToken | { kind: 'any' } | { kind: 'chain' } | { kind: 'call' } | { kind: 'new' } | { kind: 'element' } | { kind: 'given'; index: number };

/** Stands for the construction of a value that is known by its type only. */
const CONSTRUCTED = { kind: 'new' } as ApiStep;

const parsed = new Map<string, readonly Token[]>();

/** Reads a path of the model format (`create().{get,head}()`) into tokens. */
export function parsePath(path: string): readonly Token[] {
  const known = parsed.get(path);
  if (known) return known;
  const tokens: Token[] = [];
  for (const part of path.split(/\.(?![^{]*\})/)) {
    const name = part.replace(/\(\)/g, '');
    const calls = (part.length - name.length) / 2;
    if (name === 'new' && calls > 0) {
      tokens.push({ kind: 'new' });
      for (let i = 1; i < calls; i += 1) tokens.push({ kind: 'call' });
      continue;
    }
    if (name === '*') tokens.push({ kind: 'any' });
    else if (name === '[]') tokens.push({ kind: 'element' });
    else if (name.startsWith('#')) tokens.push({ kind: 'given', index: Number(name.slice(1)) });
    else if (name === '**') tokens.push({ kind: 'chain' });
    else if (name.startsWith('{')) tokens.push(memberToken(name.slice(1, -1).split(',').map((each) => each.trim())));
    else if (name !== '') tokens.push(memberToken([name]));
    for (let i = 0; i < calls; i += 1) tokens.push({ kind: 'call' });
  }
  parsed.set(path, tokens);
  return tokens;
}

function memberToken(names: readonly string[]): MemberToken {
  const affixes = names.filter((name) => name.includes('*')).map((name) => name.split('*') as [string, string]);
  return { kind: 'member', names: new Set(names.filter((name) => !name.includes('*'))), affixes };
}

/** The positions at which `tokens`, matched against `steps` from `start`, can end. */
function ends(tokens: readonly Token[], steps: readonly ApiStep[], start: number): number[] {
  let positions = [start];
  for (const token of tokens) {
    const next: number[] = [];
    for (const at of positions) {
      const step = steps[at];
      if (token.kind === 'chain') {
        next.push(at);
        for (let i = at; steps[i]?.kind === 'member'; i += 1) next.push(i + 1);
      } else if (step && accepts(token, step)) next.push(at + 1);
    }
    positions = next;
  }
  return positions;
}

function accepts(token: Token, step: ApiStep): boolean {
  if (token.kind === 'any') return step.kind === 'member';
  if (token.kind === 'member') {
    if (step.kind !== 'member') return false;
    const { name } = step;
    return token.names.has(name) || token.affixes.some(([start, end]) => name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end));
  }
  if (token.kind === 'given') return step.kind === 'given' && step.index === token.index;
  // Callable classes (`Stripe(key)`, `Redis()`) are modelled once, as `new()`.
  return token.kind === step.kind || (token.kind === 'new' && step.kind === 'call');
}

/** Whether one of the paths of a model is this one; what is known by its type only was constructed out of sight. */
export function matchesAny(paths: readonly string[], steps: readonly ApiStep[]): boolean {
  const constructed = steps.map((step) => (step.kind === 'typed' ? CONSTRUCTED : step));
  return paths.some((path) => matches(path, constructed));
}

/** Where the steps end that a path of the model format says, read from one of them on. */
export function endsOf(path: string, steps: readonly ApiStep[], start: number): readonly number[] {
  return ends(parsePath(path), steps, start);
}

/** Whether steps are what a path of the model format says, from one of them on. */
export function matches(path: string, steps: readonly ApiStep[], start = 0): boolean {
  return ends(parsePath(path), steps, start).includes(steps.length);
}

/**
 * What `path` means in `library`; null when the library's model does not know it.
 *
 * @param majors The majors of the library that may be installed: a construction that none of them has is none.
 */
export function matchLibrary(library: LibraryModel, path: ApiPath, majors: readonly number[] = library.majors): Match | null {
  const { steps } = path;
  // A helper that is known by its type was constructed out of sight.
  const constructed = steps.map((step) => (step.kind === 'typed' ? CONSTRUCTED : step));
  for (const call of library.calls ?? []) if (call.paths.some((each) => matches(each, constructed))) return { kind: 'call', call };
  let member: Extract<Match, { kind: 'member' }> | null = null;
  for (const client of library.clients ?? []) {
    for (const found of matchClient(client, steps, majors)) {
      if (found.kind !== 'member') return found;
      // `new Gaxios().defaults` is a member of that client, not of the package.
      if (!member || found.rest.length < member.rest.length) member = found;
    }
  }
  return member;
}

/** Whether a call only prepares the client it is given and hands it back. */
export function isDecorator(module: Module, path: ApiPath): boolean {
  return modelsFor(module, path).some((library) => {
    const found = matchLibrary(library, path);
    return found?.kind === 'call' && found.call.kind === 'decorates';
  });
}

/** Whether a call gives an instance of the class it is asked for: `Container.get(Service)`, `moduleRef.get(Service)`. */
export function isProvider(module: Module, callee: ApiPath, node: Invocation): boolean {
  const path = { ...callee, steps: [...callee.steps, { kind: 'call' as const, node }] };
  return modelsFor(module, path).some((library) => {
    const found = matchLibrary(library, path);
    return found?.kind === 'call' && found.call.kind === 'provides';
  });
}

/** What is held and made: a client, a logger. */
export interface Holder {
  readonly shared?: readonly string[];
  readonly made?: readonly ConstructionModel[];
  readonly derived?: readonly ConstructionModel[];
  readonly types?: readonly string[];
}

/** A way to read the first steps of a path, up to `at`, as one of what a model holds. */
export interface Reading {
  readonly at: number;
  readonly made: readonly Construction[];
}

/** Every way to begin `steps` with something that a model holds: the shared one, one that is made, one of a nominal type; and those derived from it. */
export function* readHolder(holder: Holder, steps: readonly ApiStep[], majors: readonly number[]): Generator<Reading> {
  const typed = steps.findIndex((step) => step.kind === 'typed');
  const constructed = typed < 0 ? steps : steps.map((step) => (step.kind === 'typed' ? CONSTRUCTED : step));
  for (const path of holder.shared ?? []) for (const at of ends(parsePath(path), constructed, 0)) yield* withDerived(holder, steps, { at, made: [] }, majors);
  for (const model of holder.made ?? []) {
    if (!mayHold(model.majors, majors)) continue;
    // One that is only named by its type is made elsewhere; what is made through it is not: `getRepository()` of an `EntityManager`.
    for (const at of ends(parsePath(model.path), constructed, 0)) if (at !== typed + 1 || typed < 0) yield* withDerived(holder, steps, { at, made: [{ model, node: nodeAt(steps, at) }] }, majors);
  }
  if (typed >= 0 && isHolderType(holder, steps.slice(0, typed))) yield* withDerived(holder, steps, { at: typed + 1, made: [{ model: null, node: null }] }, majors);
}

function isHolderType(holder: Holder, steps: readonly ApiStep[]): boolean {
  const name = steps.map((step) => (step.kind === 'member' ? step.name : '')).join('.');
  return (holder.types ?? []).includes(name) || (holder.made ?? []).some((made) => matches(made.path, [...steps, CONSTRUCTED]));
}

function* withDerived(holder: Holder, steps: readonly ApiStep[], reading: Reading, majors: readonly number[]): Generator<Reading> {
  yield reading;
  for (const model of holder.derived ?? []) {
    if (!mayHold(model.majors, majors)) continue;
    for (const at of ends(parsePath(model.path), steps, reading.at)) {
      if (at > reading.at) yield* withDerived(holder, steps, { at, made: [...reading.made, { model, node: nodeAt(steps, at) }] }, majors);
    }
  }
}

/** Every way to read `steps` as something of a client: itself, a request through it, another member. */
function* matchClient(client: ClientModel, steps: readonly ApiStep[], majors: readonly number[]): Generator<Match> {
  for (const { at, made } of readHolder(client, steps, majors)) {
    if (at === steps.length) {
      yield { kind: 'client', client, made };
      continue;
    }
    for (const request of client.requests ?? []) {
      if (request.paths.some((path) => matches(path, steps, at))) yield { kind: 'request', client, made, request };
    }
    yield { kind: 'member', client, made, rest: steps.slice(at).map((step) => (step.kind === 'member' ? step.name : '()')) };
  }
}

function nodeAt(steps: readonly ApiStep[], end: number): Invocation | null {
  const step = steps[end - 1];
  return step?.kind === 'call' || step?.kind === 'new' ? step.node : null;
}
