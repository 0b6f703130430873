import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { setKey } from '../repair/index.js';
import { findKeylessMovement, isClientCode, isForClients, isRelativeRequest, isRepeatedAround, isScript, type KeylessMovement } from '../semantics/index.js';

type MessageIds = 'noKey' | 'newKey' | 'setKey';

type Options = RuleOptions['require-idempotency-key'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'require-idempotency-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'require calls that move money or goods to have a key by which the other side knows them again',
      recommended: false,
      strict: [{ paths: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      noKey: '`{{ call }}` has no idempotency key, so a run that is tried again after a timeout, a redelivery or a second click makes a second {{ what }}. Give it `{{ option }}`, made of what stays the same then, such as the id of the order.',
      newKey: '`{{ call }}` has a new idempotency key each time, so a run that is tried again makes a second {{ what }}. Make the key of what stays the same then, such as the id of the order.',
      setKey: 'Set the key to `{{ key }}`',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: { paths: { type: 'boolean', description: 'Also report requests whose path alone tells that they move money or goods.' } },
      },
    ],
    defaultOptions: [{ paths: true }],
  },
  create(context) {
    return {
      CallExpression(node) {
        const movement = findKeylessMovement(context.module, node);
        if (movement && concerns(context, movement)) report(context, movement);
      },
    };
  },
});

export default rule;

/** Told by the call itself; who imports the file is asked last. */
function concerns({ module, options: [{ paths }] }: Context, { request, isByPath }: KeylessMovement): boolean {
  if (isByPath && (paths === false || isRelativeRequest(module, request))) return false;
  if (isScript(module) || isClientCode(module, request.node) || isForClients(module, request.node)) return false;
  // `no-non-idempotent-retry` tells of the same missing key where a retry is in sight.
  return request.node.type !== 'CallExpression' || !isRepeatedAround(module, request.node);
}

function report(context: Context, movement: KeylessMovement): void {
  const { sourceCode } = context;
  const { request, what, key, option, slot, identity } = movement;
  const { node } = request;
  const callee = sourceCode.getText(node.type === 'TaggedTemplateExpression' ? node.tag : node.callee).replace(/\s+/gu, '');
  const data = { call: `${callee.length > 60 ? request.api.replace(/\(\)$/u, '') : callee}()`, what, option: printOption(option) };
  const plan = identity && setKey({ sourceCode, call: node, what, identity, replaced: key.state === 'random' ? key.value : null, option, slot });
  const repairs: Repair<MessageIds>[] = plan ? [{ tier: 'review', messageId: 'setKey', data: { ...data, key: plan.text.slice(1, -1) }, edit: plan.edit }] : [];
  context.report({ node, messageId: key.state === 'random' ? 'newKey' : 'noKey', data, repairs });
}

function printOption(option: string | null): string {
  return option === null ? 'idempotencyKey' : option.replace(/^headers\./u, '').replaceAll("'", '');
}
