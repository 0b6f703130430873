import { excerpt, isInside, type FunctionNode } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { pickFields, validateInput } from '../repair/index.js';
import { findChosenPrivileges, findInputHandler, findMassAssignments, planFieldPick, planInputRepair, type HandlerDescription, type UncheckedInput } from '../semantics/index.js';

type MessageIds = 'written' | 'chosen' | 'pick' | 'parse' | 'route' | 'write';

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
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      written: '`{{ input }}` is written {{ where }} as a whole, so whoever sends it also sets the columns that are not theirs: a role, an owner, a price. Write the fields that are meant, one by one, or what a schema that drops other keys gives.',
      chosen: '`{{ input }}` of the body becomes part of an account that anybody can make, so whoever signs up chooses what they may do. Set it in the code, and let an administrator change it.',
      pick: 'Write only {{ fields }}.',
      parse: 'Parse it with `{{ schema }}`, and answer with 400 where it does not fit.',
      route: 'Add `{{ schema }}` to the schema of the route, which answers with 400 where it does not fit.',
      write: 'Parse it with `{{ schema }}`, and write what of that is not there yet: no type says it.',
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
  for (const input of findMassAssignments(module, handler)) if (input.weight === 'certain' || extraKeys) reportInput(context, handler, input);
  for (const { flow: { sink, taint, via }, name } of findChosenPrivileges(module, handler)) {
    context.report({ node: isInside(sink.node, handler.fn) ? sink.node : (via ?? taint.entry), messageId: 'chosen', data: { input: name } });
  }
}

function reportInput(context: Context, handler: HandlerDescription, input: UncheckedInput): void {
  const { report, sourceCode } = context;
  const { node, flow: { sink } } = input;
  const isHere = isInside(sink.node, handler.fn);
  report({
    // The write, where it is in sight; else what leaves for it.
    node: isHere ? sink.node : node,
    messageId: 'written',
    data: { input: excerpt(sourceCode.getText(node)), where: isHere ? 'to a record' : 'to a record elsewhere' },
    repairs: repairsFor(context, handler, input),
  });
}

function repairsFor({ module, sourceCode }: Context, handler: HandlerDescription, input: UncheckedInput): Repair<MessageIds>[] {
  // What nothing has checked needs more than to lose its other keys.
  if (input.flow.record === 'kept') {
    const pick = planFieldPick(module, handler, input);
    const fields = pick?.fields.map((each) => `\`${each}\``).join(', ');
    return pick && fields ? [{ tier: 'review', messageId: 'pick', data: { fields }, edit: (fixer) => pickFields(fixer, sourceCode, pick) }] : [];
  }
  const plan = planInputRepair(module, handler, input);
  const repair = plan && validateInput(sourceCode, plan);
  return repair ? [{ ...repair, messageId: repair.kind }] : [];
}
