import type { Node } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { jitterPause, spaceLibraryRetry, spaceRetry } from '../repair/index.js';
import { describeRetry, isClientCode, isForClients, isScript, type LibraryRetry, type Retry } from '../semantics/index.js';

type MessageIds = 'noPause' | 'noPauseLibrary' | 'noJitter' | 'addPause' | 'addJitter' | 'setPause';

type Options = RuleOptions['require-retry-backoff'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'require-retry-backoff',
  meta: {
    type: 'problem',
    docs: {
      description: 'require retries to wait between their attempts',
      recommended: [{ constant: false, jitter: false }],
      strict: [{ constant: true, jitter: false }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      noPause: 'The next attempt follows at once: a service that is overloaded is only hit harder, and one that restarts is not back before the last attempt. Wait before it, longer each time and with a part left to chance.',
      noPauseLibrary: '`{{ call }}` tries again at once: a service that is overloaded is only hit harder, and one that restarts is not back before the last attempt. Have it wait with {{ remedy }}.',
      noJitter: 'The wait between attempts is {{ wait }}, so that all who failed together come back together, again and again. Leave a part of it to chance.',
      addPause: 'Wait before the next attempt',
      addJitter: 'Leave a part of the wait to chance',
      setPause: 'Set {{ remedy }}',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          constant: { type: 'boolean', description: 'Also report waits that are always the same.' },
          jitter: { type: 'boolean', description: 'Also report waits that grow, of which no part is left to chance.' },
        },
      },
    ],
    defaultOptions: [{ constant: false, jitter: false }],
  },
  create(context) {
    const check = (node: Node): void => {
      const retry = describeRetry(context.module, node);
      if (retry && concerns(context, retry)) report(context, retry);
    };
    return { WhileStatement: check, DoWhileStatement: check, ForStatement: check, ForOfStatement: check, CallExpression: check, NewExpression: check };
  },
});

export default rule;

function concerns({ module, options: [{ constant, jitter }] }: Context, { kind, bound, wait, isInBackground, isConflict, node, library }: Retry): boolean {
  // What has no end is reported for that; a conflict is solved by the next attempt, whenever it is made.
  if (kind === 'helper' || bound === 'absent' || isConflict || (library?.isInherited === true && wait === 'none')) return false;
  // A library that leaves nothing to chance is what it is.
  const isUnspread = ((wait === 'constant' && (constant ?? jitter) === true) || (wait === 'growing' && jitter === true)) && !isInBackground && (!library || library.model.wait.remedy !== undefined);
  if (wait !== 'none' && !isUnspread) return false;
  return !isScript(module) && !isClientCode(module, node) && !isForClients(module, node);
}

function report(context: Context, retry: Retry): void {
  const { node, wait, library } = retry;
  const option = library?.model.wait.remedy?.option;
  const data = {
    call: library ? printCall(context, library) : '',
    remedy: option === undefined ? 'a wait that grows' : `\`${option}\``,
    wait: wait === 'constant' ? 'always the same' : 'the same for all',
  };
  context.report({
    node: findPlace(context, retry),
    messageId: wait !== 'none' ? 'noJitter' : library ? 'noPauseLibrary' : 'noPause',
    data,
    repairs: repairsFor(context, retry, data),
  });

  function findPlace({ sourceCode }: Context, { pause }: Retry): Node {
    const isHere = pause !== null && pause.range[0] >= node.range[0] && pause.range[1] <= node.range[1] && sourceCode.getNodeByRangeIndex(pause.range[0]) !== null;
    if (isHere && wait !== 'none' && pause) return pause;
    if (library?.told) return library.told;
    return 'test' in node && node.test && node.type !== 'DoWhileStatement' ? node.test : node;
  }
}

function repairsFor({ sourceCode }: Context, retry: Retry, data: Readonly<Record<string, string>>): Repair<MessageIds>[] {
  const { library, wait } = retry;
  if (library) {
    const edit = spaceLibraryRetry(sourceCode, retry);
    const needed = library.model.wait.remedy?.import;
    const imports = needed ? [{ from: needed.from, name: needed.name, as: needed.name }] : [];
    return edit ? [{ tier: 'safe', messageId: 'setPause', data, imports, edit }] : [];
  }
  const edit = wait === 'none' ? spaceRetry(sourceCode, retry) : jitterPause(sourceCode, retry);
  return edit ? [{ tier: 'review', messageId: wait === 'none' ? 'addPause' : 'addJitter', data, edit: (fixer) => edit(fixer, []) }] : [];
}

/** As it is written from the package; behind other calls by its name alone. */
function printCall({ sourceCode }: Context, { api, call }: LibraryRetry): string {
  const { callee } = call.type === 'TaggedTemplateExpression' ? { callee: call.tag } : call;
  const isBehind = callee.type === 'MemberExpression' && callee.object.type === 'CallExpression';
  return isBehind ? `.${sourceCode.getText(callee.property)}()` : api;
}
