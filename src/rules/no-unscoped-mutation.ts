import { excerpt, type Invocation } from '../ast/index.js';
import { createRule, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { findUnscoped, isClientCode, isForClients, isScript, reachOf } from '../semantics/index.js';

type MessageIds = 'all' | 'dropped';
type Options = RuleOptions['no-unscoped-mutation'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unscoped-mutation',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow to change or delete every row',
      recommended: [{ everywhere: false }],
      strict: [{ everywhere: true }],
    },
    messages: {
      all: '`{{ call }}` has no filter, so one request {{ does }}s the rows of everybody. Give it a filter that says whose rows are meant.',
      dropped: '`{{ value }}` may be `undefined`, which the library takes for no filter, so that one request {{ does }}s the rows of everybody. Throw before it where the value is missing.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          everywhere: { type: 'boolean', description: 'Also report code of which it cannot be told that it answers a request or takes a message.' },
        },
      },
    ],
    defaultOptions: [{ everywhere: false }],
  },
  create(context) {
    return {
      CallExpression(node) {
        look(context, node);
      },
      TaggedTemplateExpression(node) {
        look(context, node);
      },
    };
  },
});

export default rule;

function look({ module, options: [{ everywhere }], sourceCode, report }: Context, node: Invocation): void {
  const found = findUnscoped(module, node);
  if (!found || isScript(module) || isForClients(module) || isClientCode(module, node)) return;
  const { does, dropped } = found;
  const reach = reachOf(module, node);
  if (reach === 'start-up' || (reach !== 'handler' && everywhere !== true && !dropped)) return;
  report({
    node: dropped ?? node,
    messageId: dropped ? 'dropped' : 'all',
    data: { call: node.type === 'TaggedTemplateExpression' ? excerpt(sourceCode.getText(node)) : `${excerpt(sourceCode.getText(node.callee))}()`, does, value: dropped ? excerpt(sourceCode.getText(dropped)) : '' },
  });
}
