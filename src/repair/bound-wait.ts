import type { TSESLint } from '@typescript-eslint/utils';
import { keyName, someNode, unwrap, wrapped, type Invocation, type Node, type Property } from '../ast/index.js';
import type { Bound, RemedyModel, Slot, Wait } from '../semantics/types.js';
import { printNumber } from './duration.js';
import { limitHeaders } from './limit-headers.js';
import { maySignalBeNothing, mayBeNothing } from './nothing.js';
import { printAtom, printOperand, printOptions, removeProperty, replaceValue, setOptions, type OptionText } from './set-option.js';

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
  /** The number that an expression always has; null when it is not fixed. */
  readonly numberOf: (node: Node) => number | null;
}

export interface BoundWaitPlan {
  readonly tier: 'safe' | 'policy' | 'review';
  /** Whether an option that has no effect gives way. */
  readonly moves: boolean;
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
    return { tier: 'policy', moves: false, edit: (fixer) => [fixer.insertTextAfter(call, text)] };
  }
  if (first.value === 'fetch' && isShadowed(sourceCode, call, 'fetch')) return null;
  if (!slot) return null;
  const ignored = waits.length === 1 ? (waits[0]?.bound.ignored ?? null) : null;
  const moved = findMovable(slot, ignored);
  const duration = chooseDuration(request, slot, ignored, moved !== null, first);
  const isWholeDeadline = first.value === 'signal' || first.value === 'deadline';
  const limit = isWholeDeadline && isStreamed === true ? limitHeaders(request, first, duration.text) : null;
  if (isWholeDeadline && isStreamed === true && !limit) return null;
  const options: OptionText[] = [];
  for (const [index, { bound }] of waits.entries()) {
    const existing = bound.deadSignal && printExisting(sourceCode, slot, bound.deadSignal.value, first.option);
    if (existing === null && bound.deadSignal) return null;
    options.push(...optionsOf(remedies[index] as RemedyModel, limit?.signal ?? null, duration.text, existing));
  }
  return {
    // A deadline for the whole answer may cut a body that is read elsewhere.
    tier: (isWholeDeadline && isStreamed === null) || first.value === 'fetch' ? 'review' : duration.tier,
    moves: moved !== null,
    edit: (fixer) => {
      const set = moved ? moveOption(fixer, sourceCode, moved, duration.tier === 'policy', slot, options) : setOptions(fixer, sourceCode, slot, options);
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

interface Duration {
  readonly text: string;
  /** `policy` when the team is to choose it: nothing that stands there can be a time limit. */
  readonly tier: BoundWaitPlan['tier'];
}

/** How long to wait: as long as the author meant by an option that does nothing, when that can be a time limit. */
function chooseDuration(
  { sourceCode, timeoutMs, numberOf }: BoundWaitRequest,
  slot: Slot,
  ignored: Absent['ignored'],
  isMoved: boolean,
  remedy: RemedyModel,
): Duration {
  const chosen: Duration = { text: printNumber(timeoutMs), tier: 'policy' };
  if (!ignored) return chosen;
  const { value } = ignored;
  const ms = numberOf(value);
  if (ms !== null) {
    if (!Number.isInteger(ms) || ms < 1 || ms >= 2 ** 31) return chosen;
    const isFixed = !someNode(value, ({ type }) => type === 'MemberExpression') && (isMoved || isHeldBy(slot, ignored.property));
    const text = isMoved ? printOperand(sourceCode, value) : value.type === 'Literal' ? value.raw : printNumber(ms);
    // Less than a second may be meant in seconds.
    return { text, tier: isFixed && ms >= 1000 ? 'safe' : 'review' };
  }
  if (!isMoved || isNoLimit(unwrap(value))) return chosen;
  const isOpen = remedy.value !== 'ms' && mayBeNothing(sourceCode, value);
  return { text: isOpen ? `${printAtom(sourceCode, value)} ?? ${chosen.text}` : printOperand(sourceCode, value), tier: 'review' };
}

/** Whether an option stands in the literal that a constant, which is copied, was declared with. */
function isHeldBy(slot: Slot, property: Node): boolean {
  const holder = slot.kind === 'spread' ? unwrap(slot.node) : null;
  const declarator = property.parent && wrapped(property.parent).parent;
  return holder?.type === 'Identifier' && declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' && declarator.id.name === holder.name;
}

/** Expressions that cannot be a number of milliseconds. */
const NO_NUMBERS = new Set([
  'ArrayExpression', 'ArrowFunctionExpression', 'ClassExpression', 'FunctionExpression', 'Literal', 'NewExpression', 'ObjectExpression', 'TemplateLiteral',
]);

/** A value that cannot be a time limit: `false`, `'3000'`, `-ms`, `{ request: 3000 }`. */
function isNoLimit(value: Node): boolean {
  return NO_NUMBERS.has(value.type) || (value.type === 'UnaryExpression' && value.operator !== '+');
}

/** A signal that is there already, as it is written in a list at the call. Null when it was made out of its sight. */
function printExisting(sourceCode: Readonly<TSESLint.SourceCode>, slot: Slot, value: Node, option: string | undefined): string | null {
  const isOptional = maySignalBeNothing(sourceCode, value);
  if (slot.kind === 'object' && value.parent?.parent === slot.node) {
    if (!isOptional) return printOperand(sourceCode, value);
    const text = printAtom(sourceCode, value);
    const isName = value.type === 'Identifier' || (value.type === 'MemberExpression' && !value.computed && value.object.type === 'Identifier' && sourceCode.getCommentsInside(value).length === 0);
    return isName ? `...(${text} ? [${text}] : [])` : `...[${text} || []].flat()`;
  }
  const holder = slot.kind === 'spread' ? unwrap(slot.node) : null;
  if (holder?.type !== 'Identifier') return null;
  const text = `${holder.name}.${option}`;
  return isOptional ? `...(${text} ? [${text}] : [])` : text;
}

/** How to bound a wait at a call or at a client; only what a repair can write when `isWritten`. A signal that does nothing is best joined with one that does. */
export function findRemedy({ bound, remedies }: Wait, at: 'call' | 'client', isWritten: boolean): RemedyModel | undefined {
  const fitting = remedies.filter((each) => each.at === at && !(isWritten && each.byHand));
  const hasDeadSignal = bound.state === 'absent' && bound.deadSignal !== null;
  return (hasDeadSignal ? fitting.find((each) => each.value === 'signal') : undefined) ?? fitting[0];
}

/** `HttpModule` -> `HttpModule.register({ timeout: 10_000 })` */
export function configureModule(fixer: TSESLint.RuleFixer, node: Node, method: string, remedy: RemedyModel, timeoutMs: number): TSESLint.RuleFix[] {
  return [fixer.insertTextAfter(node, `.${method}({ ${printOptions(optionsOf(remedy, null, printNumber(timeoutMs), null))} })`)];
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
      return `Date.now() + ${/^[\w.]+$/.test(duration) ? duration : `(${duration})`}`;
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
  if (isSame) return setOptions(fixer, sourceCode, slot, options);
  if (isThere) {
    const set = setOptions(fixer, sourceCode, slot, options);
    return set && [...set, removeProperty(fixer, sourceCode, property, isOff ? null : value)];
  }
  if (options.length > 1) return [replaceValue(fixer, sourceCode, property, printOptions(options))];
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
