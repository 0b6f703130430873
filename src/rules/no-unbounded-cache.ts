import { isTypeScript } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { boundMap } from '../repair/index.js';
import { dependsOnMajors, findUnbounded, isClientCode, isForClients, isScript, type SharedHolder, type UnboundedStore } from '../semantics/index.js';

type MessageIds = 'grows' | 'listGrows' | 'replaceMap';

type Options = RuleOptions['no-unbounded-cache'];
type Context = RuleContext<MessageIds, Options>;

/** How many entries a repair keeps. */
const MAX = 1000;
const LRU = { from: 'lru-cache', as: 'LRUCache', majors: [4, 5, 6, 7, 8, 9, 10, 11], only: [10, 11] };

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unbounded-cache',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow collections of a process that requests fill and nothing empties',
      recommended: [{ unproven: false, sockets: false }],
      strict: [{ unproven: true, sockets: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      grows: '`{{ name }}` keeps an entry for every key that requests bring and nothing takes one out, so the process grows until it is killed. Bound it by number and age, for example with lru-cache, or keep this outside of the process.',
      listGrows: '`{{ name }}` gets longer with every request and nothing makes it shorter, so the process grows until it is killed. Bound it, or keep this outside of the process.',
      replaceMap: 'Replace the Map by an LRUCache of {{ max }} entries',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          unproven: { type: 'boolean', description: 'Also report where it is not proven that a handler fills it, or that its keys have no end.' },
          sockets: { type: 'boolean', description: 'Also report what gathers connections, which a process holds itself.' },
        },
      },
    ],
    defaultOptions: [{ unproven: false, sockets: false }],
  },
  create(context) {
    const check = (node: SharedHolder['node']): void => {
      const found = findUnbounded(context.module, node);
      if (!found || !concerns(context, found)) return;
      const { holder } = found;
      context.report({
        node: holder.init ?? node,
        messageId: holder.kind === 'array' ? 'listGrows' : 'grows',
        data: { name: holder.name },
        repairs: repairsFor(context, holder),
      });
    };
    return {
      'Program > VariableDeclaration > VariableDeclarator[init]': check,
      'Program > ExportNamedDeclaration > VariableDeclaration > VariableDeclarator[init]': check,
      'PropertyDefinition[value]': check,
    };
  },
});

export default rule;

function concerns({ module, options: [{ unproven, sockets }] }: Context, { holder, isProven, isOfSockets }: UnboundedStore): boolean {
  if ((!isProven && unproven !== true) || (isOfSockets && sockets !== true)) return false;
  return !isScript(module) && !isClientCode(module, holder.node) && !isForClients(module);
}

function repairsFor({ module, sourceCode }: Context, holder: SharedHolder): Repair<MessageIds>[] {
  if (module.package?.dependsOn(LRU.from) === true && !dependsOnMajors(module, LRU)) return [];
  const bound = boundMap(sourceCode, holder, MAX, isTypeScript(module.filename));
  return bound ? [{ tier: 'review', messageId: 'replaceMap', data: { max: MAX }, ...bound }] : [];
}
