import { excerpt, isFunction, memberName, type Node } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { findImported, limitBy, limitByNew, mapWithLimit, runInChunks, setOptions, type LimitPlan, type Together } from '../repair/index.js';
import { findUnboundedConcurrency, isClientCode, isOpenEnded, isScript, limiterImportFor, reachOf, readOptions, sourceTextOf, type LimiterImport, type UnboundedConcurrency } from '../semantics/index.js';

type MessageIds = 'atOnce' | 'addLimit';

type Options = RuleOptions['no-unbounded-concurrency'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unbounded-concurrency',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow starting work for all elements of a list at once',
      recommended: [{ everything: false, scripts: false }],
      strict: [{ everything: true, scripts: false }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      atOnce: '`{{ call }}` starts `{{ work }}` for all elements of {{ list }} at once, so a long list takes every connection and is refused by the other side. Run at most {{ concurrency }} at a time, with {{ limiter }}.',
      addLimit: 'Run at most {{ concurrency }} at a time',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          everything: { type: 'boolean', description: 'Also report lists that are not proven to be all of a table or what a caller sends, work that takes no connection of its own, and code that no handler or job is proven to run.' },
          scripts: { type: 'boolean', description: 'Also report in scripts that are run by hand, and in what runs while the process starts.' },
        },
      },
    ],
    defaultOptions: [{ everything: false, scripts: false }],
  },
  create(context) {
    return {
      CallExpression(node) {
        const found = findUnboundedConcurrency(context.module, node);
        if (found && concerns(context, found)) report(context, found);
      },
    };
  },
});

export default rule;

function concerns({ module, options: [{ everything, scripts }] }: Context, found: UnboundedConcurrency): boolean {
  if (isClientCode(module, found.call) || (scripts !== true && (isScript(module) || reachOf(module, found.call) === 'start-up'))) return false;
  return everything === true || isOpenEnded(module, found);
}

function report(context: Context, found: UnboundedConcurrency): void {
  const { module, policy } = context;
  const { call, iteration, path } = found;
  const limiter = limiterImportFor(module);
  const data = {
    call: `${excerpt(sourceTextOf(module, call.callee))}()`,
    work: printCall(module, path.at(-1) ?? call),
    list: iteration.list && iteration.over !== 'count' ? `\`${excerpt(sourceTextOf(module, iteration.list))}\`` : 'a list',
    concurrency: policy.concurrency,
    limiter: limiter?.kind === 'shared' ? `\`${limiter.as}\` of this project` : `\`${limiter?.from ?? 'p-limit'}\``,
  };
  const plan = planFor(context, found, limiter);
  context.report({ node: call, messageId: 'atOnce', data, repairs: plan ? [{ ...plan, tier: 'policy', policy: 'concurrency', messageId: 'addLimit', data }] : [] });
}

type Plan = Pick<Repair<MessageIds>, 'imports' | 'edit'> & Pick<LimitPlan, 'shared'>;

function planFor({ module, sourceCode, policy: { concurrency } }: Context, { call, iteration, code, limit }: UnboundedConcurrency, limiter: LimiterImport | null): Plan | null {
  if (limit) {
    const { slot } = readOptions(module, call, limit.argument);
    return slot && { edit: (fixer) => setOptions(fixer, sourceCode, slot, [[limit.option, String(concurrency)]]) };
  }
  if (!code || !/^all(Settled)?$/u.test(memberName(call.callee) ?? '')) return null;
  const together: Together = { call, code, map: iteration.node.type === 'CallExpression' ? iteration.node : null, fn: isFunction(iteration.body) ? iteration.body : null };
  return (limiter && planLimiter(sourceCode, together, limiter, concurrency)) ?? runInChunks(sourceCode, together, concurrency);
}

function planLimiter(sourceCode: Context['sourceCode'], together: Together, limiter: LimiterImport, concurrency: number): Plan | null {
  const { from, as } = limiter;
  const imports = from === null ? [] : [{ from, ...('name' in limiter ? { name: limiter.name } : {}), as }];
  const plan =
    limiter.kind === 'shared'
      ? limitBy(sourceCode, together, from === null ? as : null, limiter.run)
      : limiter.kind === 'maker'
        ? limitByNew(sourceCode, together, findImported(sourceCode, { from: limiter.from, as }).local, concurrency)
        : memberName(together.call.callee) === 'all'
          ? mapWithLimit(sourceCode, together, concurrency)
          : null;
  return plan && { ...plan, imports };
}

function printCall(module: Context['module'], call: Node): string {
  const callee = call.type === 'CallExpression' || call.type === 'NewExpression' ? call.callee : call.type === 'TaggedTemplateExpression' ? call.tag : call;
  return `${excerpt(sourceTextOf(module, callee))}()`;
}
