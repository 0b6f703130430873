import { excerpt, isInside, type FunctionNode } from '../ast/index.js';
import { createRule, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { findInputHandler, findMassAssignments, type UncheckedInput } from '../semantics/index.js';

type MessageIds = 'written';

type Options = RuleOptions['no-mass-assignment'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-mass-assignment',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow to write a whole object from outside to a record',
      recommended: [{ extraKeys: false }],
      strict: [{ extraKeys: true }],
    },
    messages: {
      written: '`{{ input }}` is written {{ where }} as a whole, so whoever sends it also sets the columns that are not theirs: a role, an owner, a price. Write the fields that are meant, one by one, or what a schema that drops other keys gives.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          extraKeys: { type: 'boolean', description: 'Also report objects of which a check keeps the keys that it does not name, and messages of queues.' },
        },
      },
    ],
    defaultOptions: [{ extraKeys: false }],
  },
  create(context) {
    const look = (node: FunctionNode): void => lookAt(context, node);
    return { FunctionDeclaration: look, FunctionExpression: look, ArrowFunctionExpression: look };
  },
});

export default rule;

function lookAt(context: Context, node: FunctionNode): void {
  const { module, options: [{ extraKeys }] } = context;
  const handler = findInputHandler(module, node);
  if (!handler) return;
  for (const input of findMassAssignments(module, handler)) if (input.weight === 'certain' || extraKeys) reportInput(context, node, input);
}

function reportInput({ report, sourceCode }: Context, handler: FunctionNode, { node, flow }: UncheckedInput): void {
  const write = flow.sink.node;
  const isHere = isInside(write, handler);
  report({
    // The write, where it is in sight; else what leaves for it.
    node: isHere ? write : node,
    messageId: 'written',
    data: { input: excerpt(sourceCode.getText(node)), where: isHere ? 'to a record' : 'to a record elsewhere' },
  });
}
