import type { TSESLint } from '@typescript-eslint/utils';
import { findEnclosingFunction, isFunction, memberName, someNode, unwrap, type CallExpression, type FunctionNode, type Node } from '../ast/index.js';
import { findFreeName } from './free-name.js';
import { indentOf, lineBreakOf, startsLine, startWithComments, unitOf, usesSemicolons } from './layout.js';
import { startBlock } from './retry-parts.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fixes = readonly TSESLint.RuleFix[];

/** `Promise.all(list.map(run))`, or a list of promises that a loop fills. */
export interface Together {
  readonly call: CallExpression;
  /** What starts the work for one element: what `map` is given, or what is pushed. */
  readonly code: Node;
  /** The call of `map`; null where a loop pushes. */
  readonly map: CallExpression | null;
  /** The function, where it is in sight. */
  readonly fn: FunctionNode | null;
}

export interface LimitPlan {
  /** The limiter, which several repairs of one function need once. */
  readonly shared?: { readonly key: string; readonly edit: (fixer: TSESLint.RuleFixer) => Fixes };
  readonly edit: (fixer: TSESLint.RuleFixer, locals: readonly string[]) => Fixes;
}

/** How a limiter has something wait for its turn: `limit(() => …)`, `limiter.schedule(() => …)`. */
type Run = '' | '.schedule';

/** Has each element wait for its turn with a limiter that is there: `list.map((each) => limit(() => run(each)))`. */
export function limitBy(sourceCode: SourceCode, together: Together, own: string | null, run: Run): LimitPlan | null {
  const wrap = wrapCode(sourceCode, together);
  return wrap && { edit: (fixer, [local = '']) => wrap(fixer, `${own ?? local}${run}`) };
}

/** The same with one of a package, which is made where the function begins: `const limit = pLimit(10);`. */
export function limitByNew(sourceCode: SourceCode, together: Together, local: string, concurrency: number): LimitPlan | null {
  const wrap = wrapCode(sourceCode, together);
  const fn = findEnclosingFunction(together.call);
  const made = together.map ?? together.code;
  if (!wrap || (fn && !mayBeginWith(fn.body)) || findEnclosingFunction(made) !== fn) return null;
  const known = findMade(sourceCode, together.code, local);
  const name = known ?? findFreeName(sourceCode, 'limit');
  const line = `const ${name} = ${local}(${concurrency})${usesSemicolons(sourceCode) ? ';' : ''}`;
  const edit = (fixer: TSESLint.RuleFixer): Fixes => {
    if (fn?.body.type === 'BlockStatement') return [startBlock(fixer, sourceCode, fn.body, [line])];
    const top = topStatement(together.code);
    return [fixer.insertTextBefore(startWithComments(sourceCode, top), `${line}${lineBreakOf(sourceCode)}`)];
  };
  return { ...(known === null ? { shared: { key: `limiter ${fn ? fn.range[0] : 'module'}`, edit } } : {}), edit: (fixer) => wrap(fixer, name) };
}

/** A block that has no directive at its beginning. */
function mayBeginWith(body: Node): boolean {
  return body.type === 'BlockStatement' && !(body.body[0]?.type === 'ExpressionStatement' && body.body[0].directive);
}

function topStatement(node: Node): Node {
  let at = node;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at;
}

/** A limiter that the code around has made already. */
function findMade(sourceCode: SourceCode, node: Node, local: string): string | null {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    const found = scope.variables.find(({ defs: [definition] }) => {
      const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : null;
      return init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === local && init.range[1] < node.range[0];
    });
    if (found) return found.name;
  }
  return null;
}

function wrapCode(sourceCode: SourceCode, { code, map, fn }: Together): ((fixer: TSESLint.RuleFixer, limiter: string) => Fixes) | null {
  if (!map) {
    const isAwaited = someNode(code, ({ type }) => type === 'AwaitExpression' || type === 'YieldExpression');
    return isAwaited || code.parent?.type !== 'CallExpression' ? null : (fixer, limiter) => [fixer.insertTextBefore(code, `${limiter}(() => `), fixer.insertTextAfter(code, ')')];
  }
  if (code.type === 'ArrowFunctionExpression') {
    const arrow = sourceCode.getTokenBefore(code.body, (token) => token.value === '=>');
    const [first, second] = sourceCode.getFirstTokens(code, 2);
    if (!arrow || !first || !second || sourceCode.commentsExistBetween(first, second)) return null;
    return (fixer, limiter) => [
      ...(code.async ? [fixer.removeRange([first.range[0], second.range[0]])] : []),
      fixer.insertTextAfter(arrow, ` ${limiter}(${code.async ? 'async ' : ''}() =>`),
      fixer.insertTextAfter(code, ')'),
    ];
  }
  if (code.type !== 'Identifier' || !fn || fn.params.length > 1) return null;
  const each = findFreeName(sourceCode, 'each');
  return (fixer, limiter) => [fixer.replaceText(code, `(${each}) => ${limiter}(() => ${code.name}(${each}))`)];
}

/** `Promise.all(list.map(run))` -> `pMap(list, run, { concurrency: 10 })` */
export function mapWithLimit(sourceCode: SourceCode, { call, map, code, fn }: Together, concurrency: number): LimitPlan | null {
  const list = map?.callee.type === 'MemberExpression' && !map.callee.optional ? map.callee.object : null;
  // `map` has a third argument.
  if (!map || !list || call.arguments[0] !== map || map.arguments.length !== 1 || memberName(map.callee) !== 'map' || !fn || fn.params.length > 2) return null;
  if (sourceCode.getCommentsInside(call).length > sourceCode.getCommentsInside(list).length + sourceCode.getCommentsInside(code).length) return null;
  return { edit: (fixer, [local = '']) => [fixer.replaceText(call, `${local}(${sourceCode.getText(list)}, ${sourceCode.getText(code)}, { concurrency: ${concurrency} })`)] };
}

type Form =
  | { readonly kind: 'statement'; readonly statement: Node }
  | { readonly kind: 'constant'; readonly statement: Node; readonly name: string; readonly head: string }
  | { readonly kind: 'return'; readonly statement: Node };

/** Goes through the list in parts: `for (let i = 0; i < list.length; i += 10) { … }`. Null for what is no statement of its own. */
export function runInChunks(sourceCode: SourceCode, together: Together, concurrency: number): LimitPlan | null {
  const { call, map, fn } = together;
  if (!map || !fn || fn.params.length > 1 || call.arguments[0] !== map || map.callee.type !== 'MemberExpression' || map.callee.optional || memberName(map.callee) !== 'map' || map.arguments.length !== 1) return null;
  const form = findForm(sourceCode, call);
  const list = unwrap(map.callee.object);
  if (!form || list !== map.callee.object || usesArguments(fn) || sourceCode.getCommentsInside(list).length > 0) return null;
  const { statement } = form;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const isOwnLine = startsLine(sourceCode, statement);
  const [gap, unit] = isOwnLine ? [`${lineBreakOf(sourceCode)}${indentOf(sourceCode, statement)}`, unitOf(sourceCode)] : [' ', ''];
  const i = findFreeName(sourceCode, 'i');
  const isStable = isPlainList(list, statement);
  const name = isStable ? sourceCode.getText(list) : findFreeName(sourceCode, 'all');
  const results = form.kind === 'constant' ? form.name : findFreeName(sourceCode, 'results');
  const named = isStable ? '' : `const ${name} = ${sourceCode.getText(list)}${end || ';'}${gap}`;
  const loop = `for (let ${i} = 0; ${i} < ${name}.length; ${i} += ${concurrency}) {${gap}${unit}`;
  const semicolon = sourceCode.getLastToken(statement)?.value === ';' ? sourceCode.getLastToken(statement) : null;
  return {
    edit: (fixer) => {
      const slice = isStable ? [fixer.insertTextAfter(list, `.slice(${i}, ${i} + ${concurrency})`)] : [fixer.replaceText(list, `${name}.slice(${i}, ${i} + ${concurrency})`)];
      const close = (text: string): TSESLint.RuleFix => (semicolon ? fixer.insertTextBefore(semicolon, text) : fixer.insertTextAfter(statement, text));
      if (form.kind === 'statement') return [fixer.insertTextBefore(statement, `${named}${loop}`), ...slice, fixer.insertTextAfter(statement, `${gap}}`)];
      const head = form.kind === 'constant' ? `${form.head} = []${end || ';'}` : `const ${results} = []${end || ';'}`;
      return [
        fixer.replaceTextRange([statement.range[0], call.range[0]], `${named}${head}${gap}${loop}${results}.push(...(await `),
        ...slice,
        close('))'),
        fixer.insertTextAfter(statement, `${gap}}${form.kind === 'return' ? `${gap}return ${results}${end}` : ''}`),
      ];
    },
  };
}

/** The statement that is about nothing but the call. */
function findForm(sourceCode: SourceCode, call: CallExpression): Form | null {
  const { parent } = call;
  const isAwaited = parent.type === 'AwaitExpression';
  const outer = isAwaited ? parent : call;
  const around = outer.parent;
  const fn = findEnclosingFunction(call);
  const mayAwait = fn === null ? sourceCode.ast.sourceType === 'module' : fn.async;
  if (!around || !mayAwait || fn?.generator) return null;
  const isInBlock = (statement: Node): boolean => /^(Block|Program)/u.test(statement.parent?.type ?? '');
  const isBare = (statement: Node): boolean => isInBlock(statement) && sourceCode.getCommentsInside(statement).every(({ range }) => range[0] > call.range[0]);
  if (around.type === 'ExpressionStatement') return isAwaited && isInBlock(around) ? { kind: 'statement', statement: around } : null;
  if (around.type === 'ReturnStatement') return isBare(around) ? { kind: 'return', statement: around } : null;
  if (around.type !== 'VariableDeclarator' || !isAwaited || around.id.type !== 'Identifier' || around.parent.type !== 'VariableDeclaration') return null;
  const declaration = around.parent;
  if (declaration.declarations.length !== 1 || declaration.kind === 'var' || !isBare(declaration)) return null;
  // In another function, a list that begins empty has no type.
  const { name } = around.id;
  const [variable] = sourceCode.scopeManager?.getDeclaredVariables(around) ?? [];
  const isReadInside = !around.id.typeAnnotation && (variable?.references ?? []).some(({ identifier }) => findEnclosingFunction(identifier as Node) !== fn);
  return isReadInside ? null : { kind: 'constant', statement: declaration, name, head: `${declaration.kind} ${sourceCode.getText(around.id)}` };
}

/** A name or a chain of members that gives the same each time, and that nobody assigns. */
function isPlainList(list: Node, statement: Node): boolean {
  let at = list;
  while (at.type === 'MemberExpression' && !at.computed && !at.optional) at = at.object;
  if (at.type !== 'Identifier') return at.type === 'ThisExpression';
  const { name } = at;
  return !someNode(statement, (node) => node.type === 'AssignmentExpression' && someNode(node.left, (each) => each.type === 'Identifier' && each.name === name));
}

/** The function is told the whole list, or how many it was given. */
function usesArguments(fn: FunctionNode): boolean {
  return fn.type !== 'ArrowFunctionExpression' && someNode(fn.body, (node) => node.type === 'Identifier' && node.name === 'arguments' && !isFunction(node.parent));
}
