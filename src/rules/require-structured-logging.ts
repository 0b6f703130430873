import path from 'node:path';
import { excerpt, unwrap, type CallExpression, type Expression } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { listValues, moveToLogger, planLogLine, valuesIn } from '../repair/index.js';
import {
  describeLog, findCaught, findConsoleWrappers, findLogger, findLoggerLibraries, findLostError, findSensitiveInLog, findToldError, isClientCode, isColoured, isConstantText, isForClients, isForDevelopment, isJsonLine, isLastWord,
  isLoggerInUse, isPersonal, isPrinter, isScript, isStartUp, keepsFields, kindOf, layoutOf, leadsBack, loggerImportFor, mayCarryRequest, type LogCall,
} from '../semantics/index.js';

type MessageIds = 'plainConsole' | 'values' | 'dropped' | 'useLogger' | 'useFields' | 'moveFields';

type Options = RuleOptions['require-structured-logging'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'require-structured-logging',
  meta: {
    type: 'problem',
    docs: {
      description: "require log lines with a constant message and named fields, written by the project's logger",
      recommended: [{ withoutLogger: false }],
      strict: [{ withoutLogger: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      plainConsole: '`{{ call }}` writes text without a level, a time or fields, so nobody can search or alert on it. Use {{ remedy }}.',
      values: '`{{ call }}` puts {{ values }} into the message, so every line is a text of its own that nobody can search or count. Keep the message constant and log the values as fields.',
      dropped: '`{{ call }}` drops `{{ dropped }}`, so it is in no line of the log. This logger takes fields {{ place }} the message.',
      useLogger: 'Use {{ remedy }}',
      useFields: 'Log {{ values }} as fields',
      moveFields: 'Put the fields {{ place }} the message',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          withoutLogger: { type: 'boolean', description: 'Also report `console` in packages that have no logger.' },
        },
      },
    ],
    defaultOptions: [{ withoutLogger: false }],
  },
  create(context) {
    return {
      CallExpression(node) {
        const call = describeLog(context.module, node);
        if (!call) return;
        if (call.library.library === 'console') checkConsole(context, call);
        else if (call.logger.fields !== 'none') checkLine(context, call);
      },
    };
  },
});

export default rule;

function checkConsole(context: Context, call: LogCall): void {
  const { module, options: [{ withoutLogger }], settings } = context;
  if (call.wrapper || call.given.length === 0 || !isServerCode(context, call.node) || module.package?.hasCommand === true) return;
  // What tells that the process has started or ended is read by whoever started it.
  if ((!call.isErrorLevel && call.level !== 'warn' && isStartUp(call.node)) || isLastWord(call.node) || isPrinter(call.node) || isJsonLine(module, call)) return;
  const hasLogger = findLoggerLibraries(module).some((name) => STRUCTURED.has(name)) || findLogger(module, settings.logger).state === 'yes';
  if (((!hasLogger || !isLoggerInUse(module, settings.logger)) && withoutLogger !== true) || isLoggerItself(context) || isForClients(module)) return;
  const found = loggerImportFor(module, settings.logger);
  // The logger is made with what this file gives, so it cannot be used here.
  if (found && 'from' in found && leadsBack(module, found.from)) return;
  const logger = found && 'from' in found ? found : null;
  const remedy = logger ? `\`${logger.as}\` of \`${logger.from}\`` : hasLogger ? "the project's logger" : 'a logger that writes JSON';
  const data = { call: printCall(context, call.node), remedy };
  const edit = logger && moveToLogger({ ...lineOf(context, call), level: call.level }, logger);
  const repair: Repair<MessageIds> | null = logger && edit && {
    tier: 'review', messageId: 'useLogger', data, imports: [{ from: logger.from, as: logger.as, ...(logger.name === undefined ? {} : { name: logger.name }) }], edit,
  };
  context.report({ node: call.node, messageId: 'plainConsole', data, repairs: repair ? [repair] : [] });
}

/** Libraries whose lines are made for machines. */
const STRUCTURED: ReadonlySet<string> = new Set(['pino', 'winston', 'bunyan', 'roarr', 'tslog', 'log4js']);

/** The file that makes the project's logger, or stands in for one, has nothing else to write to. */
function isLoggerItself({ module, settings }: Context): boolean {
  const [logger, wrappers] = [findLogger(module, settings.logger), findConsoleWrappers(module)];
  if (logger.state === 'yes' && logger.found.some((each) => each.module === module)) return true;
  return wrappers.state === 'yes' && wrappers.found.some((each) => each.module === module && /log|print|debug|trace|info|warn|error/iu.test(each.exported === 'default' ? path.basename(module.filename) : each.exported));
}

function checkLine(context: Context, call: LogCall): void {
  const { module, sourceCode } = context;
  const lost = findLostError(module, call.node);
  const isTold = (node: Expression): boolean => findToldError(module, call.node, node) !== null;
  // The text of an Error, and an Error in the wrong place, are what `require-error-in-log` speaks of.
  const inMessage = call.message ? valuesIn(call.message, (node) => isConstantText(module, node)) : [];
  const told = [...inMessage, ...call.formatted].filter((each) => !isTold(each));
  // What is a field already can be searched for.
  const values = told.every((each) => isField(context, call, each)) ? [] : told;
  const dropped = call.dropped.filter((each) => !isNothing(each) && !lost?.mentions.some(({ argument }) => argument === each));
  if (values.length === 0 && dropped.length === 0) return;
  // An Error has the place that fields would take.
  if (call.logger.fields === 'last' && call.fields && isTold(call.fields)) return;
  const keeps = keepsFields(module, call);
  if (keeps.answer !== 'yes' || !isServerCode(context, call.node) || isForClients(module)) return;
  const isDropped = dropped.length > 0;
  const data = {
    call: printCall(context, call.node),
    values: listValues(sourceCode, values),
    dropped: excerpt(dropped.map((each) => sourceCode.getText(each)).join(', ')),
    place: call.logger.fields === 'first' ? 'before' : 'behind',
  };
  const plan = lost || (isDropped && SECRET.test(data.dropped)) || !findSensitiveInLog(module, call).every(isPersonal) ? null : planLine(context, call);
  const repair: Repair<MessageIds> | null = plan && { tier: keeps.isCertain && plan.readsWell ? 'safe' : 'review', messageId: isDropped ? 'moveFields' : 'useFields', data, edit: plan.edit };
  context.report({ node: call.node, messageId: isDropped ? 'dropped' : 'values', data, repairs: repair ? [repair] : [] });
}

/** `info({ status }, `now ${status}`)` */
function isField({ sourceCode }: Context, { fields }: LogCall, value: Expression): boolean {
  const object = fields && unwrap(fields);
  return object?.type === 'ObjectExpression' && object.properties.some((each) => each.type === 'Property' && sourceCode.getText(each.value) === sourceCode.getText(value));
}

/** A line that has only the text of an Error which may hold a request with its credentials does not get the Error itself. */
function planLine(context: Context, call: LogCall): ReturnType<typeof planLogLine> {
  // Where a function of the project takes fields is only in sight where it is given some.
  if (call.unknown.length > 0 || (call.wrapper && (!call.fields || call.given.length > 2))) return null;
  const line = lineOf(context, call);
  const plan = planLogLine(line);
  const { errorKey } = line.layout;
  const caught = errorKey !== null && plan?.names.includes(errorKey) ? findCaught(context.module, call.node) : null;
  return caught && mayCarryRequest(context.module, caught, call) ? null : plan;
}

/** What was never written to the log had better not begin to be. */
const SECRET = /\b(?:req|request|ctx|body|headers?|cookies?|env|session)\b|passw|secret|token|authori[sz]ation|credential|api_?key/iu;

function lineOf({ module, sourceCode }: Context, call: LogCall): Parameters<typeof planLogLine>[0] {
  return {
    sourceCode,
    call: call.node,
    given: call.given,
    message: call.message,
    fields: call.fields,
    formatted: call.formatted,
    others: [...call.dropped, ...call.printed],
    layout: layoutOf(module, call),
    errorOf: (node) => findToldError(module, call.node, node),
    isConstant: (node) => isConstantText(module, node),
    isFields: (node) => isNamedFields(node) && kindOf(module, node) === 'object',
  };
}

/** `meta`, `context`: an object whose name says nothing but that it holds fields. */
function isNamedFields(node: Expression): boolean {
  const inner = unwrap(node);
  return inner.type === 'Identifier' && /^(?:meta(?:data)?|fields|extra|details|context|logData|logContext|data|info|bindings|attributes)$/u.test(inner.name);
}

function isNothing(node: Expression): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null);
}

function isServerCode({ module }: Context, node: CallExpression): boolean {
  return !isScript(module) && !isClientCode(module, node) && !isForDevelopment(node) && !node.arguments.some((each) => isColoured(module, each));
}

function printCall({ sourceCode }: Context, node: CallExpression): string {
  return `${excerpt(sourceCode.getText(node.callee))}()`;
}
