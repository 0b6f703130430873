import type { CallExpression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { filterInLoop, loopOver } from '../repair/index.js';
import { findAsyncCallback, findNestedPromises, isClientCode, isForClients, isMissed, type AsyncCallback, type CallbackUse, type NestedPromises } from '../semantics/index.js';

type MessageIds = CallbackUse | 'nested' | 'useLoop' | 'addSpread';
type Options = RuleOptions['no-async-array-callback'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-async-array-callback',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow callbacks that give promises to array methods which do not wait for them',
      recommended: [{ unproven: false }],
      strict: [{ unproven: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      ignored: '`{{ method }}()` does not wait for its callback: the code goes on before the work is done, and an error in it is an unhandled rejection, which ends the process. Use `for … of` with `await`.',
      asked: '`{{ method }}()` takes the promise that its callback gives for an answer, and a promise counts as true for every element. Wait for the answers first, or use `for … of` with `await`.',
      ordered: '`{{ method }}()` is given a promise where it needs a number, so the order is left to chance. Wait for what the elements are compared by first, then sort.',
      folded: '`{{ method }}()` hands a promise on to each next call, and this callback does not wait for it: what went before is lost, and all calls run at once. Use `for … of` with `await`.',
      nested: '`Promise.{{ method }}()` is given a list of promises as one of its elements, and takes that for a value: the code goes on before the work is done, and an error in it is an unhandled rejection, which ends the process. Spread it.',
      addSpread: 'Spread the list',
      useLoop: 'Use `for … of` with `await`',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          unproven: { type: 'boolean', description: 'Also report callbacks of `forEach` of which nothing in sight shows that they may fail, or do what others wait for.' },
        },
      },
    ],
    defaultOptions: [{ unproven: false }],
  },
  create(context) {
    return {
      CallExpression(node) {
        const { module, options: [{ unproven }] } = context;
        const nested = findNestedPromises(module, node);
        const found = nested.length === 0 ? findAsyncCallback(module, node) : null;
        if ((nested.length === 0 && !found) || isClientCode(module, node) || isForClients(module)) return;
        for (const each of nested) reportNested(context, node, each);
        if (found && (unproven === true || isMissed(module, found))) reportCallback(context, node, found);
      },
    };
  },
});

export default rule;

/** Where nobody asks what comes out, the other elements may move. */
function reportNested(context: Context, call: CallExpression, { node, method }: NestedPromises): void {
  const isUnused = call.parent.type === 'AwaitExpression' && call.parent.parent.type === 'ExpressionStatement';
  const repairs: Repair<MessageIds>[] = isUnused ? [{ tier: 'review', messageId: 'addSpread', edit: (fixer) => [fixer.insertTextBefore(node, '...')] }] : [];
  context.report({ node, messageId: 'nested', data: { method }, repairs });
}

function reportCallback(context: Context, node: CallExpression, found: AsyncCallback): void {
  const { sourceCode } = context;
  const edit = found.use === 'ignored' ? loopOver(sourceCode, found) : found.method === 'filter' ? filterInLoop(sourceCode, found) : null;
  const repairs: Repair<MessageIds>[] = edit ? [{ tier: 'review', messageId: 'useLoop', edit }] : [];
  context.report({ node: node.arguments[0] ?? node, messageId: found.use, data: { method: found.method }, repairs });
}
