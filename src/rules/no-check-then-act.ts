import { excerpt, findEnclosingFunction } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { lookAgain } from '../repair/index.js';
import { findCheckThenAct, findCountedNumber, findGuardingCall, findPendingWork, isClientCode, isForClients, isScript, planClaim, planLookAgain, reachOf, type CheckThenAct } from '../semantics/index.js';

type MessageIds = CheckThenAct['kind'] | 'lookAgain';
type Options = RuleOptions['no-check-then-act'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-check-then-act',
  meta: {
    type: 'problem',
    fixable: 'code',
    hasSuggestions: true,
    docs: {
      description: 'disallow look-ups that decide about a write which does not look again',
      recommended: false,
      strict: [{ unproven: true }],
    },
    messages: {
      lookAgain: 'Have the write look again.',
      exists: '`{{ check }}` decides whether one is made, and two requests at the same time both find none and both make it. {{ remedy }}.',
      state: '`{{ check }}` is decided by an earlier read, and two requests at the same time both pass and both write. Put the condition on `{{ field }}` into the filter of the write, and look at how many rows it changed.',
      pending: '`{{ check }}` takes what is to be done and marks it afterwards, so a second run at the same time does it again. Claim the rows first, with one update that has `{{ field }}` in its filter, or with `FOR UPDATE SKIP LOCKED`.',
      entry: '`{{ check }}` decides whether the entry is set, and two requests at the same time both pass and both set it. Set it with a condition in the same command, such as `NX`.',
      overlap: '`{{ check }}` decides whether one is made, and two requests at the same time both find none in the range and both make it. Hold a lock from the look to the write, or have the database refuse what overlaps.',
      taken: '`{{ check }}` is found before it is deleted, and two requests at the same time both find it and both change the count. Delete it first, and go on only where a record was deleted.',
      limit: '`{{ check }}` decides whether one more is made, and two requests at the same time both find room and both make it. Count and make them under one lock, or keep the number in a column that one conditional update changes.',
      repeat: '`{{ check }}` sets `{{ field }}` whatever it was before, so each further request changes the count again. Put the `{{ field }}` that is expected into its filter, and go on only where a row was changed.',
      number: '`{{ check }}` follows from what was there when it was read, and two requests at the same time give the same `{{ field }}`. Let the database give it with a sequence or a counter, or put a unique key on it and try again.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          unproven: { type: 'boolean', description: 'Also report where no schema in sight tells whether something unique stands behind it, and where nothing but one write depends on it.' },
        },
      },
    ],
    defaultOptions: [{ unproven: false }],
  },
  create(context) {
    const told: Told = new Map();
    return {
      IfStatement(node) {
        report(context, findCheckThenAct(context.module, node), told);
      },
      CallExpression(node) {
        for (const find of [findGuardingCall, findPendingWork, findCountedNumber]) report(context, find(context.module, node), told);
      },
    };
  },
});

export default rule;

/** By function, and by read: what several conditions of one run depend on is told once for each field, and for each write. */
type Told = Map<object | null, Map<object, Set<unknown>>>;

function report(context: Context, found: CheckThenAct | null, told: Told): void {
  const { module, sourceCode, options: [{ unproven }], report: tell } = context;
  if (!found || (!found.isProven && unproven !== true)) return;
  if (isScript(module) || isForClients(module) || isClientCode(module, found.node) || reachOf(module, found.node) === 'start-up') return;
  const key = found.kind === 'number' || found.kind === 'repeat' ? found.node : found.read.node;
  const about = found.kind === 'state' ? [found.field, found.write.node] : [null];
  const fn = findEnclosingFunction(found.node);
  const reads = told.get(fn) ?? new Map<object, Set<unknown>>();
  const seen = reads.get(key) ?? new Set();
  if (about.some((each) => seen.has(each))) return;
  for (const each of about) seen.add(each);
  told.set(fn, reads.set(key, seen));
  const check = found.kind === 'repeat' && found.node.type === 'CallExpression' ? `${excerpt(sourceCode.getText(found.node.callee))}()` : excerpt(sourceCode.getText(found.node));
  tell({ node: found.node, messageId: found.kind, repairs: repairsFor(context, found), data: { check, field: found.field ?? '', remedy: found.write.store.onlyOne ?? `Put a unique key on \`${found.field ?? ''}\`, and use an upsert or catch the violation` } });
}

/** What the code answers where the state is another one is answered where the write finds no record, too. */
function repairsFor({ module, sourceCode }: Context, found: CheckThenAct): Repair<MessageIds>[] {
  const plan = found.kind === 'state' ? planLookAgain(module, found) : found.kind === 'entry' ? planClaim(module, found) : null;
  const made = plan && lookAgain(sourceCode, plan);
  return made ? [{ tier: 'review', messageId: 'lookAgain', ...made }] : [];
}
