import { excerpt, findEnclosingFunction, isTypeScript, stringValue, type Node } from '../ast/index.js';
import { createRule, type Repair, type ResilienceRule, type RuleContext, type RuleOptions } from '../kit/index.js';
import { checkBound, findFreeName, findTopStatement, isDeclared, mayRunBefore, quoted, requireVariable } from '../repair/index.js';
import { findEnvironmentGuard, findSilentAbsences, isClientCode, isForClients, isLoadedElsewhere, isScript, isStartUp, mayReadEnvironment, type SilentAbsence } from '../semantics/index.js';

type MessageIds = 'asserted' | 'number' | 'text' | 'need' | 'local' | 'secret' | 'addCheck';

type Options = RuleOptions['require-env-validation'];
type Context = RuleContext<MessageIds, Options>;

const rule: ResilienceRule<MessageIds, Options> = createRule<MessageIds, Options>({
  name: 'require-env-validation',
  meta: {
    type: 'problem',
    docs: {
      description: 'require variables of the environment to be checked before the service relies on them',
      recommended: false,
      strict: [],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      asserted: '`{{ expression }}` only tells the compiler that the variable is there: without it the service starts all the same, and fails where it is first used. Read it once at the start, and throw when it is missing.',
      number: '`{{ expression }}` is NaN where the variable is missing, and the service goes on with that. Read it once at the start, and throw when it is missing.',
      text: '`{{ expression }}` has the word "undefined" in it where `{{ name }}` is missing, and nobody learns that before it is used. Read it once at the start, and throw when it is missing.',
      need: 'Without `{{ name }}`, {{ otherwise }}, and nobody learns that when the service starts. Read it once at the start, and throw when it is missing.',
      local: 'Without `{{ name }}`, production runs on {{ value }}, which is right on the machine of a developer only. Read it once at the start, and throw when it is missing.',
      secret: 'Without `{{ name }}`, production runs on a secret that stands in the source for everybody to read. Read it once at the start, and throw when it is missing.',
      addCheck: 'Throw when `{{ name }}` is missing',
    },
    schema: [],
  },
  create(context) {
    const { module } = context;
    return {
      'Program:exit'() {
        if (!mayReadEnvironment(module)) return;
        const found = findSilentAbsences(module);
        if (found.length === 0 || isScript(module) || isForClients(module)) return;
        for (const absence of found) if (!isClientCode(module, absence.read.node)) reportAbsence(context, absence);
      },
    };
  },
});

export default rule;

function reportAbsence(context: Context, { read: { node, name, isBound, isOfFramework, orThrow }, fate }: SilentAbsence): void {
  const { sourceCode } = context;
  const variable = name ?? sourceCode.getText(node);
  const data = {
    name: variable,
    expression: excerpt(sourceCode.getText(fate.at)),
    otherwise: fate.kind === 'need' ? fate.need.otherwise : '',
    value: 'value' in fate ? excerpt(sourceCode.getText(fate.value)) : '',
  };
  const repair = name === null || isOfFramework === true ? null : orThrow ? readOrThrow(orThrow, fate) : isBound ? checkPattern(context, node, name, fate) : readChecked(context, node, name, fate);
  context.report({ node, messageId: fate.kind, data, repairs: repair ? [{ tier: 'review', messageId: 'addCheck', data: { name: variable }, ...repair }] : [] });
}

type Edit = Pick<Repair<MessageIds>, 'edit' | 'shared'>;

/** `config.getOrThrow('X')` in place of `config.get('X')` */
function readOrThrow({ method, by }: NonNullable<SilentAbsence['read']['orThrow']>, { kind }: SilentAbsence['fate']): Edit | null {
  return kind === 'local' || kind === 'secret' ? null : { edit: (fixer) => [fixer.replaceText(method, by)] };
}

function checkPattern({ sourceCode }: Context, node: Node, name: string, { kind }: SilentAbsence['fate']): Edit | null {
  if (node.type !== 'Identifier' || kind === 'local' || kind === 'secret') return null;
  const edit = checkBound(sourceCode, node, name);
  return edit && { edit };
}

function readChecked(context: Context, node: Node, name: string, fate: SilentAbsence['fate']): Edit | null {
  const { sourceCode, module } = context;
  const target = findReplaced(node, fate);
  if (!target) return null;
  const guard = findEnvironmentGuard(module);
  const helper = guard ?? findFreeName(sourceCode, 'requireEnv');
  const isRead = (each: string): boolean => isDeclared(sourceCode, each, `${helper}(${quoted(sourceCode, name)})`);
  const isLate = findEnclosingFunction(node) !== null && !isStartUp(node) && !isLoadedElsewhere(module) && !mayRunBefore(sourceCode, findTopStatement(node));
  const constant = isLate ? findFreeName(sourceCode, camelCase(name), isRead) : null;
  return requireVariable({ sourceCode, node: target, variable: name, helper, isMissing: guard === null, constant, isTyped: isTypeScript(module.filename) });
}

/** What a checked value takes the place of: the read, with the assertion, cast or default around it. */
function findReplaced(node: Node, { kind, at }: SilentAbsence['fate']): Node | null {
  let outer = node;
  for (;;) {
    const { parent } = outer;
    if (parent?.type === 'TSNonNullExpression') outer = parent;
    else if (parent?.type === 'TSAsExpression' && parent.typeAnnotation.type === 'TSStringKeyword') outer = parent;
    else if (parent?.type === 'LogicalExpression' && parent.left === outer && parent.operator !== '&&' && (parent === at || stringValue(parent.right) === '')) outer = parent;
    else break;
  }
  return (kind === 'local' || kind === 'secret') && outer !== at && !contains(outer, at) ? null : outer;
}

function contains({ range: [start, end] }: Node, { range }: Node): boolean {
  return start <= range[0] && range[1] <= end;
}

/** `STRIPE_SECRET_KEY` -> `stripeSecretKey` */
function camelCase(name: string): string {
  return name.toLowerCase().replace(/_+([a-z\d])/gu, (_, letter: string) => letter.toUpperCase()).replace(/_/gu, '').replace(/^(?=\d)/u, 'env');
}
