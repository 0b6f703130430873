import type { TSESLint } from '@typescript-eslint/utils';
import { keyName, unwrap, type Invocation, type Node, type Property } from '../ast/index.js';
import type { Bound, RemedyModel, Slot, Wait } from '../semantics/types.js';
import { printNumber } from './duration.js';
import { limitHeaders } from './limit-headers.js';
import { printOperand, printOptions, removeProperty, replaceValue, setOptions, type OptionText } from './set-option.js';

type Absent = Extract<Bound, { state: 'absent' }>;

export interface BoundWaitRequest {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly call: Invocation;
  readonly slot: Slot | null;
  readonly waits: readonly (Wait & { readonly bound: Absent })[];
  readonly at: 'call' | 'client';
  readonly timeoutMs: number;
  /** Whether the answer is a stream; null when that is out of sight. */
  readonly isStreamed: boolean | null;
}

export interface BoundWaitPlan {
  readonly tier: 'safe' | 'policy' | 'review';
  readonly edit: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[] | null;
}

/** How to bound the waits of a call: the options to write, where, and what that promises. Null when nothing can be written. */
export function boundWait(request: BoundWaitRequest): BoundWaitPlan | null {
  const { sourceCode, call, slot, waits, at, timeoutMs, isStreamed } = request;
  const remedies = waits.map((wait) => findRemedy(wait, at, true));
  if (remedies.some((remedy) => remedy === undefined)) return null;
  const [first] = remedies as RemedyModel[];
  if (!first) return null;
  if (first.chain !== undefined) {
    // It would cut the stream, too.
    if (isStreamed === true) return null;
    const text = `.${first.chain}(${print(first, printNumber(timeoutMs))})`;
    return { tier: 'policy', edit: (fixer) => [fixer.insertTextAfter(call, text)] };
  }
  if (first.value === 'fetch' && isShadowed(sourceCode, call, 'fetch')) return null;
  if (!slot) return null;
  const moved = waits.length === 1 ? findMovable(slot, waits[0]?.bound.ignored ?? null) : null;
  const isOff = moved !== null && isNoLimit(moved.value);
  const duration = moved && !isOff ? printOperand(sourceCode, moved.value) : printNumber(timeoutMs);
  const isWholeDeadline = first.value === 'signal' || first.value === 'deadline';
  const limit = isWholeDeadline && isStreamed === true ? limitHeaders(request, first, duration) : null;
  if (isWholeDeadline && isStreamed === true && !limit) return null;
  const options: OptionText[] = [];
  for (const [index, { bound }] of waits.entries()) {
    const existing = bound.deadSignal && printExisting(sourceCode, slot, bound.deadSignal.value, first.option);
    if (existing === null && bound.deadSignal) return null;
    options.push(...optionsOf(remedies[index] as RemedyModel, limit?.signal ?? null, duration, existing));
  }
  const isConstant = moved?.value.type === 'Literal';
  return {
    // A deadline for the whole answer may cut a body that is read elsewhere.
    tier: (isWholeDeadline && isStreamed === null) || first.value === 'fetch' ? 'review' : moved && !isOff ? (isConstant ? 'safe' : 'review') : 'policy',
    edit: (fixer) => {
      const set = moved ? moveOption(fixer, sourceCode, moved, isOff, slot, options) : setOptions(fixer, sourceCode, slot, options);
      return set && [...set, ...(limit?.surround(fixer) ?? [])];
    },
  };
}

interface Movable {
  readonly property: Property;
  readonly value: Node;
}

/** An option that does nothing, where it stands in the options of the call itself. */
function findMovable(slot: Slot, ignored: Absent['ignored']): Movable | null {
  if (!ignored || slot.kind !== 'object' || ignored.property.parent !== slot.node) return null;
  const { property, value } = ignored;
  return property.type === 'Property' && !property.method ? { property, value } : null;
}

/** A value that cannot be a time limit: `0`, `false`, `Infinity`, or one that a timer takes for 1 ms. */
function isNoLimit(value: Node): boolean {
  if (value.type === 'Identifier') return value.name === 'Infinity';
  if (value.type === 'UnaryExpression') return value.operator === '-' || value.operator === '!';
  return value.type === 'Literal' && !(typeof value.value === 'number' && value.value >= 1 && value.value < 2 ** 31);
}

/** A signal that is there already, as it is written at the call. Null when it was made out of its sight. */
function printExisting(sourceCode: Readonly<TSESLint.SourceCode>, slot: Slot, value: Node, option: string | undefined): string | null {
  if (slot.kind === 'object' && value.parent?.parent === slot.node) return printOperand(sourceCode, value);
  const holder = slot.kind === 'spread' ? unwrap(slot.node) : null;
  return holder?.type === 'Identifier' ? `${holder.name}.${option}` : null;
}

/** How to bound a wait at a call or at a client; only what a repair can write when `isWritten`. A signal that does nothing is best joined with one that does. */
export function findRemedy({ bound, remedies }: Wait, at: 'call' | 'client', isWritten: boolean): RemedyModel | undefined {
  const fitting = remedies.filter((each) => each.at === at && !(isWritten && each.byHand));
  const hasDeadSignal = bound.state === 'absent' && bound.deadSignal !== null;
  return (hasDeadSignal ? fitting.find((each) => each.value === 'signal') : undefined) ?? fitting[0];
}

function isShadowed(sourceCode: Readonly<TSESLint.SourceCode>, node: Node, name: string): boolean {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    if ((scope.set.get(name)?.defs.length ?? 0) > 0) return true;
  }
  return false;
}

function optionsOf(remedy: RemedyModel, signal: string | null, duration: string, existing: string | null): OptionText[] {
  if (remedy.option === undefined) return [];
  const value = signal ?? print(remedy, duration);
  const others = Object.entries(remedy.with ?? {}).map(([name, each]): OptionText => [siblingOf(remedy.option ?? '', name), JSON.stringify(each)]);
  const composed = existing !== null && remedy.value === 'signal' ? `AbortSignal.any([${existing}, ${value}])` : value;
  return [[remedy.option, composed], ...others];
}

function print(remedy: RemedyModel, duration: string): string {
  switch (remedy.value) {
    case 'signal':
      return `AbortSignal.timeout(${duration})`;
    case 'deadline':
      return `Date.now() + ${duration}`;
    case 's':
      return /^[\d_]+$/.test(duration) ? printNumber(Math.max(1, Math.round(Number(duration.replaceAll('_', '')) / 1000))) : `(${duration}) / 1000`;
    case 'ms':
      return duration;
    case 'fetch':
      return `(input, init) => fetch(input, { ...init, signal: AbortSignal.any([AbortSignal.timeout(${duration}), ...(init?.signal ? [init.signal] : [])]) })`;
  }
}

/** An option that does nothing gives way to the one that works; when that one is there already, it only goes. */
function moveOption(
  fixer: TSESLint.RuleFixer,
  sourceCode: Readonly<TSESLint.SourceCode>,
  { property, value }: Movable,
  isOff: boolean,
  slot: Slot,
  options: readonly OptionText[],
): TSESLint.RuleFix[] | null {
  const [option] = options;
  if (!option || slot.kind !== 'object') return null;
  const key = option[0].split('.')[0];
  const isThere = slot.node.properties.some((each) => each !== property && each.type === 'Property' && keyName(each) === key);
  const isSame = keyName(property) === key;
  if (isThere || isSame || options.length > 1) {
    const set = setOptions(fixer, sourceCode, slot, options);
    return set && (isSame ? set : [...set, removeProperty(fixer, sourceCode, property, isOff ? null : value)]);
  }
  const outer = option[0].split('.');
  const inner = outer.pop();
  if (property.shorthand || (property.computed && outer.length > 0)) return [fixer.replaceText(property, printOptions(options))];
  if (outer.length > 0) {
    const opened = outer.map((each) => `${each}: { `).join('');
    return [
      fixer.replaceText(property.key, `${opened}${inner}`),
      replaceValue(fixer, sourceCode, value, option[1]),
      fixer.insertTextAfter(property, ' }'.repeat(outer.length)),
    ];
  }
  const name = property.computed ? `'${option[0]}'` : option[0];
  return [fixer.replaceText(property.key, name), replaceValue(fixer, sourceCode, value, option[1])];
}

function siblingOf(option: string, name: string): string {
  return [...option.split('.').slice(0, -1), name].join('.');
}
