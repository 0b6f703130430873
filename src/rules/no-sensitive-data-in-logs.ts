import { excerpt, type CallExpression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { dropFromLog, redactInLogger } from '../repair/index.js';
import {
  describeLog, findIdentifier, findSensitiveInLog, isClientCode, isForClients, isForDevelopment, isPersonal, isScript, readMadeOptions,
  type LogCall, type SensitiveKind, type SensitivePart,
} from '../semantics/index.js';

type MessageIds = 'proven' | 'named' | 'removeValue' | 'useIdentifier' | 'addRedaction';
type Options = RuleOptions['no-sensitive-data-in-logs'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'no-sensitive-data-in-logs',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow passwords, tokens, keys, cookies, whole requests and whole records with secrets in logs',
      recommended: [{ names: false, personal: false }],
      strict: [{ names: true, personal: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      proven: '`{{ value }}` puts {{ what }} into the log, where everybody who may read it, and every system it is copied to, gets it. {{ remedy }}.',
      named: '`{{ value }}` looks like {{ what }}, and in the log everybody who may read it, and every system it is copied to, gets it. {{ remedy }}.',
      removeValue: 'Leave `{{ value }}` out of the line',
      useIdentifier: 'Log `{{ instead }}` instead',
      addRedaction: 'Have the logger leave out `{{ path }}`',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          names: { type: 'boolean', description: 'Also report what only its name tells to be a secret, and whole messages of queues.' },
          personal: { type: 'boolean', description: 'Also report what its name tells to be the e-mail address or telephone number of a person.' },
        },
      },
    ],
    defaultOptions: [{ names: false, personal: false }],
  },
  create(context) {
    return {
      CallExpression(node: CallExpression) {
        const log = describeLog(context.module, node);
        if (!log || isOutOfPlace(context, log)) return;
        for (const part of findSensitiveInLog(context.module, log)) {
          if (isWanted(context, part)) report(context, log, part);
        }
      },
    };
  },
});

export default rule;

/** Where a log is read by the person who runs the code, or nothing is at stake. */
function isOutOfPlace({ module }: Context, { node, library }: LogCall): boolean {
  if (library.library === 'console' && module.package?.hasCommand === true) return true;
  return isForDevelopment(node) || isClientCode(module, node) || isScript(module) || isForClients(module);
}

/** What a message of a queue holds is known to nobody but its sender: that it is all of it counts as much as a name does. */
function isWanted({ options: [{ names = false, personal = false }] }: Context, part: SensitivePart): boolean {
  return isPersonal(part) ? personal : names || (part.proof !== 'name' && part.kind !== 'message');
}

function report(context: Context, log: LogCall, part: SensitivePart): void {
  const identifier = part.kind === 'record' ? findIdentifier(context.module, part.node) : null;
  const plan = dropFromLog(context.sourceCode, log, part, identifier);
  const value = printValue(context, part);
  const data = {
    value,
    what: part.what,
    instead: plan?.instead ?? '',
    remedy: identifier !== null ? `Log \`${value}.${identifier}\` instead` : HOLDERS.has(part.kind) ? 'Log the fields that you need, one by one' : 'Leave it out',
  };
  const repairs: Repair<MessageIds>[] = [];
  if (plan) repairs.push({ tier: 'review', messageId: plan.instead === null ? 'removeValue' : 'useIdentifier', data, edit: plan.edit });
  // Never the first: under autofix all of a file's findings would write to the one place where the logger is made.
  const redaction = plan && redactInMaker(context, log, part);
  if (redaction) repairs.push(redaction);
  context.report({ node: part.node, messageId: part.proof === 'name' ? 'named' : 'proven', data, repairs });
}

/** Values that hold others, of which some may be of use in the log. */
const HOLDERS: ReadonlySet<SensitiveKind> = new Set<SensitiveKind>(['request', 'body', 'headers', 'message', 'environment', 'record']);

/** The path of the value among the options of the logger, where those stand in this file. */
function redactInMaker({ module, sourceCode }: Context, log: LogCall, part: SensitivePart): Repair<MessageIds> | null {
  const [made] = log.made;
  const path = part.path && [...part.path, ...(part.part?.split('.') ?? [])];
  const model = log.logger.redaction?.find(({ paths }) => paths !== undefined);
  if (!made?.node || !path || path.length === 0 || !model || log.uncertain || (part.part === undefined && HOLDERS.has(part.kind))) return null;
  if (module.project.homeOf(made.node) !== module) return null;
  const edit = redactInLogger(sourceCode, readMadeOptions(module, made).slot, model.option, path);
  return edit && { tier: 'review', messageId: 'addRedaction', data: { path: path.join('.') }, edit };
}

function printValue({ sourceCode }: Context, { node }: SensitivePart): string {
  return excerpt(sourceCode.getText(node));
}
