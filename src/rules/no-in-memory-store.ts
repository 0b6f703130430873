import { isTypeScript, type CallExpression, type NewExpression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { shareStore } from '../repair/index.js';
import { dependsOnMajors, describeMemoryStore, findSharedClient, isClientCode, isForDevelopment, isScript, type Kept, type MemoryStore } from '../semantics/index.js';

type MessageIds = Kept | 'useShared';

type Options = RuleOptions['no-in-memory-store'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-in-memory-store',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow sessions, rate limits and the like in the memory of one process',
      recommended: [{ sockets: false, caches: false }],
      strict: [{ sockets: true, caches: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      sessions: '`{{ call }}` keeps sessions in the memory of this process, so a restart logs everybody out and another replica knows none of them. {{ advice }}.',
      counts: '`{{ call }}` counts in the memory of this process, so each replica allows the whole limit once more and a restart forgets who has used it up. {{ advice }}.',
      messages: '`{{ call }}` delivers within this process only, so whoever is connected to another replica never gets the message. {{ advice }}.',
      rooms: '`{{ call }}` reaches only the sockets of this process, so a message to a room is lost for those connected to another replica. {{ advice }}.',
      entries: '`{{ call }}` caches in the memory of this process, so what one replica changes or deletes lives on in the others. {{ advice }}.',
      uploads: '`{{ call }}` reads whole uploads of any size into memory, so a few large files take the process down. {{ advice }}.',
      useShared: 'Use `{{ client }}` for it',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          sockets: { type: 'boolean', description: 'Also report socket servers whose rooms end at the process.' },
          caches: { type: 'boolean', description: 'Also report caches of libraries that each process has for itself.' },
        },
      },
    ],
    defaultOptions: [{ sockets: false, caches: false }],
  },
  create(context) {
    const check = (node: CallExpression | NewExpression): void => {
      const store = describeMemoryStore(context.module, node);
      if (!store || !concerns(context, store)) return;
      const call = printCall(context, node);
      context.report({ node, messageId: store.model.keeps, data: { call, advice: store.model.advice }, repairs: repairsFor(context, store) });
    };
    return { CallExpression: check, NewExpression: check };
  },
});

export default rule;

function concerns({ module, options: [{ sockets, caches }] }: Context, { node, model }: MemoryStore): boolean {
  if ((model.keeps === 'rooms' && sockets !== true) || (model.keeps === 'entries' && caches !== true)) return false;
  return !isScript(module) && !isClientCode(module, node) && !isForDevelopment(node);
}

/** A store on the first client of the project that one can be built on. */
function repairsFor({ module, sourceCode }: Context, { node, model, options }: MemoryStore): Repair<MessageIds>[] {
  for (const remedy of model.remedies ?? []) {
    if (remedy.import && !dependsOnMajors(module, remedy.import)) continue;
    const client = findSharedClient(module, remedy.client, node);
    const shared = client && shareStore(sourceCode, options.slot, remedy, client, isTypeScript(module.filename));
    if (shared) return [{ tier: 'review', messageId: 'useShared', data: { client: client.name }, ...shared }];
  }
  return [];
}

/** `session()`, `app.register(rateLimit)` */
function printCall({ sourceCode }: Context, node: CallExpression | NewExpression): string {
  const [first] = node.arguments;
  const callee = sourceCode.getText(node.callee).replace(/\s+/gu, ' ');
  const plugin = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && first?.type === 'Identifier' ? first.name : '';
  return `${node.type === 'NewExpression' ? 'new ' : ''}${callee.length > 50 ? `${callee.slice(0, 47)}…` : callee}(${plugin})`;
}
