import type { TSESLint } from '@typescript-eslint/utils';
import { keyName, startWithDecorators, stringValue, type Node, type Program } from '../ast/index.js';
import { findFreeName } from './free-name.js';
import { lineBreakOf, usesSemicolons } from './layout.js';
import { oncePerFile } from './once-per-file.js';

/** Something to import: the default export when `name` is left out, the namespace when it is `*`. */
export interface ImportRequest {
  readonly from: string;
  readonly name?: string;
  /** Other exports that are the same thing, so that a file which has one of them needs nothing: `default`, `*`. */
  readonly also?: readonly string[];
  /** What to call it where the file has no such import yet. */
  readonly as: string;
}

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The statements at the top of a file that may import. */
const findImports = oncePerFile(({ ast }) => ast.body.filter(isImport));

/** Whether a file imports something already, and its name there; a free name when it does not. */
export function findImported(sourceCode: SourceCode, request: ImportRequest): { local: string; isThere: boolean } {
  const wanted = [request, ...(request.also ?? []).map((each) => ({ ...request, name: each }))];
  for (const statement of findImports(sourceCode)) {
    for (const each of wanted) {
      const local = importedName(statement, each) ?? requiredName(statement, each);
      if (local !== null) return { local, isThere: true };
    }
  }
  return { local: findFreeName(sourceCode, request.as), isThere: false };
}

function isDefault({ name }: ImportRequest): boolean {
  return name === undefined || name === 'default';
}

function importedName(statement: Node, request: ImportRequest): string | null {
  if (statement.type !== 'ImportDeclaration' || statement.source.value !== request.from || statement.importKind === 'type') return null;
  for (const each of statement.specifiers) {
    if (each.type === 'ImportDefaultSpecifier' && isDefault(request)) return each.local.name;
    if (each.type === 'ImportNamespaceSpecifier' && request.name === '*') return each.local.name;
    if (each.type !== 'ImportSpecifier' || each.importKind === 'type') continue;
    const name = each.imported.type === 'Identifier' ? each.imported.name : each.imported.value;
    if (name === (request.name ?? 'default')) return each.local.name;
  }
  return null;
}

function requiredName(statement: Node, request: ImportRequest): string | null {
  if (statement.type !== 'VariableDeclaration') return null;
  for (const { id, init } of statement.declarations) {
    if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require') continue;
    if (!init.arguments[0] || stringValue(init.arguments[0]) !== request.from) continue;
    if (id.type === 'Identifier' && (isDefault(request) || request.name === '*')) return id.name;
    if (id.type !== 'ObjectPattern') continue;
    for (const property of id.properties) {
      if (property.type === 'Property' && keyName(property) === request.name && property.value.type === 'Identifier') return property.value.name;
    }
  }
  return null;
}

/** Imports something in the style of the file: ESM or CommonJS, its quotes, its semicolons, behind its other imports. */
export function addImport(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, request: ImportRequest): TSESLint.RuleFix[] {
  const { local, isThere } = findImported(sourceCode, request);
  if (isThere) return [];
  const program = sourceCode.ast;
  const last = findImports(sourceCode).at(-1) ?? null;
  const quote = quoteOf(program);
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const line = isCommonJs(sourceCode, last)
    ? `const ${request.name === undefined || request.name === '*' ? local : `{ ${binding(request.name, local, ': ')} }`} = require(${quote}${request.from}${quote})${end}`
    : `import ${request.name === undefined ? local : request.name === '*' ? `* as ${local}` : `{ ${binding(request.name, local, ' as ')} }`} from ${quote}${request.from}${quote}${end}`;
  const lineBreak = lineBreakOf(sourceCode);
  if (last) {
    // A comment behind an import stays with it.
    const comment = sourceCode.getCommentsAfter(last).findLast((each) => each.loc.start.line === last.loc.end.line);
    return [fixer.insertTextAfter(comment ?? last, `${lineBreak}${line}`)];
  }
  const first = program.body.find((statement) => !(statement.type === 'ExpressionStatement' && statement.directive));
  if (!first) return [fixer.insertTextAfterRange([sourceCode.text.length, sourceCode.text.length], `${lineBreak}${line}${lineBreak}`)];
  // A directive that is about the next line stays above it; a comment on the file stays at its top.
  const start = startWithDecorators(first);
  const directive = sourceCode.getCommentsBefore(start).find(({ value }) => NEXT_LINE.test(value));
  return [fixer.insertTextBefore(directive ?? start, `${line}${lineBreak}${lineBreak}`)];
}

const NEXT_LINE = /^\s*(@ts-(expect-error|ignore)|eslint-disable-next-line|[\w-]+-ignore)\b/;

function binding(name: string, local: string, separator: string): string {
  return name === local ? name : `${name}${separator}${local}`;
}

function isImport(statement: Node): boolean {
  return statement.type === 'ImportDeclaration' || isRequire(statement);
}

function isRequire(statement: Node): boolean {
  if (statement.type !== 'VariableDeclaration') return false;
  return statement.declarations.some(({ init }) => {
    const call = init?.type === 'MemberExpression' ? init.object : init;
    return call?.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require';
  });
}

function isCommonJs({ ast, text }: SourceCode, last: Node | null): boolean {
  if (last) return isRequire(last);
  if (ast.sourceType !== 'module') return true;
  // A parser that takes every file for a module is told otherwise by what the file does.
  return !ast.body.some((statement) => statement.type.startsWith('Export')) && /^\s*(module\.exports|exports\.\w+) ?=/m.test(text);
}

const quotes = new WeakMap<Program, string>();

export function quoteOf(program: Program): string {
  let known = quotes.get(program);
  if (known === undefined) quotes.set(program, (known = findQuote(program)));
  return known;
}

function findQuote(program: Program): string {
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') return statement.source.raw[0] ?? "'";
    if (statement.type !== 'VariableDeclaration') continue;
    const argument = statement.declarations[0]?.init?.type === 'CallExpression' ? statement.declarations[0].init.arguments[0] : null;
    if (argument?.type === 'Literal' && typeof argument.value === 'string') return argument.raw[0] ?? "'";
  }
  return "'";
}
