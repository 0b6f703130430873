import { excerpt, isTypeScript, type CallExpression, type Node } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { logError } from '../repair/index.js';
import {
  findErrorPlace, findLostError, isClientCode, isForClients, isLastUse, isNameFree, isScript, mayCarryRequest, type ErrorPlace, type LostError,
} from '../semantics/index.js';

type MessageIds = 'lostText' | 'lostField' | 'lostPlace' | 'notLogged' | 'addError';

type Options = RuleOptions['require-error-in-log'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'require-error-in-log',
  meta: {
    type: 'problem',
    docs: {
      description: 'require log lines about a failure to have the error, with its stack and cause',
      recommended: [{ warnings: false }],
      strict: [{ warnings: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      lostText: '`{{ said }}` has neither the stack nor the cause of the error, so nobody can tell from the log where it came from. Log {{ remedy }}.',
      lostField: 'This logger writes the error in `{{ said }}` as an object without its message, stack and cause, so nobody can tell from the log what failed. Log {{ remedy }}.',
      lostPlace: '`{{ call }}` loses the stack and the cause of an error in this place, so nobody can tell from the log where it came from. Log {{ remedy }}.',
      notLogged: '`{{ call }}` says that something failed, but not what: the error is in no log. Log {{ remedy }}.',
      addError: 'Log {{ remedy }}',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          warnings: { type: 'boolean', description: 'Also report lines below the level of an error: warnings, and `console.log` without a word of the error.' },
        },
      },
    ],
    defaultOptions: [{ warnings: false }],
  },
  create(context) {
    return {
      CallExpression(node) {
        const lost = findLostError(context.module, node);
        if (lost && concerns(context, node, lost)) reportLost(context, node, lost);
      },
    };
  },
});

export default rule;

/** Told by the call itself; who imports the file is asked last. */
function concerns({ module, options: [{ warnings }] }: Context, node: CallExpression, lost: LostError): boolean {
  if (warnings !== true && (lost.severity === 'warning' || (lost.severity === 'plain' && lost.at === null))) return false;
  return !isScript(module) && !isClientCode(module, node) && !isForClients(module);
}

function reportLost(context: Context, node: CallExpression, lost: LostError): void {
  const { sourceCode, module } = context;
  const place = findErrorPlace(module, lost.call);
  const name = lost.caught.variable?.name ?? NAMES.find((each) => isNameFree(module, lost.caught, each)) ?? null;
  const data = { call: printCall(context, node), said: lost.at ? excerpt(sourceCode.getText(lost.at)) : '', remedy: printRemedy(place, name ?? 'err') };
  const isText = lost.mentions.some((each) => each.says === 'text' || each.says === 'part') && !lost.mentions.some(({ says }) => says === 'whole');
  context.report({
    node: lost.at ?? node,
    messageId: lost.at === null ? 'notLogged' : isText ? 'lostText' : isInFields(lost) ? 'lostField' : 'lostPlace',
    data,
    repairs: place && name !== null ? repairsFor(context, lost, place, name, data.remedy) : [],
  });
}

/** `{ error }`: written with the other fields, not dropped with all of them. */
function isInFields({ call, mentions }: LostError): boolean {
  const whole = mentions.find(({ says }) => says === 'whole');
  return whole !== undefined && whole.property !== null && !call.dropped.includes(whole.argument);
}

const NAMES = ['err', 'error', 'caught'] as const;

function repairsFor({ module, sourceCode }: Context, lost: LostError, place: ErrorPlace, name: string, remedy: string): Repair<MessageIds>[] {
  const { call, caught, mentions } = lost;
  // What a function of the project takes, only its author knows.
  if (call.wrapper !== null) return [];
  const isText = place.kind === 'stack-field' || place.kind === 'stack-argument';
  const carriesRequest = !isText && mayCarryRequest(module, caught, call);
  const edit = logError({ sourceCode, call, caught, mentions, place, name, carriesRequest, isTyped: isTypeScript(module.filename), isLastUse: (each: Node) => isLastUse(module, each) });
  return edit ? [{ tier: carriesRequest ? 'review' : 'safe', messageId: 'addError', data: { remedy }, edit }] : [];
}

function printRemedy(place: ErrorPlace | null, name: string): string {
  switch (place?.kind) {
    case 'field':
      return `the error itself, as the field \`${place.key}\``;
    case 'stack-field':
    case 'stack-argument':
      return `\`${name}.stack\` too`;
    default:
      return 'the error itself';
  }
}

function printCall({ sourceCode }: Context, node: CallExpression): string {
  return `${excerpt(sourceCode.getText(node.callee))}()`;
}
