import type { Invocation } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { giveBackInFinally } from '../repair/index.js';
import { findLeak, isScript, type Leak } from '../semantics/index.js';

type MessageIds = 'never' | 'throws' | 'returns' | 'addFinally';
type Options = RuleOptions['no-connection-leak'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-connection-leak',
  meta: {
    type: 'problem',
    docs: {
      description: 'require connections, sessions, locks and handles to be given back on every path',
      recommended: [],
      strict: [],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      never: '`{{ call }}` takes a {{ what }} that nothing here gives back, so each run keeps one more until none is left and all others wait. {{ remedy }}.',
      throws: 'The {{ what }} of `{{ call }}` is kept when something fails before it is given back, so each failure keeps one more until none is left and all others wait. {{ remedy }}.',
      returns: 'The {{ what }} of `{{ call }}` is kept on a path that ends before it is given back, so each such run keeps one more until none is left and all others wait. {{ remedy }}.',
      addFinally: 'Give it back in `finally`',
    },
    schema: [],
  },
  create(context) {
    const check = (node: Invocation): void => {
      const leak = isScript(context.module) ? null : findLeak(context.module, node);
      if (leak) reportLeak(context, node, leak);
    };
    return { CallExpression: check, NewExpression: check };
  },
});

export default rule;

function reportLeak(context: Context, node: Invocation, leak: Leak): void {
  const { sourceCode } = context;
  const { model, how, variable } = leak;
  const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee;
  const call = `${node.type === 'NewExpression' ? 'new ' : ''}${sourceCode.getText(callee).replace(/\s+/gu, ' ')}()`;
  const back = model.isFunction ? `${variable.name}()` : `${variable.name}.${model.returned[0] ?? ''}()`;
  const remedy = model.isTransaction ? `Roll it back where something fails` : `Call \`${back}\` in \`finally\``;
  context.report({ node, messageId: how === 'never' ? 'never' : how === 'throws' ? 'throws' : 'returns', data: { call, what: model.what, remedy }, repairs: repairsFor(context, leak, back) });
}

function repairsFor({ sourceCode }: Context, leak: Leak, back: string): Repair<MessageIds>[] {
  const { model, isBegun } = leak;
  if (model.isTransaction || model.heldFrom !== undefined) return [];
  const undo = isBegun ? (model.transaction?.undo ?? null) : null;
  const edit = giveBackInFinally({ ...leak, sourceCode, call: `${model.awaited ? 'await ' : ''}${back}`, undo });
  return edit ? [{ tier: 'safe', messageId: 'addFinally', edit }] : [];
}
