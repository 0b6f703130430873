import { excerpt, unwrap, type Invocation, type Node } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { guardMissing } from '../repair/index.js';
import { findUnscoped, isClientCode, isForClients, isScript, reachOf } from '../semantics/index.js';

type MessageIds = 'all' | 'dropped' | 'guard';
type Options = RuleOptions['no-unscoped-mutation'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unscoped-mutation',
  meta: {
    type: 'problem',
    fixable: 'code',
    hasSuggestions: true,
    docs: {
      description: 'disallow to change or delete every row',
      recommended: [{ everywhere: false }],
      strict: [{ everywhere: true }],
    },
    messages: {
      all: '`{{ call }}` has no filter, so one request {{ does }}s the rows of everybody. Give it a filter that says whose rows are meant.',
      dropped: '`{{ value }}` may be `undefined`, which the library takes for no filter, so that one request {{ does }}s the rows of everybody. Throw before it where the value is missing.',
      guard: 'Throw where it is missing.',
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
    repairs: dropped ? repairsFor(sourceCode, node, dropped) : [],
    data: { call: node.type === 'TaggedTemplateExpression' ? excerpt(sourceCode.getText(node)) : `${excerpt(sourceCode.getText(node.callee))}()`, does, value: dropped ? excerpt(sourceCode.getText(dropped)) : '' },
  });
}

/** A filter is empty where all of its values are missing. */
function repairsFor(sourceCode: Context['sourceCode'], call: Invocation, dropped: Node): Repair<MessageIds>[] {
  let property: Node | undefined = dropped.parent;
  while (property && property.type !== 'Property') property = property.parent;
  const values = property?.parent.type === 'ObjectExpression' ? property.parent.properties.flatMap((each) => (each.type === 'Property' ? [unwrap(each.value)] : [])) : [];
  const edit = guardMissing(sourceCode, call, values);
  return edit ? [{ tier: 'review', messageId: 'guard', edit }] : [];
}
