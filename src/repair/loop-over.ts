import type { TSESLint } from '@typescript-eslint/utils';
import { findEnclosingFunction, isFunction, someNode, walk, wrapped, type CallExpression, type FunctionNode, type Node } from '../ast/index.js';
import { usesSemicolons } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Edit = (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];

export interface LoopRequest {
  readonly call: CallExpression;
  readonly list: Node;
  readonly isMap: boolean;
  readonly callback: FunctionNode | null;
}

/** `list.forEach(async (each) => { … });` becomes `for (const each of list) { … }`. Null where that would change more than who waits. */
export function loopOver(sourceCode: SourceCode, request: LoopRequest): Edit | null {
  const { call, callback } = request;
  const statement = findStatement(call);
  const head = callback && statement && canWait(call) && call.arguments.length === 1 ? printHead(sourceCode, request, callback) : null;
  if (!statement || !callback || head === null || hasOwnThis(callback) || sourceCode.getCommentsInside(statement).length > sourceCode.getCommentsInside(callback.body).length) return null;
  const { body } = callback;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  if (body.type !== 'BlockStatement') {
    const text = sourceCode.getText(body);
    const awaited = body.type === 'AwaitExpression' ? text : `await ${isSimple(body) ? text : `(${text})`}`;
    return (fixer) => [fixer.replaceText(statement, `${head} { ${awaited}${end} }`)];
  }
  const returns = findReturns(callback);
  if (!returns) return null;
  return (fixer) => {
    let text = sourceCode.getText(body);
    for (const each of [...returns].reverse()) {
      const [from, to] = [each.range[0] - body.range[0], each.range[1] - body.range[0]];
      text = `${text.slice(0, from)}${text.slice(from, to).replace('return', 'continue')}${text.slice(to)}`;
    }
    return [fixer.replaceText(statement, `${head} ${text}`)];
  };
}

/** `const kept = list.filter(async (each) => …);` becomes a loop that keeps what its condition holds for. */
export function filterInLoop(sourceCode: SourceCode, request: LoopRequest): Edit | null {
  const { call, callback } = request;
  const declarator = wrapped(call).parent;
  const declaration = declarator?.type === 'VariableDeclarator' && declarator.init === call && declarator.id.type === 'Identifier' ? declarator.parent : null;
  if (!callback || !declaration || declaration.declarations.length !== 1 || declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier' || !canWait(call) || hasOwnThis(callback)) return null;
  const [parameter] = callback.params;
  const value = conditionOf(callback);
  if (parameter?.type !== 'Identifier' || callback.params.length !== 1 || !value || declarator.id.typeAnnotation || sourceCode.getCommentsInside(declaration).length > 0) return null;
  if (!/^(Block|Program)/u.test(declaration.parent.type) || someNode(request.list, (each) => each.type === 'Identifier' && each.name === parameter.name)) return null;
  // In another function, a list that begins empty has no type.
  const isReadInside = sourceCode.getDeclaredVariables?.(declarator).some(({ references }) => references.some(({ identifier }) => findEnclosingFunction(identifier) !== findEnclosingFunction(declarator)));
  if (isReadInside) return null;
  const head = printHead(sourceCode, request, callback);
  const [name, end] = [declarator.id.name, usesSemicolons(sourceCode) ? ';' : ''];
  const text = sourceCode.getText(value);
  const condition = someNode(value, (each) => each.type === 'AwaitExpression') ? text : `await ${isSimple(value) ? text : `(${text})`}`;
  const lineBreak = `${/\r?\n/u.exec(sourceCode.text)?.[0] ?? '\n'}${/^\s*/u.exec(sourceCode.lines[declaration.loc.start.line - 1] ?? '')?.[0] ?? ''}`;
  return (fixer) => [fixer.replaceText(declaration, `const ${name} = []${end}${lineBreak}${head ?? ''} {${lineBreak}  if (${condition}) ${name}.push(${parameter.name})${end}${lineBreak}}`)];
}

/** What an `async` callback answers, where that is all it does. */
function conditionOf({ body, async }: FunctionNode): Node | null {
  if (!async) return null;
  if (body.type !== 'BlockStatement') return body;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' ? only.argument : null;
}

/** The statement that the call is all of, whether it is awaited or not. */
function findStatement(call: CallExpression): Node | null {
  const at = wrapped(call);
  const outer = at.parent?.type === 'AwaitExpression' ? at.parent : at;
  const statement = outer.parent;
  return statement?.type === 'ExpressionStatement' && /^(Block|Program|SwitchCase)/u.test(statement.parent.type) ? statement : null;
}

/** Whether `await` may stand where the call does. */
function canWait(call: CallExpression): boolean {
  const around = findEnclosingFunction(call);
  return around !== null && around.async && !around.params.some((each) => someNode(each, (node) => node === call));
}

/** `for (const each of list)`, `for (const [index, each] of list.entries())`, `for (const [key, value] of map)` */
function printHead(sourceCode: SourceCode, { call, list, isMap }: LoopRequest, callback: FunctionNode): string | null {
  const [first, second, ...others] = callback.params.map((each) => printName(sourceCode, each));
  if (first === undefined || first === null || second === null || others.length > 0) return null;
  const isOptional = call.callee.type === 'MemberExpression' && call.callee.optional;
  const text = sourceCode.getText(list);
  const source = /^(Identifier|MemberExpression|CallExpression|ArrayExpression)$/u.test(list.type) ? text : `(${text})`;
  if (isOptional && (isMap || second !== undefined)) return null;
  const all = isOptional ? `${source} ?? []` : source;
  if (isMap) return `for (const [${second ?? ''}, ${first}] of ${all})`;
  return second === undefined ? `for (const ${first} of ${all})` : `for (const [${second}, ${first}] of ${all}.entries())`;
}

/** A parameter without its type, which a loop gets from its list. */
function printName(sourceCode: SourceCode, parameter: Node): string | null {
  if (parameter.type === 'Identifier') return parameter.name;
  if (parameter.type !== 'ObjectPattern' && parameter.type !== 'ArrayPattern') return null;
  const end = parameter.typeAnnotation?.range[0] ?? parameter.range[1];
  return sourceCode.text.slice(parameter.range[0], end);
}

/** The `return`s of a callback, which end one turn of a loop; null where one gives something, or stands in a loop of its own. */
function findReturns(callback: FunctionNode): readonly Node[] | null {
  const returns: Node[] = [];
  let isPlain = true;
  walk(callback.body, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== 'ReturnStatement') return isPlain;
    isPlain &&= node.argument === null && !isInLoop(node, callback);
    returns.push(node);
    return isPlain;
  });
  return isPlain ? returns : null;
}

function isInLoop(node: Node, callback: Node): boolean {
  for (let at = node.parent; at && at !== callback; at = at.parent) if (/^(For|While|DoWhile)/u.test(at.type)) return true;
  return false;
}

/** `this`, `arguments`, a name of its own, or another value of a parameter: what a loop has not, or has otherwise. */
function hasOwnThis(callback: FunctionNode): boolean {
  if (callback.type === 'ArrowFunctionExpression') return isAssigned(callback);
  return callback.id !== null || someNode(callback.body, (each) => each.type === 'ThisExpression' || (each.type === 'Identifier' && each.name === 'arguments')) || isAssigned(callback);
}

function isAssigned({ params, body }: FunctionNode): boolean {
  const names = new Set(params.flatMap((each) => (each.type === 'Identifier' ? [each.name] : [])));
  return someNode(body, (each) => {
    const target = each.type === 'AssignmentExpression' ? each.left : each.type === 'UpdateExpression' ? each.argument : null;
    return target?.type === 'Identifier' && names.has(target.name);
  });
}

function isSimple(node: Node): boolean {
  return /^(CallExpression|Identifier|MemberExpression|NewExpression)$/u.test(node.type);
}
