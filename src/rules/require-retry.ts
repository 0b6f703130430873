import { excerpt, type Invocation } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { decorateClient, setOptions, wrapRetry } from '../repair/index.js';
import { findRetryDecorator, findUnretried, isClientCode, isForClients, isScript, readMadeOptions, readOptions, retryImportFor, retryRemedyOf, type Unretried } from '../semantics/index.js';

type MessageIds = 'once' | 'clientOnce' | 'addRetry';

type Options = RuleOptions['require-retry'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'require-retry',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require requests that may be sent twice to be tried again when they fail',
      recommended: false,
      strict: [],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      once: '`{{ call }}` is tried once, so a connection that is reset, or a restart of the other side, fails everybody who waits for the answer. Nothing is done twice by a {{ method }}: try it again a few times, with a growing pause, by {{ remedy }}.',
      clientOnce: 'Requests through `{{ call }}` are tried once, so a connection that is reset, or a restart of the other side, fails everybody who waits for the answer. Have what may be sent twice, such as a {{ method }}, tried again a few times, by {{ remedy }}.',
      addRetry: 'Try it again by {{ remedy }}',
    },
    schema: [],
  },
  create(context) {
    const check = (node: Invocation): void => {
      const found = findUnretried(context.module, node);
      if (found && concerns(context, node)) report(context, found);
    };
    return { CallExpression: check, NewExpression: check };
  },
});

export default rule;

function concerns({ module }: Context, node: Invocation): boolean {
  return !isScript(module) && !isClientCode(module, node) && !isForClients(module, node);
}

function report(context: Context, found: Unretried): void {
  const { node, described, method } = found;
  const plan = described.kind === 'client' ? planClient(context, found) : planRequest(context, found);
  const callee = excerpt(context.sourceCode.getText(node.type === 'TaggedTemplateExpression' ? node.tag : node.callee));
  const data = { call: `${node.type === 'NewExpression' ? 'new ' : ''}${callee}()`, method, remedy: plan.remedy };
  context.report({ node, messageId: described.kind === 'client' ? 'clientOnce' : 'once', data, repairs: plan.repair ? [{ ...plan.repair, messageId: 'addRetry', data }] : [] });
}

interface Plan {
  readonly remedy: string;
  readonly repair: Omit<Repair<MessageIds>, 'messageId' | 'data'> | null;
}

function planClient({ module, sourceCode, policy }: Context, { node, described }: Unretried): Plan {
  const option = retryRemedyOf(described, policy.retries);
  const made = described.kind === 'client' ? described.made.at(-1) : undefined;
  if (option) {
    const slot = made ? readMadeOptions(module, made).slot : null;
    return { remedy: `\`${option[0]}\``, repair: slot && { tier: 'review', edit: (fixer) => setOptions(fixer, sourceCode, slot, [option]) } };
  }
  const decorator = findRetryDecorator(module, described);
  if (!decorator) return { remedy: `\`${retryImportFor(module).as}\` around each`, repair: null };
  const edit = decorateClient(sourceCode, node, (local) => decorator.options(local, policy.retries));
  return { remedy: `\`${decorator.from}\``, repair: edit && { tier: 'review', imports: [{ from: decorator.from, as: decorator.as }], edit } };
}

function planRequest({ module, sourceCode, policy }: Context, { node, request }: Unretried): Plan {
  const helper = retryImportFor(module);
  const option = helper.options === null ? null : retryRemedyOf(request, policy.retries);
  if (option) {
    const { slot } = readOptions(module, node, request.request.options);
    return { remedy: `\`${option[0]}\``, repair: slot && { tier: 'review', edit: (fixer) => setOptions(fixer, sourceCode, slot, [option]) } };
  }
  const { lazy, observable, boundedByChain } = request.request;
  const edit = lazy || observable || boundedByChain ? null : wrapRetry(sourceCode, node, helper.from === null ? helper.as : null, helper.options?.(policy.retries) ?? null);
  const imports = helper.from === null ? [] : [{ from: helper.from, ...(helper.name === undefined ? {} : { name: helper.name }), as: helper.as }];
  return { remedy: `\`${helper.as}\`${helper.options === null ? ' of this project' : ''}`, repair: edit && { tier: helper.isThere ? 'review' : 'incomplete', imports, edit } };
}
