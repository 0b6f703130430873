import type { Node } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { dropRetry, keyOnce, setKey } from '../repair/index.js';
import { describeHelperRetry, describeRetry, findKeylessMovement, findRepeated, isClientCode, isScript, readOptions, type Repeated, type Retry } from '../semantics/index.js';

type MessageIds = 'request' | 'remadeKey' | 'mail' | 'publish' | 'insert' | 'addKey' | 'moveKey' | 'removeRetry';

type Options = RuleOptions['no-non-idempotent-retry'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-non-idempotent-retry',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow trying again what must not happen twice',
      recommended: [{ everything: false }],
      strict: [{ everything: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      request: '`{{ call }}` is tried again after failures that do not say whether it was done: when only the answer was lost, it is done twice. Make a key once, before the first attempt, and send it with each.',
      remadeKey: 'This key is made anew for each attempt, so that the other side takes them for different requests and does it twice. Make it once, before the first attempt.',
      mail: '`{{ call }}` is tried again after failures that do not say whether it was sent: when only the answer was lost, the same message is sent twice. Keep it out of the retry, or note first that it is being sent.',
      publish: '`{{ call }}` is tried again after failures that do not say whether it arrived: when only the answer was lost, the message is there twice. Give it an id that is made once, by which consumers know it.',
      insert: '`{{ call }}` is tried again after failures that do not say whether it was done: when only the answer was lost, the row is there twice. Make its key once, before the first attempt, and insert it unless it is there.',
      addKey: 'Make a key once and send it with each attempt',
      moveKey: 'Make the key once, before the first attempt',
      removeRetry: 'Do not try it again',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          everything: { type: 'boolean', description: 'Also report messages that are published, rows that are inserted, and requests whose address is out of sight.' },
        },
      },
    ],
    defaultOptions: [{ everything: false }],
  },
  create(context) {
    const told = new Set<Node>();
    const check = (node: Node): void => {
      const retry = describeRetry(context.module, node) ?? (node.type === 'CallExpression' && mayBeHelper(node) ? describeHelperRetry(context.module, node) : null);
      if (!retry || isScript(context.module) || isClientCode(context.module, node)) return;
      for (const each of findRepeated(context.module, retry)) {
        if (told.has(each.at) || !(each.isPlain || context.options[0].everything === true)) continue;
        told.add(each.at);
        report(context, retry, each);
      }
    };
    return { WhileStatement: check, DoWhileStatement: check, ForStatement: check, ForOfStatement: check, CallExpression: check, NewExpression: check };
  },
});

export default rule;

/** Told by the code: something that may run is given to something that has a name. */
function mayBeHelper(node: Extract<Node, { type: 'CallExpression' }>): boolean {
  return node.arguments.some(({ type }) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression') && node.parent.type !== 'ExpressionStatement';
}

function report(context: Context, retry: Retry, repeated: Repeated): void {
  const { kind, at, remade } = repeated;
  const isHere = remade !== null && remade.range[0] >= at.range[0] && remade.range[1] <= at.range[1];
  context.report({
    // What repeats it, where that is an expression of its own.
    node: isHere && remade ? remade : (repeated.told ?? retry.library?.told ?? (retry.kind === 'recursion' ? retry.node : at)),
    messageId: isHere ? 'remadeKey' : kind,
    data: { call: repeated.told ? repeated.api : printCall(context, repeated) },
    repairs: repairsFor(context, retry, repeated, isHere),
  });
}

function repairsFor({ module, sourceCode }: Context, retry: Retry, { at, call, request, remade }: Repeated, isHere: boolean): Repair<MessageIds>[] {
  if (!request || at !== call) return [];
  const told = retry.body === null ? (retry.library?.told ?? null) : null;
  if (told) {
    const drop = dropRetry(sourceCode, told, retry.library?.slot ?? null);
    return drop ? [{ tier: 'review', messageId: 'removeRetry', edit: (fixer) => drop(fixer, []) }] : [];
  }
  // What moves money or goods wants a key that outlives the process: built from what it is about, not made up.
  const movement = call.type === 'CallExpression' ? findKeylessMovement(module, call) : null;
  if (movement) {
    const { what, identity, key, option, slot } = movement;
    const set = identity && setKey({ sourceCode, call, what, identity, replaced: key.state === 'random' ? key.value : null, option, slot });
    return set ? [{ tier: 'review', messageId: 'addKey', edit: set.edit }] : [];
  }
  const option = request.client.idempotencyKey ?? null;
  if (option === null && request.client.category !== 'http') return [];
  const edit = keyOnce({ sourceCode, retry, slot: readOptions(module, call, request.request.options).slot, option, remade: isHere ? remade : null });
  const imports = isHere ? [] : [{ from: 'node:crypto', name: 'randomUUID', as: 'randomUUID' }];
  return edit ? [{ tier: 'review', messageId: isHere ? 'moveKey' : 'addKey', imports, edit }] : [];
}

function printCall({ sourceCode }: Context, { at, api }: Repeated): string {
  const text = sourceCode.getText(at.type === 'TaggedTemplateExpression' ? at.tag : at.callee).replace(/\s+/gu, ' ');
  return text.length > 40 ? api : `${text}()`;
}
