import type { Node } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { limitLibraryRetry, limitRetry } from '../repair/index.js';
import { describeRetry, isClientCode, isForClients, isScript, type Retry } from '../semantics/index.js';

type MessageIds = 'endlessLoop' | 'endlessRecursion' | 'endlessLibrary' | 'setRetries' | 'addLimit';

type Options = RuleOptions['no-unbounded-retry'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-unbounded-retry',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow trying again without end after a failure',
      recommended: [{ background: false }],
      strict: [{ background: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      endlessLoop: 'This loop tries again without end: while the other side is down nobody is told, and what waits for it never ends. Count the attempts, and throw the error of the last one.',
      endlessRecursion: '`{{ call }}` tries again without end: while the other side is down nobody is told, and what waits for it never ends. Count the attempts, and throw the error of the last one.',
      endlessLibrary: '`{{ call }}` tries again without end: while the other side is down nobody is told, and what waits for it never ends. Limit it with {{ remedy }}.',
      setRetries: 'Limit it with {{ remedy }}',
      addLimit: 'Give up after {{ attempts }} attempts',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          background: { type: 'boolean', description: 'Also report what a timer tries again after a pause, while nobody waits for it.' },
        },
      },
    ],
    defaultOptions: [{ background: false }],
  },
  create(context) {
    const check = (node: Node): void => {
      const retry = describeRetry(context.module, node);
      if (retry && concerns(context, retry)) report(context, retry);
    };
    return { WhileStatement: check, DoWhileStatement: check, ForStatement: check, CallExpression: check, NewExpression: check };
  },
});

export default rule;

function concerns({ module, options: [{ background }] }: Context, { kind, bound, wait, isInBackground, isConflict, node }: Retry): boolean {
  // A helper is judged where it is defined.
  if (kind === 'helper' || bound !== 'absent' || isConflict) return false;
  if (isInBackground && wait !== 'none' && background !== true) return false;
  return !isScript(module) && !isClientCode(module, node) && !isForClients(module, node);
}

function report(context: Context, retry: Retry): void {
  const { kind, node, library } = retry;
  const data = { call: library?.api ?? printCall(context, node), remedy: printRemedy(retry), attempts: context.policy.retries + 1 };
  context.report({
    node: library?.endless ?? ('test' in node && node.test && node.type !== 'DoWhileStatement' ? node.test : node),
    messageId: kind === 'library' ? 'endlessLibrary' : kind === 'loop' ? 'endlessLoop' : 'endlessRecursion',
    data,
    repairs: repairsFor(context, retry, data),
  });
}

function repairsFor({ sourceCode, policy }: Context, retry: Retry, data: Readonly<Record<string, string | number>>): Repair<MessageIds>[] {
  if (retry.kind === 'library') {
    const edit = limitLibraryRetry(sourceCode, retry, policy.retries);
    return edit ? [{ tier: 'policy', policy: 'retries', messageId: 'setRetries', data, imports: importsFor(retry), edit }] : [];
  }
  const edit = limitRetry(sourceCode, retry, policy.retries);
  return edit ? [{ tier: 'review', messageId: 'addLimit', data, edit }] : [];
}

function importsFor({ library, wait }: Retry): { from: string; name: string; as: string }[] {
  const needed = wait === 'jittered' || wait === 'unknown' ? undefined : library?.model.wait.remedy?.import;
  return needed ? [{ from: needed.from, name: needed.name, as: needed.name }] : [];
}

function printRemedy({ library }: Retry): string {
  const option = library?.model.attempts.remedy?.option;
  return option === undefined ? 'a number of attempts' : `\`${option}\``;
}

function printCall({ sourceCode }: Context, node: Node): string {
  const text = node.type === 'CallExpression' ? sourceCode.getText(node.callee).replace(/\s+/gu, ' ') : '';
  return `${text.length > 40 ? `${text.slice(0, 37)}…` : text}()`;
}
