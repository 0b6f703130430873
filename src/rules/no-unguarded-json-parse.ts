import { excerpt, isTypeScript, memberName, type CallExpression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { guardParse } from '../repair/index.js';
import { answersOf, findUnguardedParse, isClientCode, isForClients, isScript, type OutsideText, type Unguarded, type UnguardedParse } from '../semantics/index.js';

type MessageIds = 'unguarded' | 'addGuard';

type Options = RuleOptions['no-unguarded-json-parse'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unguarded-json-parse',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow `JSON.parse` of outside text where nothing catches what it throws',
      recommended: [{ stored: false }],
      strict: [{ stored: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      unguarded: '`{{ call }}` throws when {{ what }} is no JSON, and that {{ consequence }}. Catch it, and {{ remedy }}.',
      addGuard: 'Catch it, and {{ remedy }}',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          stored: { type: 'boolean', description: 'Also report text that the service has stored itself: what is in a cache, single rows of a database, and columns that it only ever writes with `JSON.stringify`.' },
        },
      },
    ],
    defaultOptions: [{ stored: false }],
  },
  create(context) {
    const { module, options: [{ stored }] } = context;
    return {
      CallExpression(node) {
        if (memberName(node.callee) !== 'parse') return;
        const found = findUnguardedParse(module, node);
        if (!found || (stored !== true && isStored(found))) return;
        if (!isScript(module) && !isClientCode(module, node) && !isForClients(module)) reportParse(context, node, found);
      },
    };
  },
});

export default rule;

/** What the service has put there itself: that of a row counts where it takes others with it, and something else may have written it. */
function isStored({ text, isRepeated, isOwn }: UnguardedParse): boolean {
  return text.from === 'cache' || (text.from === 'row' && (!isRepeated || isOwn));
}

function reportParse(context: Context, node: CallExpression, found: UnguardedParse): void {
  const remedy = printRemedy(found.place);
  const what = found.text.from === 'input' && found.text.part === 'message' ? 'the message' : WHAT[found.text.from];
  const repair = repairFor(context, node, found);
  context.report({
    node,
    messageId: 'unguarded',
    data: { call: excerpt(context.sourceCode.getText(node)), what, consequence: printConsequence(found), remedy },
    repairs: repair ? [{ tier: 'review', messageId: 'addGuard', data: { remedy }, ...repair }] : [],
  });
}

/** A handler that parses itself can answer itself; one message of many is nobody's to answer. */
function repairFor({ sourceCode, module }: Context, call: CallExpression, { place, text }: UnguardedParse): Pick<Repair<MessageIds>, 'edit' | 'imports'> | null {
  if (place.where !== 'handler' || !place.isOwn) return null;
  const { handler } = place;
  const [registration] = handler.registrations;
  const [answer] = answersOf(handler);
  if (!answer || (handler.model.kind === 'lambda' && text.from === 'input' && text.part === 'message')) return null;
  // A message that is left aside without a word is lost.
  if (handler.model.kind === 'message' && answer.code === 'return') return null;
  if (answer.unless !== undefined && sourceCode.getText(registration.node).includes(answer.unless)) return null;
  const receiver = registration.node.type === 'CallExpression' && registration.node.callee.type === 'MemberExpression' ? registration.node.callee.object : null;
  const edit = guardParse({
    sourceCode, call, handler: handler.fn, answer: answer.code, imported: answer.import?.name ?? null, on: receiver?.type === 'Identifier' ? receiver.name : null,
    isTyped: isTypeScript(module.filename),
  });
  return edit && { edit, ...(answer.import ? { imports: [{ ...answer.import, as: answer.import.name }] } : {}) };
}

const WHAT: Readonly<Record<OutsideText['from'], string>> = {
  input: 'what it was sent', response: 'the answer of the other side', cache: 'the cached text', row: 'what the row holds', environment: 'the variable', file: 'the file',
};

function printConsequence({ text, place, isRepeated }: UnguardedParse): string {
  if (place.where === 'start') return text.from === 'environment' ? 'ends the start with an error that does not name it' : 'keeps the service from starting';
  if (place.where === 'event') return isRepeated ? 'stops the rest, each time again' : 'ends the process';
  const { model, registrations, fn } = place.handler;
  // What a function throws before it returns, every framework catches.
  const isUnhandled = (fn.async || !place.isOwn) && registrations.some(({ rejected }) => rejected === 'unhandled');
  switch (model.kind) {
    case 'message':
    case 'job':
      // Who emits an event catches nothing that its listeners throw.
      if (model.once === true) return registrations.some(({ rejected }) => rejected === 'unhandled') ? 'ends the process' : 'loses the message';
      return isUnhandled ? 'ends the process, which is given the same message again' : 'fails the message each time that it comes again';
    case 'socket':
      return 'ends the process';
    case 'lambda':
      return 'fails the whole invocation';
    default:
      return isUnhandled ? 'leaves the request without an answer, or ends the process' : 'is answered with an error 500';
  }
}

function printRemedy(place: Unguarded): string {
  if (place.where === 'start') return 'say what is wrong, or go on without it';
  if (place.where === 'event') return 'log it and go on with the next';
  switch (place.handler.model.kind) {
    case 'message':
    case 'job':
      return 'put the message aside';
    case 'socket':
      return 'ignore the message';
    default:
      return 'answer that it is wrong';
  }
}
