import { excerpt, type Invocation } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { capNumber, limitQuery, type LimitQueryPlan } from '../repair/index.js';
import { describeOperation, findUnboundedList, isClientCode, isScript, reachOf, readOptions, type Operation, type UnboundedList } from '../semantics/index.js';

type MessageIds = 'everything' | 'filtered' | 'asked' | 'scan' | 'addLimit';
type Options = RuleOptions['no-unbounded-query'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unbounded-query',
  meta: {
    type: 'problem',
    docs: {
      description: 'require list queries to have a limit that does not come from the caller alone',
      recommended: [{ filtered: false, anywhere: false }],
      strict: [{ filtered: true, anywhere: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      everything: '`{{ call }}` reads all of {{ record }}, so each request takes longer and more memory as it grows, until the process runs out. {{ remedy }}.',
      filtered: '`{{ call }}` reads all of {{ record }} that its filter finds, and nothing limits how many those are. {{ remedy }}.',
      asked: 'The caller decides through `{{ limit }}` how much of {{ record }} `{{ call }}` reads, and may ask for all of it. {{ remedy }}.',
      scan: '`{{ call }}` walks through everything that is stored, and other requests wait or pay for it meanwhile. Look records up by an index or a key, or walk in steps (`SCAN`, pages).',
      addLimit: 'Write `{{ remedy }}`',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          filtered: { type: 'boolean', description: 'Also report lists that a filter leaves open.' },
          anywhere: { type: 'boolean', description: 'Also report where nothing proves that a request leads to the query.' },
        },
      },
    ],
    defaultOptions: [{ filtered: false, anywhere: false }],
  },
  create(context) {
    const ask = (node: Invocation): void => {
      const operation = describeOperation(context.module, node);
      const found = operation?.does === 'read-many' ? findUnboundedList(context.module, operation) : null;
      if (operation && found && concerns(context, operation, found)) report(context, operation, found);
    };
    return { CallExpression: ask, TaggedTemplateExpression: ask };
  },
});

export default rule;

function concerns({ module, options: [{ filtered, anywhere }] }: Context, { node }: Operation, { why }: UnboundedList): boolean {
  if ((why === 'filter' && filtered !== true) || isScript(module) || isClientCode(module, node)) return false;
  const reach = reachOf(module, node);
  return reach === 'handler' || (anywhere === true && reach === 'unknown');
}

const MESSAGES = { nothing: 'everything', filter: 'filtered', input: 'asked', scan: 'scan' } as const;

function report({ module, sourceCode, policy, report: tell }: Context, operation: Operation, { why, limit }: UnboundedList): void {
  const plan = why === 'scan' ? null : limit ? capNumber(limit, policy.queryLimit) : limitQuery(sourceCode, operation, policy.queryLimit, (argument) => readOptions(module, operation.calls[0] ?? operation.node, argument).slot);
  const { record } = operation;
  tell({
    node: operation.node,
    messageId: MESSAGES[why],
    data: {
      call: printCall(sourceCode, operation),
      record: record ? `\`${record.name}\`` : 'the records',
      limit: limit ? sourceCode.getText(limit) : '',
      remedy: limit ? `Cap it with \`Math.min(…, ${policy.queryLimit})\`` : `Add a limit${plan ? ` (\`${plan.remedy}\`)` : ''}, or read page by page`,
    },
    repairs: plan ? [repairOf(plan)] : [],
  });
}

/** As it is written: `prisma.user.findMany()`. */
function printCall(sourceCode: Context['sourceCode'], { calls: [first], api }: Operation): string {
  if (!first) return api;
  return first.type === 'TaggedTemplateExpression' ? `${excerpt(sourceCode.getText(first.tag))} …` : `${excerpt(sourceCode.getText(first.callee))}()`;
}

function repairOf({ remedy, edit }: LimitQueryPlan): Repair<MessageIds> {
  return { tier: 'policy', policy: 'queryLimit', messageId: 'addLimit', data: { remedy }, edit: (fixer) => edit(fixer) };
}
