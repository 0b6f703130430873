import { createRule, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { findMutableState, isClientCode, isForClients, isScript, type MutableState, type SharedHolder } from '../semantics/index.js';

type MessageIds = MutableState['is'];

type Options = RuleOptions['no-shared-mutable-state'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-shared-mutable-state',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow data that one request writes to the memory of a process and another reads',
      recommended: false,
      strict: [{ sockets: true }],
    },
    messages: {
      entries: '`{{ name }}` is what one request writes and another reads, but each process has its own and a restart empties it. Keep it where all replicas see it, such as the database or Redis.',
      value: '`{{ name }}` holds a value of whichever request wrote it last, so requests that run at the same time read what belongs to another. Pass the value on, or keep it where all replicas see it.',
      counter: '`{{ name }}` counts in one process, so two replicas give out the same number and a restart begins again. Take numbers from the database, or use `randomUUID()`.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          sockets: { type: 'boolean', description: 'Also report what is kept for connections, which a process holds itself.' },
        },
      },
    ],
    defaultOptions: [{ sockets: false }],
  },
  create(context) {
    const check = (node: SharedHolder['node']): void => {
      const state = findMutableState(context.module, node);
      if (state && concerns(context, state)) context.report({ node: state.holder.init ?? node, messageId: state.is, data: { name: state.holder.name } });
    };
    return {
      'Program > VariableDeclaration > VariableDeclarator': check,
      'Program > ExportNamedDeclaration > VariableDeclaration > VariableDeclarator': check,
      PropertyDefinition: check,
    };
  },
});

export default rule;

function concerns({ module, options: [{ sockets }] }: Context, { holder, isOfSockets }: MutableState): boolean {
  return (!isOfSockets || sockets === true) && !isScript(module) && !isClientCode(module, holder.node) && !isForClients(module);
}
