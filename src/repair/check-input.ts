import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../ast/index.js';
import { quoteOf, type ImportRequest } from './add-import.js';
import { indentOf, lineBreakOf, startsLine, startWithComments, unitOf, usesSemicolons, withParentheses } from './layout.js';
import { printAnswer } from './print-answer.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a schema is made with, and is imported from. */
export interface Importable {
  readonly from: string;
  readonly name: string | null;
  readonly as: string;
  readonly also: readonly string[];
}

export interface SchemaStyle {
  readonly locals: readonly string[];
  readonly enums: ReadonlyMap<string, string>;
  readonly quote: string;
  readonly lineBreak: string;
  readonly unit: string;
}

/** How an input is checked, as `planInputRepair` of the semantic layer plans it. */
export interface CheckInputRequest {
  readonly sourceCode: SourceCode;
  readonly statement: Node;
  readonly outcome: string;
  readonly input: Node;
  readonly uses: readonly Node[];
  readonly annotation: Node | null;
  readonly schema:
    | { readonly how: 'found'; readonly name: string; readonly import: Importable | null }
    | { readonly how: 'made'; readonly suggested: string; readonly print: (style: SchemaStyle) => string; readonly enums: readonly Importable[]; readonly before: Node }
    | { readonly how: 'missing'; readonly suggested: string };
  readonly libraries: readonly Importable[];
  readonly asks: { readonly how: 'result' | 'guard' | 'throws'; readonly code: string; readonly fails?: string; readonly value?: string; readonly prepared?: string };
  readonly answer: { readonly code: string; readonly import?: { readonly name: string; readonly from: string } };
  readonly parameters: readonly string[];
  readonly added: { readonly after: Node; readonly name: string } | null;
}

export interface CheckInputPlan {
  readonly schema: string;
  readonly imports: readonly ImportRequest[];
  readonly edit: (fixer: TSESLint.RuleFixer, locals: readonly string[]) => readonly TSESLint.RuleFix[] | null;
}

/** Parses an input with a schema before the statement that takes it, and answers in the handler's own way where it does not fit. */
export function checkInput({ sourceCode, statement, outcome, input, uses, annotation, schema, libraries, asks, answer, parameters, added }: CheckInputRequest): CheckInputPlan | null {
  const isLost = [...uses, ...(annotation ? [annotation] : [])].some((each) => sourceCode.getCommentsInside(each).length > 0);
  const before = sourceCode.getTokenBefore(statement)?.value;
  const isFree = startsLine(sourceCode, statement) || before === '{' || before === ';';
  const quote = quoteOf(sourceCode.ast);
  const adding = added && freeName(sourceCode, added.name);
  const answered = printAnswer({ code: answer.code, parameters: adding === null ? parameters : [...parameters.slice(0, -1), adding], on: null, status: 400, says: 'Invalid input', quote });
  // What is set on a parameter and given back stays set.
  if (isLost || !isFree || !answered || answer.code.includes('$0.set.status')) return null;
  const enums = schema.how === 'made' ? schema.enums : [];
  const own = schema.how === 'found' && schema.import ? [schema.import] : [];
  const needed = [...own, ...libraries, ...enums].map(toRequest);
  const name = schema.how === 'found' ? schema.name : freeName(sourceCode, schema.suggested);
  const parsed = freeName(sourceCode, outcome, functionAround(statement));
  return {
    schema: name,
    imports: [...needed, ...(answer.import ? [{ ...answer.import, as: answer.import.name }] : [])],
    edit(fixer, locals) {
      const end = usesSemicolons(sourceCode) ? ';' : '';
      const [lineBreak, indent, unit] = [lineBreakOf(sourceCode), indentOf(sourceCode, statement), unitOf(sourceCode)];
      const libs = locals.slice(own.length, own.length + libraries.length);
      const called = own.length > 0 ? (locals[0] ?? name) : name;
      const lastLocal = locals[needed.length];
      const said = answered.map((each) => (answer.import && lastLocal !== undefined ? each.replace(answer.import.name, lastLocal) : each));
      const values: Record<string, string> = { schema: called, input: textOf(sourceCode, input), parsed, lib: libs[0] ?? '', run: libs[1] ?? '' };
      const fill = (code: string): string => code.replace(/\$(\w+)/g, (whole, key: string) => values[key] ?? whole);
      const lines = printCheck(asks, fill, parsed, said.map((each) => `${unit}${each}`)).map((each) => (/[{]$/.test(each) || each.trim() === '}' ? each : `${each}${end}`));
      const value = asks.value === undefined ? parsed : fill(asks.value);
      const fixes = [fixer.insertTextBefore(statement, lines.map((each) => `${each}${lineBreak}${indent}`).join('')), ...uses.map((each) => replaceUse(fixer, sourceCode, each, value))];
      if (annotation) fixes.push(fixer.remove(annotation));
      if (added) fixes.push(...addParameter(fixer, sourceCode, added.after, adding ?? added.name));
      if (schema.how !== 'made') return fixes;
      const printed = schema.print({ locals: libs, enums: new Map(enums.map((each, index) => [each.name ?? '', locals[own.length + libraries.length + index] ?? each.as])), quote, lineBreak, unit });
      return [fixer.insertTextBeforeRange([startWithComments(sourceCode, schema.before).range[0], 0], `const ${name} = ${printed}${end}${lineBreak}${lineBreak}`), ...fixes];
    },
  };
}

export function toRequest({ from, name, as, also }: Importable): ImportRequest {
  return { from, as, also, ...(name === null ? {} : { name }) };
}

/** The statements that check, without their ends; those that answer are indented already. */
function printCheck({ how, code, fails, prepared }: CheckInputRequest['asks'], fill: (code: string) => string, parsed: string, said: readonly string[]): string[] {
  switch (how) {
    case 'result':
      return [`const ${parsed} = ${fill(code)}`, `if (${fill(fails ?? '')}) {`, ...said, '}'];
    case 'guard':
      return [`const ${parsed} = ${fill(prepared ?? '$input')}`, `if (!${fill(code.replace('$input', '$parsed'))}) {`, ...said, '}'];
    case 'throws':
      return [`let ${parsed}`, 'try {', `${/^\s*/.exec(said[0] ?? '')?.[0] ?? ''}${parsed} = ${fill(code)}`, '} catch {', ...said, '}'];
  }
}

function addParameter(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, after: Node, name: string): TSESLint.RuleFix[] {
  const hasParentheses = sourceCode.getTokenAfter(after)?.value !== '=>';
  return hasParentheses ? [fixer.insertTextAfter(after, `, ${name}`)] : [fixer.insertTextBefore(after, '('), fixer.insertTextAfter(after, `, ${name})`)];
}

/** With parentheses that only a cast needed. */
function replaceUse(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, use: Node, value: string): TSESLint.RuleFix {
  const { parent } = use;
  if (parent?.type === 'Property' && parent.shorthand) return fixer.insertTextAfter(use, `: ${value}`);
  const { start, end } = withParentheses(sourceCode, use);
  return sourceCode.commentsExistBetween(start, end) ? fixer.replaceText(use, value) : fixer.replaceTextRange([start.range[0], end.range[1]], value);
}

function textOf(sourceCode: SourceCode, input: Node): string {
  const text = sourceCode.getText(input);
  return input.parent?.type === 'AwaitExpression' ? `await ${text}` : text;
}

function functionAround(statement: Node): Node {
  let at = statement;
  while (at.parent && !/Function/.test(at.type)) at = at.parent;
  return at;
}

/** A name that nothing has that a code can see or holds: in the whole file, or in one function. */
function freeName(sourceCode: SourceCode, wanted: string, within: Node = sourceCode.ast): string {
  const [start, end] = within.range;
  const isNear = ({ block: { range } }: { block: Node }): boolean => (range[0] >= start && range[1] <= end) || (range[0] <= start && range[1] >= end);
  const taken = new Set(sourceCode.scopeManager?.scopes.filter(isNear).flatMap((scope) => [...scope.variables.filter((each) => each.defs.length > 0).map((each) => each.name), ...scope.through.map(({ identifier }) => String('name' in identifier ? identifier.name : ''))]));
  let name = wanted;
  for (let n = 2; taken.has(name); n += 1) name = `${wanted}${n}`;
  return name;
}
