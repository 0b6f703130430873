import type { TSESLint } from '@typescript-eslint/utils';
import { isFunction, keyName, type CallExpression, type FunctionNode, type Node } from '../ast/index.js';
import type { Retry } from '../semantics/types.js';
import { indentOf, lineBreakOf, startsLine, usesSemicolons } from './layout.js';
import { removeProperty, replaceValue, setOptions } from './set-option.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Edit = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[] | null;

/** Gives a hand-written retry an end: it counts the attempts, and throws the last failure. Null for shapes that this cannot be added to. */
export function limitRetry(sourceCode: SourceCode, retry: Retry, retries: number): Edit | null {
  const { node, failure } = retry;
  if (retry.isInBackground || !failure) return null;
  if (retry.kind === 'loop') return node.type === 'WhileStatement' || node.type === 'ForStatement' || node.type === 'DoWhileStatement' ? limitLoop(sourceCode, node, failure, retries) : null;
  return node.type === 'CallExpression' && isFunction(retry.body) ? limitRecursion(sourceCode, node, retry.body, failure, retries) : null;
}

type Loop = Extract<Node, { type: 'WhileStatement' | 'ForStatement' | 'DoWhileStatement' }>;

function limitLoop(sourceCode: SourceCode, loop: Loop, failure: Node, retries: number): Edit | null {
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
  const guard = isHead ? `if (${counter} > ${retries}) throw ${thrown.name}${end}` : `${counter} += 1${end}`;
  const lines = isHead ? [guard] : [guard, `if (${counter} > ${retries}) throw ${thrown.name}${end}`];
  return (fixer) => [
    isHead && close ? fixer.replaceTextRange([loop.range[0], close.range[1]], head) : fixer.insertTextBefore(loop, `let ${counter} = 0${end}${lineBreakOf(sourceCode)}${indentOf(sourceCode, loop)}`),
    ...thrown.edit(fixer),
    startBlock(fixer, sourceCode, failure.body, lines),
  ];
}

function limitRecursion(sourceCode: SourceCode, call: CallExpression, fn: FunctionNode, failure: Node, retries: number): Edit | null {
  const counter = freeName(sourceCode, fn, ['attempt', 'attempts', 'tries']);
  if (!counter || !isOnlyCalled(sourceCode, fn) || call.arguments.length !== fn.params.length || call.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  if (fn.params.some(({ type }) => type === 'RestElement' || type === 'TSParameterProperty')) return null;
  const parameter = addParameter(sourceCode, fn, `${counter} = 1`);
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const again: Edit = (fixer) => {
    const last = call.arguments.at(-1);
    const close = sourceCode.getLastToken(call);
    return last ? [fixer.insertTextAfter(last, `, ${counter} + 1`)] : close ? [fixer.insertTextBefore(close, `${counter} + 1`)] : null;
  };
  const guardIn = (name: string): string => `if (${counter} > ${retries}) throw ${name}${end}`;
  if (!parameter) return null;
  if (failure.type === 'CatchClause') {
    const thrown = nameThrown(sourceCode, failure);
    return thrown && ((fixer) => [...(parameter(fixer) ?? []), ...thrown.edit(fixer), startBlock(fixer, sourceCode, failure.body, [guardIn(thrown.name)]), ...(again(fixer) ?? [])]);
  }
  if (isFunction(failure)) return limitChain(sourceCode, failure, fn, parameter, again, guardIn);
  const block = failure.type === 'BlockStatement' ? failure : null;
  return block && ((fixer) => [...(parameter(fixer) ?? []), startBlock(fixer, sourceCode, block, [guardIn(`new Error('No success in ${retries + 1} attempts')`)]), ...(again(fixer) ?? [])]);
}

/** `.catch(() => again())` */
function limitChain(sourceCode: SourceCode, failure: FunctionNode, fn: FunctionNode, parameter: Edit, again: Edit, guardIn: (name: string) => string): Edit | null {
  const [first] = failure.params;
  const name = first ? (first.type === 'Identifier' ? first.name : null) : freeName(sourceCode, fn, ['err', 'error', 'reason']);
  const { body } = failure;
  const open = first ? null : sourceCode.getFirstToken(failure, (token) => token.value === '(');
  if (name === null || !body || (!first && !open)) return null;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const named: Edit = (fixer) => (open ? [fixer.insertTextAfter(open, name)] : []);
  if (body.type === 'BlockStatement') return (fixer) => [...(parameter(fixer) ?? []), ...(named(fixer) ?? []), startBlock(fixer, sourceCode, body, [guardIn(name)]), ...(again(fixer) ?? [])];
  if (body.type === 'ObjectExpression' || sourceCode.getTokenBefore(body)?.value === '(') return null;
  return (fixer) => [
    ...(parameter(fixer) ?? []), ...(named(fixer) ?? []), fixer.insertTextBefore(body, `{ ${guardIn(name)}${end === '' ? '\n' : ''} return `), ...(again(fixer) ?? []), fixer.insertTextAfter(body, `${end} }`),
  ];
}

/** What a `catch` throws on: the name that it has for it, or a new one. */
function nameThrown(sourceCode: SourceCode, clause: Extract<Node, { type: 'CatchClause' }>): { name: string; edit: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[] } | null {
  if (clause.param) return clause.param.type === 'Identifier' ? { name: clause.param.name, edit: () => [] } : null;
  const name = freeName(sourceCode, clause, ['err', 'error', 'reason']);
  const word = sourceCode.getFirstToken(clause);
  return name && word ? { name, edit: (fixer) => [fixer.insertTextAfter(word, ` (${name})`)] } : null;
}

/** Puts statements first in a block: on lines of their own where its own are. */
export function startBlock(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, block: Extract<Node, { type: 'BlockStatement' }>, lines: readonly string[]): TSESLint.RuleFix {
  const [first] = block.body;
  const start: TSESLint.AST.Range = [block.range[0], block.range[0] + 1];
  if (first && startsLine(sourceCode, first)) {
    const gap = `${lineBreakOf(sourceCode)}${indentOf(sourceCode, first)}`;
    return fixer.insertTextAfterRange(start, lines.map((line) => `${gap}${line}`).join(''));
  }
  const isOneLine = block.loc.start.line === block.loc.end.line;
  const joined = lines.map((line) => (line.endsWith(';') ? line : `${line};`)).join(' ');
  if (isOneLine) return fixer.insertTextAfterRange(start, ` ${joined}${first ? '' : ' '}`);
  const gap = `${lineBreakOf(sourceCode)}${indentOf(sourceCode, block)}  `;
  return fixer.insertTextAfterRange(start, lines.map((line) => `${gap}${line}`).join(''));
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
  if (fn.parent.type === 'MethodDefinition') return fn.parent.decorators.length === 0 && fn.parent.kind === 'method';
  if (fn.parent.type === 'PropertyDefinition') return fn.parent.decorators.length === 0;
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

/** Sets options of a library's retry; an option that has it go on without end goes. */
export function limitLibraryRetry(sourceCode: SourceCode, { library }: Retry, retries: number): Edit | null {
  const remedy = library?.model.attempts.remedy;
  if (!library || !remedy) return null;
  const text = remedy.code.replace('$limit', String(retries)).replace('$attempts', String(retries + 1));
  const { endless, slot } = library;
  const property = endless?.parent?.type === 'Property' && endless.parent.value === endless ? endless.parent : null;
  if (endless && !property) return null;
  return (fixer) => {
    if (!property) return setOptions(fixer, sourceCode, slot, [[remedy.option, text]]);
    const key = keyName(property);
    if (key === remedy.option.split('.').at(-1)) return [property.shorthand ? fixer.replaceText(property, `${key}: ${text}`) : replaceValue(fixer, sourceCode, property.value, text)];
    const isThere = slot?.kind === 'object' && slot.node.properties.some((each) => each !== property && each.type === 'Property' && keyName(each) === remedy.option);
    if (isThere) return [removeProperty(fixer, sourceCode, property)];
    return property.shorthand ? [fixer.replaceText(property, `${remedy.option}: ${text}`)] : [fixer.replaceText(property.key, remedy.option), replaceValue(fixer, sourceCode, property.value, text)];
  };
}
