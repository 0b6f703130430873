import { createRule, type Repair, type ResilienceRule, type RuleContext } from '../kit/index.js';
import { bindValues } from '../repair/index.js';
import { findUnsafeValues, isScript, planParameters, type ParameterPlan } from '../semantics/index.js';
import { excerpt, type CallExpression, type Node } from '../ast/index.js';

type MessageIds = 'value' | 'clause' | 'bind';
type Options = [];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unsafe-sql',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow SQL whose text is built from values that are given',
      recommended: [],
      strict: [],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      value: '`{{ value }}` becomes part of the SQL, so whoever sets it can add conditions and statements of their own and read or change any row. Put a placeholder there and pass the value as a parameter.',
      clause: '`{{ value }}` becomes part of the SQL, so whoever sets it can add conditions and statements of their own and read or change any row. Take the name or keyword from a list of those that are allowed, since no placeholder can stand for it.',
      bind: 'Put a placeholder there, and hand the value over beside the text.',
    },
    schema: [],
  },
  create(context) {
    const { module, sourceCode, report } = context;
    // A clause that two statements share is one defect.
    const reported = new Set<Node>();
    return {
      // The calls of a chain end in the order that they are written in.
      'CallExpression:exit'(call: CallExpression) {
        if (call.arguments.length === 0) return;
        const found = findUnsafeValues(module, call);
        if (found.length === 0 || isScript(module)) return;
        const plan = planParameters(module, call, found);
        for (const { node, isValue } of found) {
          if (reported.has(node)) continue;
          reported.add(node);
          report({ node, messageId: isValue ? 'value' : 'clause', data: { value: excerpt(sourceCode.getText(node)) }, repairs: plan?.covers.has(node) ? [repairOf(context, plan)] : [] });
        }
      },
    };
  },
});

export default rule;

function repairOf({ sourceCode }: Context, plan: ParameterPlan): Repair<MessageIds> {
  return { tier: plan.isTyped ? 'review' : 'safe', messageId: 'bind', edit: (fixer) => bindValues(fixer, sourceCode, plan) };
}
