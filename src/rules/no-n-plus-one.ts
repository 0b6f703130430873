import { excerpt, isTypeScript, type CallExpression, type Invocation, type TaggedTemplateExpression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { batchInserts, batchReads } from '../repair/index.js';
import { findBatchInsert, findBatchRead, findNPlusOne, isScript, reachOf, sourceTextOf, type NPlusOne } from '../semantics/index.js';

type MessageIds = NPlusOne['kind'] | 'askOnce' | 'insertOnce';

type Options = RuleOptions['no-n-plus-one'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-n-plus-one',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow queries and writes for each element of a list',
      recommended: [{ fields: false, anyWrite: false, scripts: false }],
      strict: [{ fields: true, anyWrite: true, scripts: false }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      query: '{{ call }} is a query of its own for each element of {{ list }}, so the time it takes grows with the list. {{ advice }}.',
      write: '{{ call }} is a write of its own for each element of {{ list }}, so the time it takes grows with the list. {{ advice }}.',
      cache: '{{ call }} waits for the cache once for each element of {{ list }}, so the time it takes grows with the list. {{ advice }}.',
      path: '{{ call }} leads to {{ query }} for each element of {{ list }}, so the number of queries grows with the list. {{ advice }}.',
      invariant: '{{ call }} asks the same for each element of {{ list }}, so all but the first answer are waited for in vain. Ask once, before the loop.',
      field: '{{ call }} is a query of its own for each object of a list that has this field, so the number of queries grows with the list. Load them in batches, with a loader that is made for each request.',
      askOnce: 'Ask for all of them at once, and look each one up by its key.',
      insertOnce: 'Insert all of them at once.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          fields: { type: 'boolean', description: 'Also report resolvers of GraphQL fields that ask by their parent.' },
          anyWrite: { type: 'boolean', description: 'Also report writes that differ from element to element, or whose failures are treated one by one.' },
          scripts: { type: 'boolean', description: 'Also report in scripts that are run by hand, and in what runs while the process starts.' },
        },
      },
    ],
    defaultOptions: [{ fields: false, anyWrite: false, scripts: false }],
  },
  create(context) {
    const check = (node: CallExpression | TaggedTemplateExpression): void => {
      const found = findNPlusOne(context.module, node);
      if (found && concerns(context, found)) context.report({ node, messageId: found.kind, data: describe(context, found), repairs: repairsFor(context, found) });
    };
    return { CallExpression: check, TaggedTemplateExpression: check };
  },
});

export default rule;

function concerns({ module, options: [{ fields, anyWrite, scripts }] }: Context, { kind, call, isHardToBatch }: NPlusOne): boolean {
  if ((kind === 'field' && fields !== true) || (isHardToBatch && anyWrite !== true)) return false;
  return scripts === true || !(isScript(module) || reachOf(module, call) === 'start-up');
}

function describe({ module, sourceCode }: Context, { call, operation, path, iteration, isHardToBatch }: NPlusOne): Record<string, string> {
  const list = iteration?.list && iteration.over !== 'count' ? `\`${excerpt(sourceCode.getText(iteration.list))}\`` : 'a list';
  const batch = operation.store.batch?.[operation.does];
  const last = path.at(-1);
  return {
    call: printCall(module, call),
    query: last ? printCall(module, last) : '',
    list,
    // One update of many gives all of them the same values.
    advice: isHardToBatch && /^update/.test(operation.does) ? 'Write all of them in one statement that has the values of each' : batch === undefined ? 'Ask for all of them at once' : `Do it for all of them at once: \`${batch}\``,
  };
}

function repairsFor({ module, sourceCode }: Context, found: NPlusOne): Repair<MessageIds>[] {
  const read = findBatchRead(module, found);
  const plan = read && batchReads(sourceCode, read, isTypeScript(module.filename));
  if (read && plan) return [{ tier: read.isSafe ? 'safe' : 'review', messageId: 'askOnce', ...plan }];
  const insert = findBatchInsert(module, found);
  const edit = insert && batchInserts(sourceCode, insert);
  // One that is refused no longer leaves those before it behind.
  return edit ? [{ tier: 'review', messageId: 'insertOnce', edit }] : [];
}

/** The call may lie in another file. */
function printCall(module: Context['module'], call: Invocation): string {
  return `\`${excerpt(sourceTextOf(module, call.type === 'TaggedTemplateExpression' ? call.tag : call.callee))}${call.type === 'TaggedTemplateExpression' ? ' …' : '()'}\``;
}
