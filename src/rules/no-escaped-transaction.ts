import { excerpt, type CallExpression, type Invocation } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { awaitOneByOne, loopOver } from '../repair/index.js';
import { findEscapes, findNPlusOneIn, findTogether, findUnboundedConcurrency, type Escape, type Together } from '../semantics/index.js';

type MessageIds = 'direct' | 'through' | 'together' | 'useHandle' | 'oneByOne';
type Options = RuleOptions['no-escaped-transaction'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-escaped-transaction',
  meta: {
    type: 'problem',
    hasSuggestions: true,
    fixable: 'code',
    docs: {
      description: 'disallow queries beside the transaction that is open around them',
      recommended: [{ together: false }],
      strict: [{ together: true }],
    },
    messages: {
      direct: '`{{ call }}` runs on another connection than the transaction around it: it stays when the transaction is rolled back, does not see what it has written, and may wait for its locks without end. Use the handle that the transaction gives.',
      useHandle: 'Use `{{ handle }}`.',
      through: '`{{ call }}` leads to a query on another connection than the transaction around it: it stays when the transaction is rolled back, does not see what it has written, and may wait for its locks without end. Hand the transaction over.',
      together: '`{{ call }}` starts several calls on the one connection of a transaction, where they wait for each other all the same, and when one fails, the transaction ends while others are still at work. Await them one by one.',
      oneByOne: 'Await them one by one.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          together: { type: 'boolean', description: 'Also report calls that are started at once on the handle of a transaction.' },
        },
      },
    ],
    defaultOptions: [{ together: false }],
  },
  create(context) {
    const [{ together }] = context.options;
    return {
      CallExpression(node: CallExpression) {
        for (const escape of findEscapes(context.module, node)) report(context, escape);
        if (together === true) for (const each of findTogether(context.module, node)) reportTogether(context, each);
      },
    };
  },
});

export default rule;

function report(context: Context, { call, through, client, handle }: Escape): void {
  const repairs: Repair<MessageIds>[] = client && handle !== null ? [{ tier: 'review', messageId: 'useHandle', data: { handle }, edit: (fixer) => [fixer.replaceText(client, handle)] }] : [];
  context.report({ node: call, messageId: through ? 'through' : 'direct', repairs, data: { call: print(context, call) } });
}

function reportTogether(context: Context, { call, parts, each }: Together): void {
  const { module, sourceCode } = context;
  // One for each element of a list is told by those who look at lists.
  if (each && (findUnboundedConcurrency(module, call) || findNPlusOneIn(module, each.callback))) return;
  const edit = each ? loopOver(sourceCode, { call, list: each.list, callback: each.callback, isMap: false }) : parts && awaitOneByOne(sourceCode, call, parts);
  context.report({ node: call, messageId: 'together', data: { call: print(context, call) }, repairs: edit ? [{ tier: 'review', messageId: 'oneByOne', edit }] : [] });
}

/** Code as a message shows it. */
function print({ sourceCode }: Context, call: Invocation): string {
  return `${excerpt(sourceCode.getText(call.type === 'TaggedTemplateExpression' ? call.tag : call.callee))}()`;
}
