import { excerpt, type Invocation, type Node } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { computeInStore, lookAgain } from '../repair/index.js';
import { findAtomicStep, findDrain, findLostUpdates, findSweep, isClientCode, isForClients, isScript, reachOf, type LostUpdate } from '../semantics/index.js';

type MessageIds = 'computed' | 'saved' | 'entry' | 'swept' | 'drained' | 'computeInStore';
type Options = RuleOptions['no-lost-update'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-lost-update',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing back what was computed from a stored value that others may have changed since it was read',
      recommended: [{ merges: false }],
      strict: [{ merges: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      computed: '`{{ value }}` is computed from a `{{ field }}` that was read before, so of two requests at the same time one undoes the other. {{ remedy }}.',
      saved: '`{{ value }}` changes what was read before and is saved whole, so of two requests at the same time one undoes the other. {{ remedy }}.',
      entry: '`{{ value }}` writes back an entry that was read before, so of two requests at the same time one undoes the other. {{ remedy }}.',
      swept: '`{{ value }}()` also changes the rows that came after those for which `{{ field }}` was looked at, and nothing was done for them. Put the keys of the rows that were read into its filter.',
      drained: '`{{ value }}()` also deletes what was added to the entry after it was read, and nobody has seen that. Take it out with one command, or rename the key first and read that.',
      computeInStore: 'Let the database compute it.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          merges: { type: 'boolean', description: 'Also report texts and objects that are put together from what was read.' },
        },
      },
    ],
    defaultOptions: [{ merges: false }],
  },
  create(context) {
    // A change that is saved in each of two branches is told once.
    const told = new Set<Node>();
    return {
      'CallExpression, TaggedTemplateExpression'(node: Invocation) {
        const whole = findSweep(context.module, node) ?? findDrain(context.module, node);
        const lost = whole ? [whole] : findLostUpdates(context.module, node);
        if (!lost || isScript(context.module) || isForClients(context.module) || isClientCode(context.module, node)) return;
        if (reachOf(context.module, node) === 'start-up') return;
        for (const each of lost) {
          if (told.has(each.node) || !concerns(context, each)) continue;
          told.add(each.node);
          report(context, each);
        }
      },
    };
  },
});

export default rule;

function concerns({ options: [{ merges }] }: Context, { computation }: LostUpdate): boolean {
  return merges === true || (computation !== 'text' && computation !== 'object');
}

function report(context: Context, lost: LostUpdate): void {
  const { sourceCode, report: tell } = context;
  const { node, field, computation, write } = lost;
  const isSaved = write.does === 'save';
  const isWhole = (computation === 'rows' || computation === 'drained') && node.type === 'CallExpression';
  tell({
    node,
    messageId: isWhole ? (computation === 'rows' ? 'swept' : 'drained') : field === null ? 'entry' : isSaved ? 'saved' : 'computed',
    repairs: repairsFor(context, lost),
    data: { value: excerpt(sourceCode.getText(isWhole ? node.callee : node)), field: field ?? '', remedy: printRemedy(computation, write.store.keeps === 'rows' || write.store.keeps === 'documents') },
  });
}

/** Whether the column may be empty, and what is added is a number, is not proven: it is for a person to look at. */
function repairsFor({ module, sourceCode }: Context, lost: LostUpdate): Repair<MessageIds>[] {
  const step = findAtomicStep(module, lost);
  const compute = step && computeInStore(sourceCode, lost.node, step);
  const guard = step?.guard ? lookAgain(sourceCode, step.guard) : null;
  if (!compute || (step.guard && !guard)) return [];
  const needed = step.form.kind === 'expression' && step.form.imports ? [{ ...step.form.imports, as: step.form.imports.name }] : [];
  return [{
    tier: 'review',
    messageId: 'computeInStore',
    imports: [...needed, ...(guard?.imports ?? [])],
    edit: (fixer, locals) => [...compute(fixer), ...(guard?.edit(fixer, locals.slice(needed.length)) ?? [])],
  }];
}

/** What keeps both. */
function printRemedy(computation: LostUpdate['computation'], isRecord: boolean): string {
  if (!isRecord) return computation === 'number' ? 'Use the command that counts in the store' : 'Change the part that is meant with one command, or hold a lock from the read to the write';
  switch (computation) {
    case 'number':
      return 'Let the database compute it with an atomic increment, with the limit in the filter of the same statement';
    case 'list':
      return 'Let the database add or remove the element, or hold a lock from the read to the write';
    default:
      return 'Check in the filter of the write that nothing has changed, or hold a lock from the read to the write';
  }
}
