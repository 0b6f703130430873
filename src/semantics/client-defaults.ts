import { memberName, walk, type Expression, type Invocation, type Node, type Program } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { isGlobal, resolveValue } from './bindings/index.js';
import { findMember, findMemberCallsOf, listOf, type ByConstruction } from './client-index.js';
import { optionNamesOf } from './interceptors.js';
import { memo } from './memo.js';
import { readOption } from './options.js';
import { modelsFor } from './registry.js';
import type { ClientModel, OptionFact, Options } from './types.js';

/** `target = value`, or `Object.assign(target, value)`: then the target takes what the value has. */
interface Write {
  readonly target: Node;
  readonly value: Expression;
  readonly isMerge: boolean;
  /** What of the defaults is written: `['timeout']`. */
  readonly names?: readonly string[];
}

interface WrittenOption {
  readonly path: string;
  readonly value: Node;
  readonly isMerge: boolean;
}

/**
 * `mail.setTimeout(5000)`, `axios.defaults.timeout = 5000`, `Object.assign(api.defaults, { timeout: 5000 })`, `pg.defaults.query_timeout = 5000`,
 * in any of these files.
 */
export function readDefaults(modules: readonly Module[], client: ClientModel, construction: Invocation | null): Options {
  const facts = modules.map((module) => ({ module, written: findWritten(module, client, construction) }));
  return {
    read: (path) => facts.map(({ module, written }) => readLast(module, written, path)).find(({ state }) => state !== 'absent') ?? { state: 'absent' },
    slot: null,
  };
}

function findWritten(module: Module, client: ClientModel, construction: Invocation | null): readonly WrittenOption[] {
  const written: WrittenOption[] = [];
  for (const { node, names } of client.setters ? findMemberCallsOf(module, client, construction) : []) {
    const path = names.length === 1 ? client.setters?.[names[0] ?? ''] : undefined;
    const [value] = node.arguments;
    if (path !== undefined && value) written.push({ path, value, isMerge: false });
  }
  const own = client.defaults === undefined ? [] : (indexDefaults(module, module.program)?.get(client)?.get(construction) ?? []);
  const shared = client.packageDefaults === undefined ? [] : writesOf(module).filter(({ target }) => !own.some((each) => each.target === target));
  for (const { target, value, isMerge, names = findPackageDefaults(module, target, client) } of [...own, ...shared].sort((a, b) => a.target.range[0] - b.target.range[0])) {
    if (names) written.push({ path: names.join('.'), value, isMerge });
  }
  return written;
}

/** What a file writes to the defaults of each client. It is looked through once, whatever the number of its clients. */
const indexDefaults = memo<Program, ByConstruction<Write>>('defaults by client', (module) => {
  const index: ByConstruction<Write> = new Map();
  for (const write of writesOf(module)) {
    const member = findMember(module, write.target);
    const path = member?.client.defaults?.split('.');
    if (!member || !path?.every((name, at) => member.names[at] === name)) continue;
    listOf(index, member.client, member.construction).push({ ...write, names: member.names.slice(path.length) });
  }
  return index;
});

/** The names behind `defaults` when a target is the defaults of the package that a client comes from. */
function findPackageDefaults(module: Module, target: Node, client: ClientModel): readonly string[] | null {
  const path = resolveValue(module, target);
  if (!path || !modelsFor(module, path).some((library) => library.clients?.includes(client))) return null;
  const names = path.steps.map((step) => (step.kind === 'member' ? step.name : ''));
  return names[0] === client.packageDefaults && !names.includes('') ? names.slice(1) : null;
}

/** The last write that says anything of an option: to itself, or to an object that it is in (`instance.defaults = { timeout: 5000 }`). */
function readLast(module: Module, written: readonly WrittenOption[], path: string): OptionFact {
  for (const write of [...written].reverse()) {
    if (write.path === path && !write.isMerge) return { state: 'set', value: write.value, property: null };
    const isWithin = write.path === '' || path.startsWith(`${write.path}.`);
    const fact: OptionFact = isWithin ? readOption(module, write.value, write.path === '' ? path : path.slice(write.path.length + 1)) : { state: 'absent' };
    if (fact.state !== 'absent') return fact;
  }
  return { state: 'absent' };
}

/**
 * Whether this file writes one of a client's options to the `defaults` of something that cannot be told:
 * `for (const client of clients) client.defaults.timeout = 5000`. It may be any client.
 */
export const hasDefaultsOfAny: (module: Module, client: ClientModel) => boolean | null = memo('defaults of any', (module, client) => {
  const defaults = client.defaults?.split('.').at(-1);
  if (defaults === undefined) return false;
  const names = optionNamesOf(client);
  return writesOf(module).some(({ target, value, isMerge }) => {
    const owner = findOwner(target, defaults);
    if (!owner || resolveValue(module, owner.object) !== null) return false;
    if (owner.option !== undefined) return owner.option === null || names.has(owner.option);
    return !isMerge || [...names].some((name) => readOption(module, value, name).state !== 'absent');
  });
});

/** `client` and `timeout` in `client.defaults.timeout`. */
function findOwner(target: Node, defaults: string): { object: Node; option: string | null | undefined } | null {
  let option: string | null | undefined;
  for (let at = target; at.type === 'MemberExpression'; at = at.object) {
    const name = memberName(at);
    if (name === defaults) return { object: at.object, option };
    option = name;
  }
  return null;
}

const writes = new WeakMap<Module, readonly Write[]>();

function writesOf(module: Module): readonly Write[] {
  let known = writes.get(module);
  if (known) return known;
  const found: Write[] = [];
  walk(module.program, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      found.push({ target: node.left, value: node.right, isMerge: false });
    } else if (node.type === 'CallExpression' && memberName(node.callee) === 'assign' && node.callee.type === 'MemberExpression' && isGlobal(module, node.callee.object, 'Object')) {
      const [target, ...sources] = node.arguments;
      for (const source of target?.type === 'MemberExpression' ? sources : []) {
        found.push({ target: target as Node, value: (source.type === 'SpreadElement' ? source.argument : source), isMerge: true });
      }
    }
  });
  writes.set(module, (known = found));
  return known;
}
