import type { TSESLint } from '@typescript-eslint/utils';
import { decoratorsOf, findEnclosingFunction, isFunction, keyName, type CallExpression, type FunctionNode, type Node } from '../ast/index.js';
import type { Retry } from '../semantics/types.js';
import { indentOf, lineBreakOf, usesSemicolons } from './layout.js';
import { jitterPause, pauseAtEnd, pauseBefore, printPause, startBlock } from './retry-parts.js';
import { removeProperty, replaceValue, setOptions, type OptionText } from './set-option.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Edit = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[] | null;

/**
 * Gives a hand-written retry an end: it counts the attempts, and throws the last failure. One that does not wait in between, or always
 * for the same time, does so from then on. Null for shapes that this cannot be added to.
 */
export function limitRetry(sourceCode: SourceCode, retry: Retry, retries: number): Edit | null {
  const { node, failure, wait } = retry;
  if (retry.isInBackground || !failure) return null;
  const isSpread = wait === 'constant' || wait === 'growing';
  const jitter = isSpread ? jitterPause(sourceCode, retry) : null;
  if ((isSpread && !jitter) || (wait === 'none' && !isAsync(failure))) return null;
  const plan: Plan = { sourceCode, retries, pauses: wait === 'none' };
  const isLoop = node.type === 'WhileStatement' || node.type === 'ForStatement' || node.type === 'DoWhileStatement';
  const edit = isLoop ? limitLoop(plan, node, failure) : node.type === 'CallExpression' && isFunction(retry.body) ? limitRecursion(plan, node, retry.body, failure) : null;
  return edit && ((fixer) => [...(edit(fixer) ?? []), ...(jitter?.(fixer) ?? [])]);
}

interface Plan {
  readonly sourceCode: SourceCode;
  readonly retries: number;
  /** Whether it does not wait yet. */
  readonly pauses: boolean;
}

/** Whether code may wait: a function that becomes `async` does as well. */
function isAsync(failure: Node): boolean {
  if (isFunction(failure)) return failure.type === 'ArrowFunctionExpression' || failure.async;
  return findEnclosingFunction(failure)?.async === true;
}

function printGuard({ sourceCode, retries }: Plan, counter: string, thrown: string): string {
  return `if (${counter} > ${retries}) throw ${thrown}${usesSemicolons(sourceCode) ? ';' : ''}`;
}

function printWait({ sourceCode }: Plan, counter: string): string {
  return `${printPause(counter)}${usesSemicolons(sourceCode) ? ';' : ''}`;
}

type Loop = Extract<Node, { type: 'WhileStatement' | 'ForStatement' | 'DoWhileStatement' }>;

function limitLoop(plan: Plan, loop: Loop, failure: Node): Edit | null {
  const { sourceCode } = plan;
  const counter = freeName(sourceCode, loop, ['attempt', 'attempts', 'tries']);
  const thrown = failure.type === 'CatchClause' ? nameThrown(sourceCode, failure) : null;
  if (failure.type !== 'CatchClause' || !counter || !thrown) return null;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const isHead = loop.type === 'WhileStatement' || (loop.type === 'ForStatement' && !loop.init && !loop.update);
  const test = isHead && loop.test && !(loop.test.type === 'Literal' && loop.test.value) ? sourceCode.getText(loop.test) : '';
  const head = `for (let ${counter} = 1; ${test}; ${counter} += 1)`;
  const close = sourceCode.getTokenBefore(loop.body);
  if (isHead && (!close || sourceCode.getCommentsInside(loop).some((each) => each.range[1] <= close.range[1]))) return null;
  const { parent } = loop;
  if (!isHead && parent.type !== 'BlockStatement' && parent.type !== 'Program') return null;
  const guard = printGuard(plan, counter, thrown.name);
  const pause = plan.pauses && failure.body.body.length > 0 ? pauseAtEnd(sourceCode, failure.body, printWait(plan, counter)) : null;
  const lines = [...(isHead ? [] : [`${counter} += 1${end}`]), guard, ...(plan.pauses && !pause ? [printWait(plan, counter)] : [])];
  return (fixer) => [
    isHead && close ? fixer.replaceTextRange([loop.range[0], close.range[1]], head) : fixer.insertTextBefore(loop, `let ${counter} = 0${end}${lineBreakOf(sourceCode)}${indentOf(sourceCode, loop)}`),
    ...thrown.edit(fixer),
    startBlock(fixer, sourceCode, failure.body, lines),
    ...(pause?.(fixer) ?? []),
  ];
}

function limitRecursion(plan: Plan, call: CallExpression, fn: FunctionNode, failure: Node): Edit | null {
  const { sourceCode, retries } = plan;
  const counter = freeName(sourceCode, fn, ['attempt', 'attempts', 'tries']);
  if (!counter || !isOnlyCalled(sourceCode, fn) || call.arguments.length !== fn.params.length || call.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  if (fn.params.some(({ type }) => type === 'RestElement' || type === 'TSParameterProperty')) return null;
  const parameter = addParameter(sourceCode, fn, `${counter} = 1`);
  const again: Edit = (fixer) => {
    const last = call.arguments.at(-1);
    const close = sourceCode.getLastToken(call);
    return last ? [fixer.insertTextAfter(last, `, ${counter} + 1`)] : close ? [fixer.insertTextBefore(close, `${counter} + 1`)] : null;
  };
  const around = findEnclosingFunction(call);
  const pause = plan.pauses && around ? pauseBefore(sourceCode, call, around, printWait(plan, counter)) : null;
  const guardIn = (name: string): string[] => [printGuard(plan, counter, name), ...(plan.pauses && !pause ? [printWait(plan, counter)] : [])];
  if (!parameter) return null;
  if (failure.type === 'CatchClause') {
    const thrown = nameThrown(sourceCode, failure);
    return thrown && ((fixer) => [...(parameter(fixer) ?? []), ...thrown.edit(fixer), startBlock(fixer, sourceCode, failure.body, guardIn(thrown.name)), ...(pause?.(fixer) ?? []), ...(again(fixer) ?? [])]);
  }
  if (isFunction(failure)) return limitChain(plan, failure, fn, parameter, (fixer) => [...(pause?.(fixer) ?? []), ...(again(fixer) ?? [])], guardIn);
  const block = failure.type === 'BlockStatement' ? failure : null;
  return block && ((fixer) => [...(parameter(fixer) ?? []), startBlock(fixer, sourceCode, block, guardIn(`new Error('No success in ${retries + 1} attempts')`)), ...(pause?.(fixer) ?? []), ...(again(fixer) ?? [])]);
}

/** `.catch(() => again())` */
function limitChain({ sourceCode, pauses }: Plan, failure: FunctionNode, fn: FunctionNode, parameter: Edit, again: Edit, guardIn: (name: string) => readonly string[]): Edit | null {
  const [first] = failure.params;
  const name = first ? (first.type === 'Identifier' ? first.name : null) : freeName(sourceCode, fn, ['err', 'error', 'reason']);
  const { body } = failure;
  const open = first ? null : sourceCode.getFirstToken(failure, (token) => token.value === '(');
  if (name === null || !body || (!first && !open)) return null;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const named: Edit = (fixer) => [...(pauses && !failure.async ? [fixer.insertTextBefore(failure, 'async ')] : []), ...(open ? [fixer.insertTextAfter(open, name)] : [])];
  if (body.type === 'BlockStatement') return (fixer) => [...(parameter(fixer) ?? []), ...(named(fixer) ?? []), startBlock(fixer, sourceCode, body, guardIn(name)), ...(again(fixer) ?? [])];
  if (body.type === 'ObjectExpression' || sourceCode.getTokenBefore(body)?.value === '(') return null;
  return (fixer) => [
    ...(parameter(fixer) ?? []), ...(named(fixer) ?? []), fixer.insertTextBefore(body, `{ ${guardIn(name).map((line) => (line.endsWith(';') ? line : `${line};`)).join(' ')} return `), ...(again(fixer) ?? []), fixer.insertTextAfter(body, `${end} }`),
  ];
}

/** What a `catch` throws on: the name that it has for it, or a new one. */
function nameThrown(sourceCode: SourceCode, clause: Extract<Node, { type: 'CatchClause' }>): { name: string; edit: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[] } | null {
  if (clause.param) return clause.param.type === 'Identifier' ? { name: clause.param.name, edit: () => [] } : null;
  const name = freeName(sourceCode, clause, ['err', 'error', 'reason']);
  const word = sourceCode.getFirstToken(clause);
  return name && word ? { name, edit: (fixer) => [fixer.insertTextAfter(word, ` (${name})`)] } : null;
}

function addParameter(sourceCode: SourceCode, fn: FunctionNode, text: string): Edit | null {
  const last = fn.params.at(-1);
  if (last) {
    // `id => …`
    const next = sourceCode.getTokenAfter(last);
    return next?.value === ')' || next?.value === ',' ? (fixer) => [fixer.insertTextAfter(last, `, ${text}`)] : null;
  }
  const open = fn.typeParameters ? sourceCode.getTokenAfter(fn.typeParameters) : sourceCode.getFirstToken(fn, (token) => token.value === '(');
  return open?.value === '(' ? (fixer) => [fixer.insertTextAfter(open, text)] : null;
}

/** Whether a function is never handed on to something that may call it with arguments of its own. */
function isOnlyCalled(sourceCode: SourceCode, fn: FunctionNode): boolean {
  const holder = fn.parent.type === 'VariableDeclarator' ? fn.parent : fn;
  if (fn.parent.type === 'MethodDefinition') return decoratorsOf(fn.parent).length === 0 && fn.parent.kind === 'method';
  if (fn.parent.type === 'PropertyDefinition') return decoratorsOf(fn.parent).length === 0;
  const variables = sourceCode.getDeclaredVariables?.(holder) ?? [];
  const own = variables.find((each) => each.defs.some(({ node }) => node === holder));
  return own !== undefined && own.references.every(({ identifier, init }) => init === true || (identifier.parent.type === 'CallExpression' && identifier.parent.callee === identifier) || identifier.parent.type === 'ExportSpecifier');
}

/** The first of some names that nothing around or inside a node has. */
export function freeName(sourceCode: SourceCode, node: Node, names: readonly string[]): string | null {
  const taken = new Set<string>();
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) for (const name of scope.set.keys()) taken.add(name);
  const inside = sourceCode.scopeManager?.scopes.filter(({ block }) => block.range[0] >= node.range[0] && block.range[1] <= node.range[1]) ?? [];
  for (const scope of inside) for (const name of [...scope.set.keys(), ...scope.through.map(({ identifier }) => ('name' in identifier ? String(identifier.name) : ''))]) taken.add(name);
  return names.find((name) => !taken.has(name)) ?? null;
}

/**
 * Sets options of a library's retry, for what has it go on without end and for the wait between its attempts, where that is not left to
 * chance. Null where there is no place to write to.
 */
export function limitLibraryRetry(sourceCode: SourceCode, { library, wait }: Retry, retries: number): ((fixer: TSESLint.RuleFixer, locals: readonly string[]) => TSESLint.RuleFix[] | null) | null {
  const remedy = library?.model.attempts.remedy;
  if (!library || !remedy) return null;
  const limit = remedy.code.replace('$limit', String(retries)).replace('$attempts', String(retries + 1));
  const { endless, slot, call, model } = library;
  const wanted = wait === 'jittered' || wait === 'unknown' || call.type === 'TaggedTemplateExpression' ? undefined : model.wait.remedy;
  // A wait that was chosen is not written over: where it is no good one, an end alone would only change the complaint.
  const isChosen = wanted !== undefined && library.read(wanted.option).state !== 'absent';
  if (isChosen && wait !== 'growing') return null;
  const spread = isChosen ? undefined : wanted;
  const property = endless?.parent?.type === 'Property' && endless.parent.value === endless ? endless.parent : null;
  if (endless && !property) return null;
  return (fixer, [local = '']) => {
    const callee = call.type === 'TaggedTemplateExpression' ? '' : sourceCode.getText(call.callee);
    const added: OptionText[] = spread ? [[spread.option, spread.code.replace('$callee', callee).replace('$import', local)]] : [];
    if (!property) return setOptions(fixer, sourceCode, slot, [[remedy.option, limit], ...added]);
    const more = added.map(([option, code]) => `, ${option}: ${code}`).join('');
    const key = keyName(property);
    if (key === remedy.option.split('.').at(-1)) return [property.shorthand ? fixer.replaceText(property, `${key}: ${limit}${more}`) : replaceValue(fixer, sourceCode, property.value, `${limit}${more}`)];
    const isThere = slot?.kind === 'object' && slot.node.properties.some((each) => each !== property && each.type === 'Property' && keyName(each) === remedy.option);
    const [first] = added;
    if (isThere && !first) return [removeProperty(fixer, sourceCode, property)];
    const [option, code] = isThere && first ? first : [remedy.option, `${limit}${more}`];
    return property.shorthand ? [fixer.replaceText(property, `${option}: ${code}`)] : [fixer.replaceText(property.key, option), replaceValue(fixer, sourceCode, property.value, code)];
  };
}
