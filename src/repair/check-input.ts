import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../ast/index.js';
import { findImported, type ImportRequest } from './add-import.js';
import { indentOf, lineBreakOf, startsLine, startWithComments, usesSemicolons } from './layout.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

export interface CheckInputRequest {
  readonly sourceCode: SourceCode;
  readonly statement: Node;
  readonly input: Node;
  readonly value: Node;
  readonly annotation: Node | null;
  readonly schema: { readonly name: string } | { readonly suggested: string; readonly print: (z: string) => string | null; readonly before: Node };
  readonly answer: { readonly code: string; readonly import?: { readonly name: string; readonly from: string } };
  readonly parameters: readonly string[];
}

export interface CheckInputPlan {
  readonly schema: string;
  readonly imports: readonly ImportRequest[];
  readonly edit: (fixer: TSESLint.RuleFixer, locals: readonly string[]) => readonly TSESLint.RuleFix[] | null;
}

/** Parses an input with a schema before the statement that takes it, and answers in the handler's own way where it does not fit. */
export function checkInput({ sourceCode, statement, input, value, annotation, schema, answer, parameters }: CheckInputRequest): CheckInputPlan | null {
  const isLost = sourceCode.getCommentsInside(value).length > 0 || (annotation !== null && sourceCode.getCommentsInside(annotation).length > 0);
  const isFree = startsLine(sourceCode, statement) || sourceCode.getTokenBefore(statement)?.value === '{' || sourceCode.getTokenBefore(statement)?.value === ';';
  if (isLost || !isFree || !answers(answer.code, parameters)) return null;
  const name = 'name' in schema ? schema.name : freeName(sourceCode, schema.suggested);
  const parsed = freeName(sourceCode, 'parsed');
  const zod: ImportRequest[] = 'name' in schema ? [] : [{ from: 'zod', name: 'z', as: 'z' }];
  const thrown: ImportRequest[] = answer.import ? [{ ...answer.import, as: answer.import.name }] : [];
  return {
    schema: name,
    imports: [...zod, ...thrown],
    edit(fixer) {
      const end = usesSemicolons(sourceCode) ? ';' : '';
      const [lineBreak, indent] = [lineBreakOf(sourceCode), indentOf(sourceCode, statement)];
      const unit = /^\t/.test(indent) ? '\t' : '  ';
      const line = (text: string, deep = false): string => `${deep ? unit : ''}${text}${lineBreak}${indent}`;
      const code = printAnswer(answer, parameters, thrown[0] ? findImported(sourceCode, thrown[0]).local : null);
      const body = code.map((each) => line(`${each}${end}`, true)).join('');
      const text = `${line(`const ${parsed} = ${name}.safeParse(${argument(sourceCode, input)})${end}`)}${line(`if (!${parsed}.success) {`)}${body}${line('}')}`;
      const fixes = [fixer.insertTextBefore(statement, text), fixer.replaceText(value, `${parsed}.data`), ...(annotation ? [fixer.remove(annotation)] : [])];
      if ('name' in schema) return fixes;
      const printed = schema.print(findImported(sourceCode, zod[0] as ImportRequest).local);
      const above = startWithComments(sourceCode, schema.before);
      return printed === null ? null : [fixer.insertTextBefore(above, `const ${name} = ${printed}${end}${lineBreak}${lineBreak}`), ...fixes];
    },
  };
}

function argument(sourceCode: SourceCode, input: Node): string {
  const text = sourceCode.getText(input);
  return input.parent?.type === 'AwaitExpression' ? `await ${text}` : text;
}

/** Whether every parameter that the answer names is there. */
function answers(code: string, parameters: readonly string[]): boolean {
  return [...code.matchAll(/\$(\d)/g)].every(([, index]) => parameters[Number(index)] !== undefined) && !code.includes('$0.set.status');
}

/** Frameworks that take an object as the body of an answer; the others take a text. */
const TAKES_OBJECT = /(json|send|response|stringify)\(\$body|: \$body \}/;

function printAnswer({ code, import: needed }: CheckInputRequest['answer'], parameters: readonly string[], local: string | null): string[] {
  const text = code
    .replace('$status', '400')
    .replace('$body', TAKES_OBJECT.test(code) ? `{ error: 'Invalid input' }` : `'Invalid input'`)
    .replace(/\$(\d)/g, (_, index: string) => parameters[Number(index)] ?? '');
  const named = needed && local !== null ? text.replace(needed.name, local) : text;
  return /^(return|throw)\b/.test(named) ? [named] : [named, 'return'];
}

function freeName(sourceCode: SourceCode, wanted: string): string {
  const taken = new Set(sourceCode.scopeManager?.scopes.flatMap((scope) => [...scope.variables.filter((each) => each.defs.length > 0).map((each) => each.name), ...scope.through.map(({ identifier }) => String('name' in identifier ? identifier.name : ''))]));
  let name = wanted;
  for (let n = 2; taken.has(name); n += 1) name = `${wanted}${n}`;
  return name;
}
