import type { TSESLint } from '@typescript-eslint/utils';
import { keyName, memberName, unwrap, type CallExpression, type Node } from '../ast/index.js';
import type { LookAgain } from '../semantics/types.js';
import { findImported, quoteOf, type ImportRequest } from './add-import.js';
import { findFreeName } from './free-name.js';
import { appendItems, indentOf, lineBreakOf, separatorBehind, startsLine, usesSemicolons } from './layout.js';
import { removeProperty } from './set-option.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fixer = TSESLint.RuleFixer;
type Edit = (fixer: Fixer) => TSESLint.RuleFix[];

export interface LookAgainPlan {
  readonly imports: readonly ImportRequest[];
  readonly edit: (fixer: Fixer, locals: readonly string[]) => readonly TSESLint.RuleFix[];
}

/** Adds to the filter of a write what an `if` before it has looked at, and has what the `if` does done where no record was found. */
export function lookAgain(sourceCode: SourceCode, plan: LookAgain): LookAgainPlan | null {
  const { statement, consequent, model, condition, write, joins } = plan;
  const [own] = write.calls;
  const answer = own?.type === 'CallExpression' ? answerIn(sourceCode, plan, own) : null;
  if (own?.type !== 'CallExpression' || !answer || [statement, consequent, ...(condition.value ? [condition.value] : [])].some((each) => sourceCode.getCommentsInside(each).length > 0)) return null;
  const operator = model.imports?.names[condition.comparison];
  const imports = operator === undefined ? [] : [operator, model.imports?.and ?? ''].map((name) => ({ from: model.imports?.from ?? '', name, as: name }));
  const isJoined = joins.kind === 'operand' && joins.filter.type === 'CallExpression' && imports[1] !== undefined && sourceCode.getText(joins.filter.callee) === findImported(sourceCode, imports[1]).local;
  const joined = (locals: readonly string[]): Edit | null => joinIn(sourceCode, plan, sayIn(sourceCode, plan, locals[0] ?? ''), isJoined ? null : (locals[1] ?? ''));
  if (!joined(['', ''])) return null;
  return {
    imports: isJoined ? imports.slice(0, 1) : imports,
    edit: (fixer, locals) => [
      ...(joined(locals)?.(fixer) ?? []),
      ...renamedIn(fixer, own, model.methods),
      ...(write.node === own ? [] : renamedIn(fixer, write.node, model.ends)),
      ...(model.adds !== undefined && !isListed(plan) ? [fixer.insertTextAfter(write.node, model.adds)] : []),
      ...droppedIn(plan, own).map((each) => removeProperty(fixer, sourceCode, each)),
      ...answer(fixer),
    ],
  };
}

function renamedIn(fixer: Fixer, call: Node, names: Readonly<Record<string, string>> | undefined): TSESLint.RuleFix[] {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  const name = callee && names?.[memberName(callee) ?? ''];
  return name !== undefined && name !== null && callee?.type === 'MemberExpression' ? [fixer.replaceText(callee.property, name)] : [];
}

/** The condition as the library has it written. */
function sayIn(sourceCode: SourceCode, { condition, joins }: LookAgain, operator: string): string {
  const value = joins.kind === 'text' && joins.list.type === 'ArrayExpression' ? `$${String(joins.list.elements.length + 1)}` : condition.value ? sourceCode.getText(condition.value) : '';
  const column = joins.kind === 'text' && /[A-Z]/.test(condition.column) ? `"${condition.column}"` : condition.column;
  const record = joins.kind === 'operand' ? sourceCode.getText(joins.record) : '';
  const says = joins.kind === 'call' || joins.kind === 'word' ? condition.says.replaceAll("'", quoteOf(sourceCode.ast)) : condition.says;
  return says.replace('$operator', () => operator).replace('$record', () => record).replace('$column', () => column).replace('$value', () => value);
}

function joinIn(sourceCode: SourceCode, { joins, condition }: LookAgain, says: string, and: string | null): Edit | null {
  switch (joins.kind) {
    case 'property': {
      const { object } = joins;
      const last = object.type === 'ObjectExpression' ? object.properties.at(-1) : undefined;
      if (!last) return null;
      return (fixer) => appendItems(fixer, sourceCode, { start: last, end: last }, object.loc.start.line !== last.loc.start.line, [says]);
    }
    case 'word': {
      const last = joins.call.arguments.at(-1);
      return last ? (fixer) => [fixer.insertTextAfter(last, `, ${says}`)] : null;
    }
    case 'option': {
      const last = joins.object?.type === 'ObjectExpression' ? joins.object.properties.at(-1) : undefined;
      const behind = joins.call.arguments.at(-1);
      if (joins.object && last) return (fixer) => appendItems(fixer, sourceCode, { start: last, end: last }, joins.object?.loc.start.line !== last.loc.start.line, [says]);
      return behind ? (fixer) => [fixer.insertTextAfter(behind, `, { ${says} }`)] : null;
    }
    case 'key':
      return (fixer) => [fixer.replaceText(joins.key, `{ _id: ${sourceCode.getText(joins.key)}, ${says} }`)];
    case 'call': {
      const next = sourceCode.getTokenAfter(joins.after);
      const isOwnLine = next !== null && next.loc.start.line !== joins.after.loc.end.line && next.value === '.';
      return (fixer) => [fixer.insertTextAfter(joins.after, `${isOwnLine ? `${lineBreakOf(sourceCode)}${indentOf(sourceCode, next)}` : ''}${says}`)];
    }
    case 'operand': {
      const [last] = joins.filter.type === 'CallExpression' ? joins.filter.arguments.slice(-1) : [];
      if (and === null) return last ? (fixer) => [fixer.insertTextAfter(last, `, ${says}`)] : null;
      return (fixer) => [fixer.insertTextBefore(joins.filter, `${and}(`), fixer.insertTextAfter(joins.filter, `, ${says})`)];
    }
    case 'text': {
      const raw = sourceCode.getText(joins.text);
      const end = /(?:\s+returning\b[\s\S]*|\s*)$/i.exec(raw.slice(0, -1))?.index ?? raw.length - 1;
      if (says.includes(raw[0] ?? '')) return null;
      const last = joins.list.type === 'ArrayExpression' ? joins.list.elements.at(-1) : undefined;
      const value = condition.value && sourceCode.getText(condition.value);
      return (fixer) => [fixer.insertTextAfterRange([joins.text.range[0], joins.text.range[0] + end], ` AND ${says}`), ...(value !== null && last ? [fixer.insertTextAfter(last, `, ${value}`)] : [])];
    }
  }
}

function isListed({ write, model }: LookAgain): boolean {
  return write.calls.some((each) => each.type === 'CallExpression' && model.lists?.includes(memberName(each.callee) ?? '') === true);
}

/** What the method that counts does not take. */
function droppedIn({ model, use }: LookAgain, own: CallExpression): readonly Node[] {
  const [given] = own.arguments;
  const { options } = model;
  if (!options || given?.type !== 'ObjectExpression' || (use.kind !== 'none' && model.again === undefined)) return [];
  return given.properties.filter((each) => !options.includes(each.type === 'Property' ? (keyName(each) ?? '') : ''));
}

/** Names what the write answers, asks it whether a record was found, and gives the record on. */
function answerIn(sourceCode: SourceCode, plan: LookAgain, own: CallExpression): Edit | null {
  const { statement, use, model, write, consequent } = plan;
  const isList = isListed(plan);
  const { property } = isList ? {} : model.answer;
  const none = isList ? '$name.length === 0' : model.answer.none;
  const call = write.node;
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const space = separatorBehind(sourceCode, statement);
  const next = startsLine(sourceCode, statement) ? space : ' ';
  const ask = (name: string): string => `${space}if (${none.replace('$name', () => name)}) ${sourceCode.getText(consequent)}`;
  const name = findFreeName(sourceCode, model.answer.name);
  const taking = property === undefined ? name : name === property ? `{ ${property} }` : `{ ${property}: ${name} }`;
  const until = (text: string) => (fixer: Fixer): TSESLint.RuleFix => fixer.replaceTextRange([statement.range[0], call.range[0]], text);
  const behind = (text: string) => (fixer: Fixer): TSESLint.RuleFix => fixer.insertTextAfter(statement, text);
  const edits = (...made: readonly ((fixer: Fixer) => TSESLint.RuleFix)[]): Edit => (fixer) => made.map((each) => each(fixer));
  if (use.kind === 'none') return edits(until(`const ${taking} = await `), behind(ask(name)));
  if (model.again !== undefined) {
    const record = readAgain(sourceCode, plan, own);
    const before = use.kind === 'returned' ? 'return ' : `const ${sourceCode.getText(use.name)} = await `;
    return record === null ? null : edits(until(`const ${taking} = await `), behind(`${ask(name)}${next}${before}${record}${end}`));
  }
  if (use.kind === 'returned') {
    const whole = property === undefined ? name : findFreeName(sourceCode, 'result');
    return edits(until(`const ${whole} = await `), behind(`${ask(property === undefined ? whole : `${whole}.${property}`)}${next}return ${whole}${end}`));
  }
  if (use.name.type === 'Identifier') return use.name.typeAnnotation ? null : edits(behind(ask(property === undefined ? use.name.name : `${use.name.name}.${property}`)));
  if (use.name.type === 'ArrayPattern' && isList && use.name.elements.length === 1 && use.name.elements[0]?.type === 'Identifier') return edits(behind(`${space}if (!${use.name.elements[0].name}) ${sourceCode.getText(consequent)}`));
  const last = use.name.type === 'ObjectPattern' ? use.name.properties.at(-1) : undefined;
  if (property === undefined || !last || last.type === 'RestElement') return null;
  return edits((fixer) => fixer.insertTextAfter(last, `, ${name === property ? property : `${property}: ${name}`}`), behind(ask(name)));
}

/** `prisma.order.findUniqueOrThrow({ where: { id }, include: { lines: true } })` */
function readAgain(sourceCode: SourceCode, plan: LookAgain, own: CallExpression): string | null {
  const callee = unwrap(own.callee);
  const { joins, model } = plan;
  if (callee.type !== 'MemberExpression' || joins.kind !== 'property' || plan.write.node !== own) return null;
  const options = [`where: ${sourceCode.getText(joins.object)}`, ...droppedIn(plan, own).map((each) => sourceCode.getText(each))];
  return `${sourceCode.getText(callee.object)}.${model.again ?? ''}({ ${options.join(', ')} })`;
}
