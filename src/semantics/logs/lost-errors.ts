import { walk, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { textOf } from '../home.js';
import { memo } from '../memo.js';
import { findCaught, type Caught } from './caught.js';
import { isExpected, isTrial } from './caught-expected.js';
import { isHandedOn } from './caught-fate.js';
import { mayRunTogether } from './caught-paths.js';
import { describeLog } from './describe-log.js';
import { findErrorMentions, judgeErrorInLine, type ErrorMention } from './error-in-line.js';
import { isLastWord } from './start-up.js';
import type { LogCall } from './types.js';

/** A line of the log about something that failed, which is all that is told of it and lacks its stack and cause. */
export interface LostError {
  readonly call: LogCall;
  readonly caught: Caught;
  readonly severity: Exclude<Severity, 'quiet'>;
  /** The expression that has something of the Error, and not the stack; null where nothing of it is in the line. */
  readonly at: Node | null;
  readonly mentions: readonly ErrorMention[];
}

/** `plain`: the one level of those who use no levels (`console.log`). `quiet`: below a warning. */
type Severity = 'error' | 'warning' | 'plain' | 'quiet';

/** What a call loses of the Error that its line is about; null when it loses nothing, is told elsewhere, or is not known. */
export function findLostError(module: Module, node: CallExpression): LostError | null {
  return describeLog(module, node) ? findOnce(module, node) : null;
}

const findOnce = memo<CallExpression, LostError>('lost error', (module, node) => {
  const call = describeLog(module, node);
  const severity = call ? severityOf(call) : 'quiet';
  const caught = call && severity !== 'quiet' ? findCaught(module, node) : null;
  if (!call || !caught || severity === 'quiet') return null;
  const state = judgeErrorInLine(module, caught, call);
  if (state.state === 'kept' || state.state === 'unknown' || isExpected(module, caught, node) || isTrial(module, caught)) return null;
  if (state.state === 'absent' && isMeantWithout(module, caught, call, severity)) return null;
  const others = logCallsIn(module, caught.region)?.filter((other) => other.node !== node && mayRunTogether(caught.region, other.node, node)) ?? [];
  if (others.some((other) => isToldBy(module, caught, other) || isBetter(module, caught, other, call))) return null;
  if (isHandedOn(module, caught, node, (at) => at.type === 'CallExpression' && describeLog(module, at) !== null)) return null;
  return { call, caught, severity, at: state.state === 'lost' ? state.at : null, mentions: findErrorMentions(module, caught, call) };
});

/** What a message says when the code has another way. */
const GOES_ON = /\b(skip\w*|fall(s|ing)? ?back|fallback|instead|retry\w*|ignor\w*|default)\b/i;

/**
 * Whether who wrote a line without the Error meant to: a line below the level of an error whose handler does not even take it, or that tells how the code
 * goes on; or words for the person who started the program, which ends then.
 */
function isMeantWithout(module: Module, { variable, region }: Caught, { node, message }: LogCall, severity: Severity): boolean {
  if (severity !== 'error' && (variable === null || variable.name.startsWith('_') || (message && GOES_ON.test(textOf(module, message))))) return true;
  return node.parent.parent === region && isLastWord(node);
}

function severityOf({ level, isErrorLevel, library, logger }: LogCall): Severity {
  if (isErrorLevel) return 'error';
  if (level === 'warn' || level === 'warning') return 'warning';
  return level === 'log' && library.globals !== undefined && logger.fields === 'none' ? 'plain' : 'quiet';
}

const logCallsIn = memo('log calls', (module: Module, region: Node): readonly LogCall[] => {
  const calls: LogCall[] = [];
  walk(region, (node) => {
    const call = node.type === 'CallExpression' ? describeLog(module, node) : null;
    if (call) calls.push(call);
  });
  return calls;
});

function isToldBy(module: Module, caught: Caught, other: LogCall): boolean {
  const { state } = judgeErrorInLine(module, caught, other);
  return state === 'kept' || state === 'unknown';
}

/** One report for one failure: at the line that is nearest to telling it. */
function isBetter(module: Module, caught: Caught, other: LogCall, call: LogCall): boolean {
  if (findCaught(module, other.node)?.handler !== caught.handler || isExpected(module, caught, other.node)) return false;
  const [one, two] = [rankOf(module, caught, other), rankOf(module, caught, call)];
  return one === two ? other.node.range[0] < call.node.range[0] : one > two;
}

function rankOf(module: Module, caught: Caught, call: LogCall): number {
  const severity = severityOf(call);
  if (severity === 'quiet') return -1;
  const isLost = judgeErrorInLine(module, caught, call).state === 'lost';
  return (severity === 'error' ? 4 : severity === 'warning' ? 2 : 1) + (isLost ? 8 : 0);
}
