import type { CallExpression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { filterInLoop, loopOver } from '../repair/index.js';
import { findAsyncCallback, isClientCode, isForClients, type AsyncCallback, type CallbackUse } from '../semantics/index.js';

type MessageIds = CallbackUse | 'useLoop';
type Options = RuleOptions['no-async-array-callback'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-async-array-callback',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow callbacks that give promises to array methods which do not wait for them',
      recommended: [],
      strict: [],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      ignored: '`{{ method }}()` does not wait for its callback: the code goes on before the work is done, and an error in it is an unhandled rejection, which ends the process. Use `for … of` with `await`.',
      asked: '`{{ method }}()` takes the promise that its callback gives for an answer, and a promise counts as true for every element. Wait for the answers first, or use `for … of` with `await`.',
      ordered: '`{{ method }}()` is given a promise where it needs a number, so the order is left to chance. Wait for what the elements are compared by first, then sort.',
      folded: '`{{ method }}()` hands a promise on to each next call, and this callback does not wait for it: what went before is lost, and all calls run at once. Use `for … of` with `await`.',
      useLoop: 'Use `for … of` with `await`',
    },
    schema: [],
  },
  create(context) {
    return {
      CallExpression(node) {
        const found = findAsyncCallback(context.module, node);
        if (found && !isClientCode(context.module, node) && !isForClients(context.module)) reportCallback(context, node, found);
      },
    };
  },
});

export default rule;

function reportCallback(context: Context, node: CallExpression, found: AsyncCallback): void {
  const { sourceCode } = context;
  const edit = found.use === 'ignored' ? loopOver(sourceCode, found) : found.method === 'filter' ? filterInLoop(sourceCode, found) : null;
  const repairs: Repair<MessageIds>[] = edit ? [{ tier: 'review', messageId: 'useLoop', edit }] : [];
  context.report({ node: node.arguments[0] ?? node, messageId: found.use, data: { method: found.method }, repairs });
}
