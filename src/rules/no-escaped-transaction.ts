import { excerpt, type CallExpression, type Invocation } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { findEscapes, type Escape } from '../semantics/index.js';

type MessageIds = 'direct' | 'through' | 'useHandle';
type Options = RuleOptions['no-escaped-transaction'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-escaped-transaction',
  meta: {
    type: 'problem',
    hasSuggestions: true,
    fixable: 'code',
    docs: {
      description: 'disallow queries beside the transaction in whose function they stand',
      recommended: [],
      strict: [],
    },
    messages: {
      direct: '`{{ call }}` runs on another connection than the transaction around it: it stays when the transaction is rolled back, does not see what it has written, and may wait for its locks without end. Use the handle that the transaction gives.',
      useHandle: 'Use `{{ handle }}`.',
      through: '`{{ call }}` leads to a query on another connection than the transaction around it: it stays when the transaction is rolled back, does not see what it has written, and may wait for its locks without end. Hand the transaction over.',
    },
    schema: [],
  },
  create(context) {
    return {
      CallExpression(node: CallExpression) {
        if (!node.arguments.some(({ type }) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression')) return;
        for (const escape of findEscapes(context.module, node)) report(context, escape);
      },
    };
  },
});

export default rule;

function report(context: Context, { call, through, client, handle }: Escape): void {
  const repairs: Repair<MessageIds>[] = client && handle !== null ? [{ tier: 'review', messageId: 'useHandle', data: { handle }, edit: (fixer) => [fixer.replaceText(client, handle)] }] : [];
  context.report({ node: call, messageId: through ? 'through' : 'direct', repairs, data: { call: print(context, call) } });
}

/** Code as a message shows it. */
function print({ sourceCode }: Context, call: Invocation): string {
  return `${excerpt(sourceCode.getText(call.type === 'TaggedTemplateExpression' ? call.tag : call.callee))}()`;
}
