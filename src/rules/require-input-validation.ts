import { excerpt, type FunctionNode } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { validateInput } from '../repair/index.js';
import {
  findInputHandler, findUncheckedInputs, planInputRepair, type HandlerDescription, type InputPart, type UncheckedInput,
} from '../semantics/index.js';

type MessageIds = 'unchecked' | 'parse' | 'route' | 'write';

type Options = RuleOptions['require-input-validation'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'require-input-validation',
  meta: {
    type: 'problem',
    docs: {
      description: 'require input of handlers to be checked at run time before it is used',
      recommended: [{ thorough: false }],
      strict: [{ thorough: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      unchecked: '`{{ input }}` is {{ part }} and reaches {{ sink }} without a check at run time, so that a missing field, another type or an object in place of a text gets there. Parse it with a schema first, and use what that gives.',
      parse: 'Parse it with `{{ schema }}`, and answer with 400 where it does not fit.',
      route: 'Add `{{ schema }}` to the schema of the route, which answers with 400 where it does not fit.',
      write: 'Parse it with `{{ schema }}`, and write what of that is not there yet: no type says it.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          thorough: {
            type: 'boolean',
            description: 'Also report input of which only presence or size is checked, numbers without a bound, headers, and messages of queues.',
          },
        },
      },
    ],
    defaultOptions: [{ thorough: false }],
  },
  create(context) {
    const look = (node: FunctionNode): void => lookAt(context, node);
    return { FunctionDeclaration: look, FunctionExpression: look, ArrowFunctionExpression: look };
  },
});

export default rule;

function lookAt(context: Context, node: FunctionNode): void {
  const { module, options: [{ thorough }] } = context;
  const handler = findInputHandler(module, node);
  if (!handler) return;
  for (const input of findUncheckedInputs(module, handler)) if (input.weight === 'certain' || thorough) reportInput(context, handler, input);
}

function reportInput(context: Context, handler: HandlerDescription, input: UncheckedInput): void {
  const { node, part, flow } = input;
  context.report({
    node,
    messageId: 'unchecked',
    data: { input: excerpt(context.sourceCode.getText(node)), part: PARTS[part], sink: SINKS[flow.sink.kind] },
    repairs: repairsFor(context, handler, input),
  });
}

function repairsFor({ module, sourceCode }: Context, handler: HandlerDescription, input: UncheckedInput): Repair<MessageIds>[] {
  const plan = planInputRepair(module, handler, input);
  const repair = plan && validateInput(sourceCode, plan);
  return repair ? [{ ...repair, messageId: repair.kind }] : [];
}

const PARTS: Readonly<Record<InputPart, string>> = {
  body: 'the body of the request', query: 'the query of the request', params: 'a part of the path', headers: 'a header', cookies: 'a cookie', files: 'an uploaded file',
  message: 'a message from outside', args: 'an argument from outside', url: 'the address', whole: 'input from outside',
};

const SINKS: Readonly<Record<UncheckedInput['flow']['sink']['kind'], string>> = {
  query: 'a query', write: 'a write', request: 'a request to another service', file: 'the path of a file', process: 'another process', message: 'a message to others',
  pattern: 'a regular expression', lookup: 'a look-up that decides what runs', loop: 'the end of a loop',
};
