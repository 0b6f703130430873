import type { TSESLint } from '@typescript-eslint/utils';
import type { Invocation, Node } from '../ast/index.js';
import type { Bound, RemedyModel, Slot, Wait } from '../semantics/types.js';
import { printNumber } from './duration.js';
import { limitHeaders } from './limit-headers.js';
import { removeProperty, setOptions, type OptionText } from './set-option.js';

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
  const remedies = waits.map((wait) => findRemedy(wait, at));
  if (remedies.some((remedy) => remedy === undefined)) return null;
  const [first] = remedies as RemedyModel[];
  if (!first) return null;
  if (first.chain !== undefined) {
    const text = `.${first.chain}(${print(first, printNumber(timeoutMs))})`;
    return { tier: 'policy', edit: (fixer) => [fixer.insertTextAfter(call, text)] };
  }
  const ignored = waits[0]?.bound.ignored ?? null;
  const isWholeDeadline = first.value === 'signal' || first.value === 'deadline';
  if (first.value === 'fetch' && isShadowed(sourceCode, call, 'fetch')) return null;
  if (isWholeDeadline && isStreamed === true) return limitHeaders(request, first);
  if (!slot) return null;
  const isMoved = ignored !== null && waits.length === 1 && slot.kind === 'object' && ignored.property.parent === slot.node;
  const duration = isMoved ? sourceCode.getText(ignored.value) : printNumber(timeoutMs);
  const options = waits.flatMap(({ bound }, index) => optionsOf(sourceCode, remedies[index] as RemedyModel, duration, bound.deadSignal?.value ?? null));
  const isConstant = isMoved && ignored.value.type === 'Literal' && typeof ignored.value.value === 'number';
  return {
    // A deadline for the whole answer may cut a body that is read elsewhere.
    tier: (isWholeDeadline && isStreamed === null) || first.value === 'fetch' ? 'review' : isMoved ? (isConstant ? 'safe' : 'review') : 'policy',
    edit: (fixer) => (isMoved ? moveOption(fixer, sourceCode, ignored.property, slot, options) : setOptions(fixer, sourceCode, slot, options)),
  };
}

/** What to write at a call or at a client. A signal that does nothing is best joined with one that does. */
export function findRemedy({ bound, remedies }: Wait, at: 'call' | 'client'): RemedyModel | undefined {
  const fitting = remedies.filter((each) => each.at === at);
  const hasDeadSignal = bound.state === 'absent' && bound.deadSignal !== null;
  return (hasDeadSignal ? fitting.find((each) => each.value === 'signal') : undefined) ?? fitting[0];
}

function isShadowed(sourceCode: Readonly<TSESLint.SourceCode>, node: Node, name: string): boolean {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    if ((scope.set.get(name)?.defs.length ?? 0) > 0) return true;
  }
  return false;
}

function optionsOf(sourceCode: Readonly<TSESLint.SourceCode>, remedy: RemedyModel, duration: string, existing: Node | null): OptionText[] {
  if (remedy.option === undefined) return [];
  const value = print(remedy, duration);
  const others = Object.entries(remedy.with ?? {}).map(([name, each]): OptionText => [siblingOf(remedy.option ?? '', name), JSON.stringify(each)]);
  const composed = existing && remedy.value === 'signal' ? `AbortSignal.any([${sourceCode.getText(existing)}, ${value}])` : value;
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
  property: Node,
  slot: Extract<Slot, { kind: 'object' }>,
  options: readonly OptionText[],
): TSESLint.RuleFix[] | null {
  const [option] = options;
  if (!option) return null;
  const key = option[0].split('.')[0];
  const isThere = slot.node.properties.some((each) => each !== property && each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === key);
  const isSame = property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === key;
  if (isThere || isSame || options.length > 1) {
    const set = setOptions(fixer, sourceCode, slot, options);
    return set && (isSame ? set : [...set, removeProperty(fixer, sourceCode, property)]);
  }
  if (option[0].includes('.')) return null;
  return [fixer.replaceText(property, `${option[0]}: ${option[1]}`)];
}

function siblingOf(option: string, name: string): string {
  return [...option.split('.').slice(0, -1), name].join('.');
}
