import type { TSESLint } from '@typescript-eslint/utils';
import { findEnclosingFunction, isFunction, memberName, unwrap, wrapped, type CallExpression, type Node } from '../ast/index.js';
import type { ResponseModel } from '../semantics/types.js';
import { indentOf, lineBreakOf, startsLine, usesSemicolons } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

export interface CheckResponseRequest {
  readonly sourceCode: SourceCode;
  /** The call that gives the answer, or the promise of it. */
  readonly call: CallExpression;
  readonly response: ResponseModel;
  /** The reads of its body. */
  readonly reads: readonly Node[];
  /** Whether other code looks at the status first, for some failures. */
  readonly isPartial: boolean;
}

/** Throws for an answer that refuses the request, before anything reads it: behind the statement that gets it, in the callback that takes it, or in a step of its own. */
export function checkResponse(request: CheckResponseRequest): ((fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[] | null) | null {
  if (request.isPartial) return checkBeforeRead(request);
  return checkInStatement(request) ?? checkInCallback(request) ?? checkInStep(request);
}

/** `const response = await fetch(url);`, `response = await fetch(url);`, `await fetch(url);` */
function checkInStatement(request: CheckResponseRequest): ReturnType<typeof checkResponse> {
  const { sourceCode, call } = request;
  const awaited = wrapped(call).parent;
  if (awaited?.type !== 'AwaitExpression') return null;
  const value = wrapped(awaited);
  const { parent } = value;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    const { name } = parent.id;
    const declaration = parent.parent;
    return declaration.declarations.length === 1 && isInBlock(declaration) ? (fixer) => addBehind(fixer, sourceCode, declaration, printCheck(request, name)) : null;
  }
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier' && parent.operator === '=' && parent.parent.type === 'ExpressionStatement' && isInBlock(parent.parent)) {
    const [{ name }, statement] = [parent.left, parent.parent];
    return (fixer) => addBehind(fixer, sourceCode, statement, printCheck(request, name));
  }
  if (parent?.type !== 'ExpressionStatement' || !isInBlock(parent) || parent.range[0] !== value.range[0]) return null;
  const name = freeName(sourceCode, parent);
  return (fixer) => [fixer.insertTextBefore(value, `const ${name} = `), ...addBehind(fixer, sourceCode, parent, printCheck(request, name))];
}

/** `.then((response) => response.json())` */
function checkInCallback(request: CheckResponseRequest): ReturnType<typeof checkResponse> {
  const { sourceCode, call } = request;
  const member = wrapped(call).parent;
  const then = member?.type === 'MemberExpression' && member.object === wrapped(call) && memberName(member) === 'then' ? member.parent : null;
  const callback = then?.type === 'CallExpression' ? then.arguments[0] : undefined;
  const parameter = isFunction(callback) ? callback.params[0] : undefined;
  if (!isFunction(callback) || parameter?.type !== 'Identifier') return null;
  const { body } = callback;
  const check = printCheck(request, parameter.name);
  const outer = indentOf(sourceCode, callback);
  const inner = `${outer}${unitOf(sourceCode, callback)}`;
  const lineBreak = lineBreakOf(sourceCode);
  if (body.type === 'BlockStatement') {
    const [first] = body.body;
    return first ? (fixer) => addBefore(fixer, sourceCode, first, check) : null;
  }
  // The body with the parentheses around it.
  const arrow = sourceCode.getTokenBefore(body, (token) => token.value === '=>');
  const start = arrow && sourceCode.getTokenAfter(arrow);
  if (!start) return null;
  return (fixer) => [
    fixer.insertTextBefore(start, `{${lineBreak}${inner}${check(inner)}${lineBreak}${inner}return `),
    fixer.insertTextAfter(callback, `${endOf(sourceCode, call)}${lineBreak}${outer}}`),
  ];
}

/** `fetch(url).then((response) => { …; return response; })`, wherever the call stands. */
function checkInStep(request: CheckResponseRequest): ReturnType<typeof checkResponse> {
  const { sourceCode, call } = request;
  const outer = indentOf(sourceCode, call.parent.type === 'AwaitExpression' ? call.parent : call);
  const inner = `${outer}${unitOf(sourceCode, call)}`;
  const lineBreak = lineBreakOf(sourceCode);
  const check = printCheck(request, 'response')(inner);
  const text = `.then((response) => {${lineBreak}${inner}${check}${lineBreak}${inner}return response${endOf(sourceCode, call)}${lineBreak}${outer}})`;
  return (fixer) => [fixer.insertTextAfter(call, text)];
}

/** Behind the looks that are there, before the statement that reads the body. */
function checkBeforeRead(request: CheckResponseRequest): ReturnType<typeof checkResponse> {
  const { sourceCode, reads } = request;
  const [read] = reads;
  const member = read?.type === 'CallExpression' ? unwrap(read.callee) : read;
  const receiver = member?.type === 'MemberExpression' ? unwrap(member.object) : null;
  if (!read || receiver?.type !== 'Identifier' || reads.length > 1) return null;
  const statement = findStatement(read);
  return statement && ((fixer) => addBefore(fixer, sourceCode, statement, printCheck(request, receiver.name)));
}

function findStatement(node: Node): Node | null {
  for (let at = node; at.parent && !isFunction(at); at = at.parent) if (isInBlock(at)) return at;
  return null;
}

function isInBlock({ parent }: Node): boolean {
  return parent?.type === 'BlockStatement' || parent?.type === 'Program';
}

type Print = (indent: string) => string;

/** `if (!response.ok) { throw … }` */
function printCheck({ sourceCode, response: { refused, code, reason }, call }: CheckResponseRequest, name: string): Print {
  const lineBreak = lineBreakOf(sourceCode);
  return (indent) => {
    const inner = `${indent}${/^\t/.test(indent) ? '\t' : '  '}`;
    return `if (${refused.replaceAll('$', name)}) {${lineBreak}${inner}throw new Error(\`Request failed${reason === undefined ? ' with status' : ':'} \${${name}.${reason ?? code}}\`)${endOf(sourceCode, call)}${lineBreak}${indent}}`;
  };
}

function addBehind(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, statement: Node, print: Print): TSESLint.RuleFix[] {
  const indent = indentOf(sourceCode, statement);
  // A comment behind the statement stays with it.
  const comment = sourceCode.getCommentsAfter(statement).findLast((each) => each.loc.start.line === statement.loc.end.line);
  return [fixer.insertTextAfter(comment ?? statement, `${lineBreakOf(sourceCode)}${indent}${print(indent)}`)];
}

function addBefore(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, statement: Node, print: Print): TSESLint.RuleFix[] {
  const indent = indentOf(sourceCode, statement);
  const gap = `${lineBreakOf(sourceCode)}${indent}`;
  return [fixer.insertTextBefore(statement, `${startsLine(sourceCode, statement) ? '' : gap}${print(indent)}${gap}`)];
}

/** What statements end with here: told by the one around the code, else by the file. */
function endOf(sourceCode: SourceCode, node: Node): string {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (/^(Variable|Expression|Return)(Declaration|Statement)$/.test(at.type)) return sourceCode.getLastToken(at)?.value === ';' ? ';' : '';
  }
  return usesSemicolons(sourceCode) ? ';' : '';
}

/** What the lines of a file are moved in by. */
function unitOf(sourceCode: SourceCode, node: Node): string {
  return /^\t/.test(indentOf(sourceCode, node)) ? '\t' : '  ';
}

const NAMES = ['response', 'res', 'answer', 'httpResponse'] as const;

const handedOut = new WeakMap<Node, Set<string>>();

function freeName(sourceCode: SourceCode, node: Node): string {
  const used = new Set<string>();
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
    for (const variable of scope.variables) used.add(variable.name);
    for (const { identifier } of scope.references) used.add(identifier.type === 'JSXIdentifier' ? '' : identifier.name);
  }
  // Repairs that one run applies together must not meet in a name.
  const around = findEnclosingFunction(node) ?? sourceCode.ast;
  let given = handedOut.get(around);
  if (!given) handedOut.set(around, (given = new Set()));
  const isFree = (name: string): boolean => !used.has(name) && given?.has(name) !== true;
  let name: string = NAMES.find(isFree) ?? 'checkedResponse';
  for (let n = 2; !isFree(name); n += 1) name = `checkedResponse${n}`;
  given.add(name);
  return name;
}
