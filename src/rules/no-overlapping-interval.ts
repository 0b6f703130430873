import type { CallExpression, NewExpression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { reschedule, setOptions } from '../repair/index.js';
import { doesTwice, findOverlap, isClientCode, isForClients, isScript, type Schedule } from '../semantics/index.js';

type MessageIds = 'overlaps' | 'setOption' | 'useTimeout';
type Options = RuleOptions['no-overlapping-interval'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-overlapping-interval',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow jobs that may start again before they have ended',
      recommended: [{ maxPeriodMs: 600_000, unknownPeriods: false, unproven: false }],
      strict: [{ maxPeriodMs: 3_600_000, unknownPeriods: true, unproven: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      overlaps: '`{{ call }}` starts this work {{ period }}, also while the last run still goes on, so that slow runs pile up and do the same work twice. {{ remedy }}.',
      setOption: 'Set `{{ option }}: true`',
      useTimeout: 'Set the timer for the next run when this one has ended',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          maxPeriodMs: { type: 'integer', minimum: 0, description: 'Report jobs that start again within less than this many milliseconds.' },
          unknownPeriods: { type: 'boolean', description: 'Also report jobs whose period is not known.' },
          unproven: { type: 'boolean', description: 'Also report jobs of which nothing in sight shows that two runs at once do harm: those that only read or delete, and what is out of sight.' },
        },
      },
    ],
    defaultOptions: [{ maxPeriodMs: 600_000, unknownPeriods: false, unproven: false }],
  },
  create(context) {
    const check = (node: CallExpression | NewExpression): void => {
      const found = findOverlap(context.module, node);
      if (found && concerns(context, node, found)) reportOverlap(context, node, found);
    };
    return { CallExpression: check, NewExpression: check };
  },
});

export default rule;

function concerns({ module, options: [{ maxPeriodMs = 0, unknownPeriods, unproven }] }: Context, node: CallExpression | NewExpression, schedule: Schedule): boolean {
  const { period } = schedule;
  if (period === null ? unknownPeriods !== true : period >= maxPeriodMs) return false;
  if (unproven !== true && !doesTwice(module, schedule)) return false;
  return !isScript(module) && !isClientCode(module, node) && !isForClients(module);
}

function reportOverlap(context: Context, node: CallExpression | NewExpression, schedule: Schedule): void {
  const { sourceCode } = context;
  const { noOverlap, period } = schedule;
  const call = `${node.type === 'NewExpression' ? 'new ' : ''}${sourceCode.getText(node.callee).replace(/\s+/gu, ' ')}()`;
  const remedy = noOverlap ? `Set \`${noOverlap.option}: true\`` : 'Set the timer for the next run when this one has ended';
  context.report({ node, messageId: 'overlaps', data: { call, period: period === null ? 'again and again' : `every ${printPeriod(period)}`, remedy }, repairs: repairsFor(context, node, schedule) });
}

function repairsFor({ sourceCode }: Context, node: CallExpression | NewExpression, { noOverlap, fn }: Schedule): Repair<MessageIds>[] {
  if (noOverlap?.options.slot) {
    const { option, options } = noOverlap;
    return [{ tier: 'review', messageId: 'setOption', data: { option }, edit: (fixer) => setOptions(fixer, sourceCode, options.slot, [[option, 'true']]) }];
  }
  const edit = noOverlap ? null : reschedule(sourceCode, node, fn);
  return edit ? [{ tier: 'review', messageId: 'useTimeout', edit }] : [];
}

function printPeriod(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`;
}
