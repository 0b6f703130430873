import type { CallExpression } from '../ast/index.js';
import { createRule, type ResilienceRule } from '../kit/index.js';

type MessageIds = 'problem';
type Options = [];

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unbounded-retry',
  meta: {
    type: 'problem',
    docs: {
      description: 'No unbounded retry',
      recommended: false,
      strict: [],
    },
    messages: {
      problem: '`{{ call }}` does what happens in production. What to do.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    return {
      CallExpression(node) {
        if (!isProblem(node)) return;
        context.report({ node, messageId: 'problem', data: { call: context.sourceCode.getText(node.callee) } });
      },
    };
  },
});

export default rule;

/** Reject on syntax first, then ask src/semantics what the code does. No evidence, no report. */
function isProblem(node: CallExpression): boolean {
  throw new Error(`no-unbounded-retry is not written yet; it was asked about a ${node.type}.`);
}
