import type { TSESLint } from '@typescript-eslint/utils';
import { findEnclosingFunction, isFunction, type Node } from '../ast/index.js';
import { quoteOf } from './add-import.js';
import { indentOf, lineBreakOf, startWithComments, unitOf, usesSemicolons } from './layout.js';
import { oncePerFile } from './once-per-file.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fixer = TSESLint.RuleFixer;

/** A variable of the environment that is read where it has to be there. */
export interface VariableRequest {
  readonly sourceCode: SourceCode;
  /** What is replaced, with what hides the absence: `process.env.X!`. */
  readonly node: Node;
  readonly variable: string;
  /** The function that reads a variable and throws when it is missing. */
  readonly helper: string;
  /** That function has to be written into the file. */
  readonly isMissing: boolean;
  /** It is read once, where the file is loaded, by this name. */
  readonly constant: string | null;
  readonly isTyped: boolean;
}

export interface VariableEdit {
  /** What is written once, however many reads of the file need it. */
  readonly shared: readonly { readonly key: string; readonly edit: (fixer: Fixer) => readonly TSESLint.RuleFix[] }[];
  readonly edit: (fixer: Fixer) => readonly TSESLint.RuleFix[];
}

/** Reads a variable through a function that throws when it is missing: in place, or once above the statement that uses it. */
export function requireVariable(request: VariableRequest): VariableEdit | null {
  const { sourceCode, node, variable, helper, isMissing, constant } = request;
  if (sourceCode.getCommentsInside(node).length > 0) return null;
  const call = `${helper}(${quoted(sourceCode, variable)})`;
  const above = findTopStatement(node);
  const isNew = constant !== null && !isDeclared(sourceCode, constant, call);
  const before = (text: string) => (fixer: Fixer) => [fixer.insertTextBefore(startWithComments(sourceCode, above), text)];
  const br = lineBreakOf(sourceCode);
  return {
    shared: [
      ...(isMissing ? [{ key: `function ${helper}`, edit: before(`${printHelper(request)}${br}${br}`) }] : []),
      ...(isNew ? [{ key: `constant ${constant}`, edit: before(`const ${constant} = ${call}${endOf(sourceCode)}${br}${br}`) }] : []),
    ],
    edit: (fixer) => {
      const text = constant ?? call;
      const { parent } = node;
      // `{ secret }` for `{ secret: process.env.SECRET }` is left as it is; `${a}` needs no brackets.
      return parent?.type === 'Property' && parent.shorthand ? [fixer.replaceText(parent, `${sourceCode.getText(parent.key)}: ${text}`)] : [fixer.replaceText(node, text)];
    },
  };
}

/** Throws where a pattern has bound a variable that is missing: `const { X } = process.env`. */
export function checkBound(sourceCode: SourceCode, name: Node & { readonly name: string }, variable: string): VariableEdit['edit'] | null {
  let at: Node | undefined = name;
  while (at && at.type !== 'VariableDeclaration') at = at.parent;
  const statement = at?.parent?.type === 'ExportNamedDeclaration' ? at.parent : at;
  if (!statement || (statement.parent?.type !== 'Program' && statement.parent?.type !== 'BlockStatement')) return null;
  const comment = sourceCode.getCommentsAfter(statement).findLast((each) => each.loc.start.line === statement.loc.end.line);
  const [br, indent] = [lineBreakOf(sourceCode), indentOf(sourceCode, statement)];
  const end = endOf(sourceCode);
  const line = `${br}${indent}if (!${name.name}) throw new Error(${quoted(sourceCode, `${variable} is not set`)})${end}`;
  return (fixer) => [fixer.insertTextAfter(comment ?? statement, line)];
}

/** Whether a constant at the top of the file already is what a call gives. */
export function isDeclared(sourceCode: SourceCode, name: string, call: string): boolean {
  const value = findConstants(sourceCode).get(name);
  return value !== undefined && sourceCode.getText(value) === call;
}

/** The constants at the top of a file that hold what a call gives. */
const findConstants = oncePerFile(({ ast }) => {
  const constants = new Map<string, Node>();
  for (const statement of ast.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    for (const { id, init } of declaration.declarations) if (id.type === 'Identifier' && init?.type === 'CallExpression') constants.set(id.name, init);
  }
  return constants;
});

export function quoted({ ast }: SourceCode, text: string): string {
  const quote = quoteOf(ast);
  return `${quote}${text}${quote}`;
}

function endOf(sourceCode: SourceCode): string {
  return usesSemicolons(sourceCode) ? ';' : '';
}

function findTopStatement(node: Node): Node {
  let at = node;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at;
}

function printHelper({ sourceCode, helper, isTyped }: VariableRequest): string {
  const [br, end, unit] = [lineBreakOf(sourceCode), endOf(sourceCode), unitOf(sourceCode)];
  const [parameter, result] = isTyped ? [': string', ': string'] : ['', ''];
  return [
    `function ${helper}(name${parameter})${result} {`,
    `${unit}const value = process.env[name]${end}`,
    `${unit}if (!value) throw new Error(\`\${name} is not set\`)${end}`,
    `${unit}return value${end}`,
    '}',
  ].join(br);
}

/** Whether code of the file runs while it is loaded that may reach a statement before what stands above it has run. */
export function mayRunBefore(sourceCode: SourceCode, statement: Node): boolean {
  return findFirstRun(sourceCode) < statement.range[0];
}

/** Where the file first calls a function that it declares, while it is loaded. */
const findFirstRun = oncePerFile(({ scopeManager }) => {
  const declared = (scopeManager?.scopes ?? []).filter(({ block }) => block.type === 'Program').flatMap(({ variables }) => variables.filter(({ defs }) => defs.some(({ node }) => isFunction(node as Node))));
  const calls = declared.flatMap(({ references }) => references.map(({ identifier }) => identifier as Node).filter((each) => each.parent?.type === 'CallExpression' && each.parent.callee === each));
  return calls.reduce((first, each) => (each.range[0] < first && findEnclosingFunction(each) === null ? each.range[0] : first), Infinity);
});

export { findTopStatement };
