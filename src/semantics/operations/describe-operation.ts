import { memberName, wrapped, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, printPath, resolveValue } from '../bindings/index.js';
import { mayOperate } from '../call-names.js';
import { homeOf } from '../home.js';
import { majorsIn } from '../handlers/library-path.js';
import { mayHold } from '../majors.js';
import { endsOf, matches, readHolder } from '../match.js';
import { memo } from '../memo.js';
import { modelsFor, registryOf } from '../registry.js';
import { mentionsLibrary } from '../relevance.js';
import type { ApiPath, ApiStep, LibraryModel, OperationModel, StoreModel, Verb } from '../types.js';
import { findForwarding } from './forwarded.js';
import { findRecord } from './record.js';
import { readStatement } from './statement.js';
import type { Operation } from './types.js';

/** What a call does to stored data or to the world outside; null when nothing proves that it does anything. */
export function describeOperation(module: Module, node: Invocation): Operation | null {
  const home = homeOf(module, node);
  return mentionsLibrary(home, registryOf(module)) && mayOperate(home, node) ? describeOnce(module, node) : null;
}

const describeOnce = memo('describe operation', describe);

function describe(module: Module, node: Invocation): Operation | null {
  const path = findInvoked(module, node);
  if (!path) return node.type === 'CallExpression' ? describeForwarded(module, node) : null;
  for (const library of modelsFor(module, path)) {
    if (!library.stores) continue;
    const majors = majorsIn(module, library, path.package);
    const found = matchStores(module, library, path, majors);
    if (!found) continue;
    const { store, model, at, making } = found;
    const calls = callsFrom(path.steps, at);
    if (model.chain && isContinued(node)) return null;
    if (model.chain?.runs && !isRun(calls, model.chain.runs)) return null;
    const base = { kind: 'operation', node, api: printPath(path), path, library, majors, store, model, calls } as const;
    const statement = model.text ? readStatement(module, { model, calls }) : null;
    const does = model.does === 'statement' ? (statement?.verb ?? 'statement') : verbOf(model, path.steps.slice(at));
    return {
      ...base,
      does,
      statement,
      record: findRecord(module, { ...base, making }) ?? (statement?.table ? { name: statement.table, node: null } : null),
      transaction: findTransaction(module, path),
      uncertain: path.uncertain || path.steps.some((step) => step.kind === 'typed'),
    };
  }
  return null;
}

/** `db.query('SELECT …', [id])`, where `query` of the project hands both on to a driver. */
function describeForwarded(module: Module, node: CallExpression): Operation | null {
  const found = findForwarding(module, node, describeOperation);
  if (!found) return null;
  const { operation, text, values } = found;
  // What the function gives of the answer is out of sight.
  const { many: _, ...own } = operation.model;
  const model: OperationModel = { ...own, text: [{ argument: text }], values: values === null ? [] : [{ argument: values }] };
  const statement = readStatement(module, { model, calls: [node] });
  const record = statement?.table ? { name: statement.table, node: null } : null;
  return { ...operation, node, model, calls: [node], does: statement?.verb ?? 'statement', statement, record };
}

interface Found {
  readonly store: StoreModel;
  readonly model: OperationModel;
  /** How many steps lead to the operation's own call, inclusive. */
  readonly at: number;
  /** The call that made the store. */
  readonly making: Invocation | null;
}

function matchStores(module: Module, library: LibraryModel, { steps }: ApiPath, majors: readonly number[]): Found | null {
  for (const store of library.stores ?? []) {
    if (!mayHold(store.majors, majors)) continue;
    for (const { at, made } of readHolder(store, steps, majors)) {
      const possible = store.operations.filter((model) => mayHold(model.majors, majors));
      // `Model.findById(id).save()` is no query with a method `save`, but a method of the document that was found.
      for (const isChained of [false, true]) {
        for (const model of possible) {
          const end = (model.chain !== undefined) === isChained ? findEnd(model, steps, at) : null;
          if (end !== null && isCommanded(module, model, steps[end - 1])) return { store, model, at: end, making: made.at(-1)?.node ?? null };
        }
      }
    }
  }
  return null;
}

/** Where the operation's own call is among the steps; behind it only calls of its chain. */
function findEnd({ paths, chain }: OperationModel, steps: readonly ApiStep[], start: number): number | null {
  if (!chain) return paths.some((path) => matches(path, steps, start)) ? steps.length : null;
  for (const path of paths) {
    for (const end of endsOf(path, steps, start)) if (end > start && isChain(steps.slice(end))) return end;
  }
  return null;
}

function isChain(steps: readonly ApiStep[]): boolean {
  return steps.length % 2 === 0 && steps.every(({ kind }, index) => kind === (index % 2 === 0 ? 'member' : 'call'));
}

/** `send(new GetCommand(…))` */
function isCommanded(module: Module, { command }: OperationModel, step: ApiStep | undefined): boolean {
  if (!command) return true;
  const call = step && 'node' in step ? step.node : null;
  const argument = call && call.type !== 'TaggedTemplateExpression' ? call.arguments[command.argument] : undefined;
  const made = argument ? resolveValue(module, argument) : null;
  const name = made?.steps.at(-1)?.kind === 'new' ? made.steps.at(-2) : undefined;
  return name?.kind === 'member' && command.classes.includes(name.name);
}

function callsFrom(steps: readonly ApiStep[], at: number): readonly Invocation[] {
  return steps.slice(at - 1).flatMap((step) => (step.kind === 'call' || step.kind === 'new' ? [step.node] : []));
}

/** Whether a call is not the last one of its chain: `db.from(users)` in `db.from(users).where(…)`. */
function isContinued(node: Node): boolean {
  const inner = wrapped(node);
  const member = inner.parent;
  if (member?.type !== 'MemberExpression' || member.object !== inner) return false;
  const outer = wrapped(member);
  return outer.parent?.type === 'CallExpression' && outer.parent.callee === outer && !/^(then|catch|finally)$/.test(memberName(member) ?? '');
}

function isRun(calls: readonly Invocation[], names: readonly string[]): boolean {
  const last = calls.at(-1);
  return last?.type === 'CallExpression' && names.includes(memberName(last.callee) ?? '');
}

function verbOf({ does, chain }: OperationModel, rest: readonly ApiStep[]): Verb {
  let verb = does;
  for (const step of rest) if (step.kind === 'member') verb = chain?.becomes?.[step.name] ?? verb;
  return verb;
}

/** The transaction whose handle a path goes through: `tx` of `$transaction(async (tx) => …)`. */
function findTransaction(module: Module, { steps }: ApiPath): CallExpression | null {
  const given = steps.findLast((step) => step.kind === 'given');
  if (given?.kind !== 'given') return null;
  return describeOperation(module, given.node)?.does === 'transaction' ? given.node : null;
}
