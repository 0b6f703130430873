import { excerpt, type CallExpression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { checkResponse } from '../repair/index.js';
import { findUncheckedResponse, isClientCode, isForClients, isRelativeRequest, isScript, isWriting, type UncheckedResponse } from '../semantics/index.js';

type MessageIds = 'read' | 'partial' | 'ignored' | 'addCheck';

type Options = RuleOptions['no-unchecked-response'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unchecked-response',
  meta: {
    type: 'problem',
    docs: {
      description: 'require code to look at the status of an answer before it takes it for a success',
      recommended: [{ anyRequest: false, scripts: false }],
      strict: [{ anyRequest: true, scripts: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      read: '`{{ call }}` also resolves for a refused request, and `{{ read }}` takes the body of a 404 or 500 for what was asked for. Throw on `{{ refused }}` before reading it.',
      partial: '`{{ read }}` takes the body of every failure that is not looked for here for what was asked for. Throw on `{{ refused }}` before reading it.',
      ignored: '`{{ call }}` also resolves for a refused request, and nothing looks at its answer, so a 404 or 500 counts as done. Throw on `{{ refused }}`.',
      addCheck: 'Throw on `{{ refused }}`',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          anyRequest: { type: 'boolean', description: 'Also report requests without effect, or of unknown method, whose whole answer is ignored.' },
          scripts: { type: 'boolean', description: 'Also report in scripts that are run by hand.' },
        },
      },
    ],
    defaultOptions: [{ anyRequest: false, scripts: false }],
  },
  create(context) {
    const reported = new Set<CallExpression>();
    return {
      CallExpression(node) {
        const unchecked = findUncheckedResponse(context.module, node);
        if (!unchecked || reported.has(unchecked.call) || !concerns(context, unchecked)) return;
        reported.add(unchecked.call);
        report(context, unchecked);
      },
    };
  },
});

export default rule;

/** Told by the call itself; who imports the file is asked last. */
function concerns({ module, options: [{ anyRequest, scripts }] }: Context, { call, kind, source }: UncheckedResponse): boolean {
  if (kind === 'ignored' && anyRequest !== true && isWriting(module, source.request) !== true) return false;
  if (isRelativeRequest(module, source.request) || (scripts !== true && isScript(module))) return false;
  return !isClientCode(module, call) && !isForClients(module, call);
}

function report(context: Context, { call, kind, said, source: { response }, use }: UncheckedResponse): void {
  const { sourceCode } = context;
  const name = nameOf(context, call);
  const data = { call: excerpt(`${sourceCode.getText(call.callee)}()`), read: excerpt(said ?? ''), refused: response.refused.replaceAll('$', name) };
  const edit = checkResponse({ sourceCode, call, response, reads: use.reads, isPartial: kind === 'partial' });
  const repairs: Repair<MessageIds>[] = edit ? [{ tier: 'review', messageId: 'addCheck', data, edit }] : [];
  context.report({ node: call, messageId: kind, data, repairs });
}

/** The name that the answer goes by. */
function nameOf({ sourceCode }: Context, call: CallExpression): string {
  const parent = call.parent.type === 'AwaitExpression' ? call.parent.parent : call.parent;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? sourceCode.getText(parent.id).replace(/:.*/su, '') : 'response';
}
