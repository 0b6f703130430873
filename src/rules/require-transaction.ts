import { excerpt, type FunctionNode, type Node } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { openTransaction } from '../repair/index.js';
import { findTornWrites, isClientCode, isForClients, isScript, planOpening, reachOf, type TornWrites } from '../semantics/index.js';

type MessageIds = 'generated' | 'deleted' | 'quantity' | 'moved' | 'replaced' | 'state' | 'mutual' | 'open';
type Options = RuleOptions['require-transaction'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'require-transaction',
  meta: {
    type: 'problem',
    hasSuggestions: true,
    fixable: 'code',
    docs: {
      description: 'require writes that must stand or fall together to be in one transaction',
      recommended: false,
      strict: [],
    },
    messages: {
      open: 'Write them in one transaction.',
      generated: '`{{ second }}` needs what `{{ first }}` has written, and the two are not in one transaction: if the second fails, or the process ends in between, a row without its parts stays. {{ remedy }}.',
      deleted: '`{{ first }}` and `{{ second }}` delete by one key, and not in one transaction: if the second fails, or the process ends in between, one half stays. {{ remedy }}.',
      moved: '`{{ first }}` and `{{ second }}` move a quantity from one row to another, and not in one transaction: if the second fails, or the process ends in between, it is gone, or there twice. {{ remedy }}.',
      quantity: '`{{ first }}` and `{{ second }}` change a quantity and what it counts, and not in one transaction: if the second fails, or the process ends in between, the two no longer agree. {{ remedy }}.',
      replaced: '`{{ second }}` writes anew what `{{ first }}` deletes, and not in one transaction: if a write fails, or the process ends in between, the old rows are gone and the new ones are not all there. {{ remedy }}.',
      state: '`{{ first }}` and `{{ second }}` say one thing of two records, and not in one transaction: if the second fails, or the process ends in between, the two contradict each other. {{ remedy }}.',
      mutual: '`{{ first }}` and `{{ second }}` write the two sides of a link, and not in one transaction: if one fails, or the process ends in between, only one side knows of the other. {{ remedy }}.',
    },
    schema: [],
  },
  create(context) {
    const look = (unit: FunctionNode): void => lookAt(context, unit);
    return { FunctionDeclaration: look, FunctionExpression: look, ArrowFunctionExpression: look };
  },
});

export default rule;

function lookAt(context: Context, unit: FunctionNode): void {
  const { module } = context;
  const found = findTornWrites(module, unit);
  if (!found || isScript(module) || isClientCode(module, unit) || isForClients(module)) return;
  for (const torn of found) if (reachOf(module, torn.place) !== 'start-up') reportTorn(context, unit, torn);
}

function reportTorn({ module, sourceCode, report }: Context, unit: FunctionNode, torn: TornWrites): void {
  const { bond, first, second, place } = torn;
  const print = (call: Node): string => (call.type === 'CallExpression' ? `${excerpt(sourceCode.getText(call.callee))}()` : excerpt(sourceCode.getText(call)));
  const opening = planOpening(module, unit, torn);
  const edit = opening && openTransaction(sourceCode, opening);
  const repairs: Repair<MessageIds>[] = edit ? [{ tier: 'review', messageId: 'open', edit }] : [];
  report({ node: place, messageId: bond, repairs, data: { first: print(first.call), second: print(second.call), remedy: first.operation.store.unites ?? `${bond === 'deleted' ? 'Delete' : 'Write'} both in one transaction` } });
}
