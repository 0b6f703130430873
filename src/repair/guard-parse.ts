import type { TSESLint } from '@typescript-eslint/utils';
import { unwrap, type CallExpression, type FunctionNode, type Node } from '../ast/index.js';
import { quoteOf } from './add-import.js';
import { findFreeName } from './free-name.js';
import { indentOf, lineBreakOf, unitOf, usesSemicolons } from './layout.js';
import { printAnswer } from './print-answer.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Declaration = Extract<Node, { type: 'VariableDeclaration' }>;

/** A parse whose error a handler answers itself. */
export interface ParseGuardRequest {
  readonly sourceCode: SourceCode;
  readonly call: CallExpression;
  readonly handler: FunctionNode;
  /** The answer as its model writes it: `$0`, `$1` are parameters, `$on` what the handler was added to, `$status` and `$body` what is said. */
  readonly answer: string;
  /** What the answer imports, by the name that its code has for it. */
  readonly imported: string | null;
  /** The code of what the handler was added to, where that is a name. */
  readonly on: string | null;
  readonly isTyped: boolean;
}

/** Puts a parse into a `try` whose `catch` answers. Null where its statement cannot be taken apart, or a comment would be lost. */
export function guardParse(request: ParseGuardRequest): ((fixer: TSESLint.RuleFixer, locals: readonly string[]) => readonly TSESLint.RuleFix[]) | null {
  const { sourceCode, call } = request;
  const statement = findStatement(call);
  const [declarator] = statement?.declarations ?? [];
  if (!statement || !declarator?.init || statement.kind === 'var' || sourceCode.getCommentsInside(statement).length > 0) return null;
  const parameters = request.handler.params.map((each) => (each.type === 'Identifier' ? each.name : ''));
  const answer = printAnswer({ code: request.answer, parameters, on: request.on, status: 400, says: 'Invalid JSON', quote: quoteOf(sourceCode.ast) });
  if (answer === null) return null;
  const isWhole = declarator.id.type === 'Identifier' && unwrap(declarator.init) === call;
  if (!isWhole && !isFirst(declarator.init, call)) return null;
  return (fixer, [local]) => {
    const [br, indent, unit, end] = [lineBreakOf(sourceCode), indentOf(sourceCode, statement), unitOf(sourceCode), usesSemicolons(sourceCode) ? ';' : ''];
    const name = isWhole && declarator.id.type === 'Identifier' ? declarator.id.name : findFreeName(sourceCode, 'parsed');
    const value = sourceCode.getText(isWhole && declarator.init ? declarator.init : call);
    const said = local === undefined || request.imported === null ? answer : answer.map((each) => each.replaceAll(request.imported ?? '', local));
    const lines = [
      `let ${name}${typeOf(request, declarator, isWhole)}${end}`,
      'try {',
      `${unit}${name} = ${value}${end}`,
      '} catch {',
      ...said.map((each) => `${unit}${each}${end}`),
      '}',
    ];
    if (isWhole) return [fixer.replaceText(statement, lines.join(`${br}${indent}`))];
    return [fixer.insertTextBefore(statement, `${lines.join(`${br}${indent}`)}${br}${indent}`), fixer.replaceText(call, name)];
  };
}

/** `const { id } = JSON.parse(text)` in a block of its own line. */
function findStatement(call: Node): Declaration | null {
  let at: Node | undefined = call;
  while (at && at.type !== 'VariableDeclaration') {
    if (at.type.endsWith('Statement') || at.type === 'ArrowFunctionExpression' || at.type === 'FunctionExpression') return null;
    at = at.parent;
  }
  return at?.type === 'VariableDeclaration' && at.declarations.length === 1 && at.parent.type === 'BlockStatement' ? at : null;
}

/** Whether nothing runs before the parse when an expression is evaluated: `schema.parse(JSON.parse(text))`, `JSON.parse(text).items`. */
function isFirst(outer: Node, call: Node): boolean {
  for (let node = unwrap(outer); ; ) {
    if (node === call) return true;
    if (node.type === 'MemberExpression') node = unwrap(node.object);
    else if (node.type === 'CallExpression' && node.arguments[0] && isPlain(node.callee)) node = unwrap(node.arguments[0]);
    else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') node = unwrap(node.callee.object);
    else return false;
  }
}

function isPlain(callee: Node): boolean {
  return callee.type === 'Identifier' || (callee.type === 'MemberExpression' && !callee.computed && isPlain(callee.object));
}

/** The type that the variable had; `JSON.parse` gives anything. */
function typeOf({ sourceCode, isTyped, call }: ParseGuardRequest, { id, init }: Declaration['declarations'][number], isWhole: boolean): string {
  if (!isTyped) return '';
  const annotation = isWhole && id.type === 'Identifier' ? id.typeAnnotation : undefined;
  if (annotation) return sourceCode.getText(annotation);
  if (isWhole && init && init !== call && init.type === 'TSAsExpression') return `: ${sourceCode.getText(init.typeAnnotation)}`;
  return ': ReturnType<typeof JSON.parse>';
}
