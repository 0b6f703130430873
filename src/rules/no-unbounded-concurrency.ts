import { excerpt, type CallExpression, type Node } from '../ast/index.js';
import { createRule, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { findLimiters, findUnboundedConcurrency, isClientCode, isScript, reachOf, sourceTextOf, type UnboundedConcurrency } from '../semantics/index.js';

type MessageIds = 'atOnce';

type Options = RuleOptions['no-unbounded-concurrency'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unbounded-concurrency',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow starting work for all elements of a list at once',
      recommended: [{ scripts: false }],
      strict: [{ scripts: false }],
    },
    messages: {
      atOnce: '`{{ call }}` starts `{{ work }}` for all elements of {{ list }} at once, so a long list takes every connection and is refused by the other side. Run at most {{ concurrency }} at a time, with {{ limiter }}.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          scripts: { type: 'boolean', description: 'Also report in scripts that are run by hand, and in what runs while the process starts.' },
        },
      },
    ],
    defaultOptions: [{ scripts: false }],
  },
  create(context) {
    return {
      CallExpression(node) {
        const found = findUnboundedConcurrency(context.module, node);
        if (found && concerns(context, node)) context.report({ node, messageId: 'atOnce', data: describe(context, found) });
      },
    };
  },
});

export default rule;

function concerns({ module, options: [{ scripts }] }: Context, node: CallExpression): boolean {
  if (isClientCode(module, node)) return false;
  return scripts === true || !(isScript(module) || reachOf(module, node) === 'start-up');
}

function describe({ module, policy }: Context, { call, iteration, path }: UnboundedConcurrency): Record<string, string | number> {
  const limiters = findLimiters(module);
  const limiter = limiters.state === 'yes' ? limiters.found.find(({ limits }) => limits === 'concurrency') : undefined;
  return {
    call: `${excerpt(sourceTextOf(module, call.callee))}()`,
    work: printCall(module, path.at(-1) ?? call),
    list: iteration.list && iteration.over !== 'count' ? `\`${excerpt(sourceTextOf(module, iteration.list))}\`` : 'a list',
    concurrency: policy.concurrency,
    limiter: limiter ? `\`${limiter.exported}\` of this project` : '`p-limit`',
  };
}

function printCall(module: Context['module'], call: Node): string {
  const callee = call.type === 'CallExpression' || call.type === 'NewExpression' ? call.callee : call.type === 'TaggedTemplateExpression' ? call.tag : call;
  return `${excerpt(sourceTextOf(module, callee))}()`;
}
