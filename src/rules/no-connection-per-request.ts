import type { Invocation } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { moveToModule } from '../repair/index.js';
import { findConnectionPerCall, isInStartUp, isScript, reachOf, type ConnectionPerCall } from '../semantics/index.js';

type MessageIds = 'perRequest' | 'perMail' | 'moveOut';
type Options = RuleOptions['no-connection-per-request'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-connection-per-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow connections and pools that are opened anew for each request',
      recommended: [{ unproven: false }],
      strict: [{ unproven: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      perRequest: '`{{ call }}` opens {{ what }} each time this runs, so that every request waits for a connection and many at once use up those that the server has. Make it once, in module scope.',
      perMail: '`{{ call }}` makes a transport that connects and logs in again for every mail. Make it once, in module scope, with `{{ option }}: true`.',
      moveOut: 'Make it once, in module scope',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          unproven: { type: 'boolean', description: 'Also report in functions of which it is not proven that a request leads to them, unless they run at start-up only.' },
        },
      },
    ],
    defaultOptions: [{ unproven: false }],
  },
  create(context) {
    const check = (node: Invocation): void => {
      const found = findConnectionPerCall(context.module, node);
      if (found && concerns(context, node)) reportPerCall(context, node, found);
    };
    return { CallExpression: check, NewExpression: check };
  },
});

export default rule;

function concerns({ module, options: [{ unproven }] }: Context, node: Invocation): boolean {
  if (isScript(module)) return false;
  const reach = reachOf(module, node);
  return reach === 'handler' || (unproven === true && reach === 'unknown' && !isInStartUp(module, node));
}

function reportPerCall(context: Context, node: Invocation, { model, move }: ConnectionPerCall): void {
  const { sourceCode } = context;
  const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee;
  const call = `${node.type === 'NewExpression' ? 'new ' : ''}${sourceCode.getText(callee).replace(/\s+/gu, ' ')}()`;
  const plan = move && moveToModule(sourceCode, move);
  const repairs: Repair<MessageIds>[] = plan ? [{ tier: 'review', messageId: 'moveOut', ...plan }] : [];
  const data = { call, what: model.opens === 'pool' ? 'a pool of connections' : 'a connection', option: model.keepsBy ?? '' };
  context.report({ node, messageId: model.keepsBy === undefined ? 'perRequest' : 'perMail', data, repairs });
}
