import { excerpt, type CallExpression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleOptions } from '../kit/index.js';
import { moveBehind } from '../repair/index.js';
import { findWorkInside, planBehind } from '../semantics/index.js';

type MessageIds = 'request' | 'mail' | 'publish' | 'process' | 'pause' | 'moveBehind';
type Options = RuleOptions['no-io-in-transaction'];

const HOLDS = 'holds its transaction, the rows that it has locked and a connection of the pool until';

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-io-in-transaction',
  meta: {
    type: 'problem',
    fixable: 'code',
    hasSuggestions: true,
    docs: {
      description: 'disallow waiting for other services while a transaction is open',
      recommended: [],
      strict: [],
    },
    messages: {
      request: `\`{{ call }}\` ${HOLDS} another service answers, and cannot be taken back when the transaction is. Ask before it is opened, or after it is committed.`,
      mail: `\`{{ call }}\` ${HOLDS} a mail server answers, and the mail is out even when the transaction fails. Send it after the commit.`,
      publish: `\`{{ call }}\` ${HOLDS} the message is taken, and others may act on it before, or without, the commit. Publish after the commit.`,
      process: `\`{{ call }}\` ${HOLDS} a process ends, and what that has done cannot be taken back when the transaction is. Run it before it is opened, or after it is committed.`,
      moveBehind: 'Move it behind the commit.',
      pause: `\`{{ call }}\` ${HOLDS} time has passed. Wait outside the transaction.`,
    },
    schema: [],
  },
  create({ module, sourceCode, report }) {
    return {
      CallExpression(node: CallExpression) {
        for (const work of findWorkInside(module, node)) {
          const { call, kind } = work;
          const plan = planBehind(module, node, work);
          const edit = plan && moveBehind(sourceCode, plan);
          const repairs: Repair<MessageIds>[] = edit ? [{ tier: 'review', messageId: 'moveBehind', edit }] : [];
          const text = excerpt(sourceCode.getText(call.type === 'TaggedTemplateExpression' ? call.tag : call.callee));
          report({ node: call, messageId: kind as MessageIds, repairs, data: { call: `${call.type === 'NewExpression' ? 'new ' : ''}${text}()` } });
        }
      },
    };
  },
});

export default rule;
