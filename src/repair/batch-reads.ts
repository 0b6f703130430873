import type { TSESLint } from '@typescript-eslint/utils';
import { findEnclosingFunction, memberName, someNode, type Node, type Program } from '../ast/index.js';
import type { BatchRead } from '../semantics/types.js';
import { findImported, type ImportRequest } from './add-import.js';
import { mergeImport } from './merge-import.js';
import { findFreeName } from './free-name.js';
import { indentOf, lineBreakOf, startsLine, startWithComments, unitOf, usesSemicolons } from './layout.js';
import { camelCase, plural, singular } from './record-names.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

export interface BatchPlan {
  readonly imports: readonly ImportRequest[];
  /** The import, written into one that is there. */
  readonly shared: readonly { readonly key: string; readonly edit: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[] }[];
  readonly edit: (fixer: TSESLint.RuleFixer, locals: readonly string[]) => TSESLint.RuleFix[];
}

/** One query before a loop, a Map of what it gives by key, and a look-up in the place of the query. Null where a comment would be lost. */
export function batchReads(sourceCode: SourceCode, read: BatchRead, isTyped: boolean): BatchPlan | null {
  const { asked, statement, list, model, taken } = read;
  const start = startWithComments(sourceCode, statement);
  if (!startsLine(sourceCode, start) || losesComments(sourceCode, read) || (model.refusesEmpty === true && !read.isArray)) return null;
  const [needed] = read.imports.map(({ from, name }) => ({ from, name, as: name }));
  const found = needed && findImported(sourceCode, needed);
  const merged = needed && !found?.isThere ? mergeImport(sourceCode, needed, read.replaced) : null;
  return {
    imports: needed && !merged ? [needed] : [],
    shared: needed && merged ? [{ key: `${needed.from} ${needed.name}`, edit: merged }] : [],
    edit: (fixer) => {
      const local = found?.local ?? '';
      const names = nameAll(sourceCode, read);
      const keys = printKeys(sourceCode, read);
      const query = printQuery(sourceCode, read, keys, local);
      const awaited = `await ${query}`;
      const all = model.rows === undefined ? awaited : `(${awaited}).${model.rows}`;
      const rows = model.refusesEmpty ? `${sourceCode.getText(list)}.length === 0 ? [] : ${all}` : all;
      const end = usesSemicolons(sourceCode) ? ';' : '';
      const gap = `${lineBreakOf(sourceCode)}${indentOf(sourceCode, start)}`;
      const lines = [`const ${names.rows} = ${rows}${end}`, ...printMap(read, names, isTyped, end, unitOf(sourceCode))];
      const lookUp = `${names.map}.get(${ofKey(read, sourceCode.getText(read.key))})`;
      const fallback = read.isGroup ? ' ?? []' : model.missing === 'null' ? ' ?? null' : '';
      return [
        fixer.insertTextBefore(start, `${lines.join('\n').replaceAll('\n', gap)}${gap}`),
        fixer.replaceText(asked, fallback !== '' && needsParentheses(sourceCode, asked) ? `(${lookUp}${fallback})` : `${lookUp}${fallback}`),
        ...(taken ? [fixer.replaceText(taken.pattern, sourceCode.getText(taken.rows))] : []),
        ...stopWaiting(fixer, sourceCode, read),
      ];
    },
  };
}

function ofKey({ model: { asText } }: BatchRead, text: string): string {
  return asText ? `String(${text})` : text;
}

interface Names {
  readonly rows: string;
  readonly map: string;
  readonly row: string;
}

/** What was declared by repairs of this pass, by the block that it is declared in. */
const declared = new WeakMap<Program, Map<Node | null, Set<string>>>();

/** `users`, `usersById` */
function nameAll(sourceCode: SourceCode, { operation, field, statement, key: given }: BatchRead): Names {
  const record = camelCase(operation.record?.name ?? 'row');
  let blocks = declared.get(sourceCode.ast);
  if (!blocks) declared.set(sourceCode.ast, (blocks = new Map()));
  const block = findEnclosingFunction(statement);
  let known = blocks.get(block);
  if (!known) blocks.set(block, (known = new Set()));
  const isFree = (name: string): boolean => !known.has(name) && findFreeName(sourceCode, name) === name;
  const many = plural(record);
  // Of what it is to the element: `editors` for `post.editorId`.
  const role = /^(\w+?)_?ids?$/i.exec(memberName(given) ?? '')?.[1];
  const names = [many, ...(role ? [plural(camelCase(role))] : []), `found${upper(many)}`];
  const ofMap = (name: string): string => `${name}By${upper(camelCase(field))}`;
  let name = names.find((each) => isFree(each) && isFree(ofMap(each)));
  for (let n = 2; name === undefined; n += 1) if (isFree(`${many}${n}`) && isFree(ofMap(`${many}${n}`))) name = `${many}${n}`;
  known.add(name).add(ofMap(name));
  return { rows: name, map: ofMap(name), row: singular(record) };
}

function upper(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

/** `orders.map((order) => order.userId)`; the list itself where its elements are the keys. */
function printKeys(sourceCode: SourceCode, { list, element, key, isArray, isReadonly }: BatchRead): string {
  const source = sourceCode.getText(list);
  const pattern = sourceCode.getText(element);
  if (element.type === 'Identifier' && key.type === 'Identifier') return isArray && !isReadonly ? source : `[...${source}]`;
  const callback = `(${pattern}) => ${sourceCode.getText(key)}`;
  return isArray ? `${source}.map(${callback})` : `Array.from(${source}, ${callback})`;
}

/** The call for one, with what makes of it one for all. */
function printQuery(sourceCode: SourceCode, { operation: { node }, edits, asked, statement }: BatchRead, keys: string, local: string): string {
  let text = sourceCode.text.slice(...node.range);
  for (const { from, to, text: by } of [...edits].sort((a, b) => b.from - a.from)) {
    const written = by.replaceAll('%keys', () => keys).replaceAll('%name', () => local);
    text = text.slice(0, from - node.range[0]) + written + text.slice(to - node.range[0]);
  }
  const [inner, outer] = [indentOf(sourceCode, asked), indentOf(sourceCode, statement)];
  const extra = inner.startsWith(outer) ? inner.slice(outer.length) : '';
  const lines = text.split(/\r?\n/);
  const mayMove = extra !== '' && !someNode(node, (each) => each.type === 'TemplateLiteral' && each.loc.start.line !== each.loc.end.line);
  // What is put before each line is the indentation of the statement.
  return lines.map((line, index) => (index === 0 ? line : mayMove && line.startsWith(inner) ? line.slice(outer.length + extra.length) : line)).join('\n');
}

function printMap({ field, isGroup, model: { asText } }: BatchRead, { rows, map, row }: Names, isTyped: boolean, end: string, unit: string): string[] {
  const keyOf = (name: string): string => (asText ? `String(${name}.${field})` : `${name}.${field}`);
  if (!isGroup) return [`const ${map} = new Map(${rows}.map((${row}) => [${keyOf(row)}, ${row}]))${end}`];
  return [
    `const ${map} = new Map${isTyped ? `<unknown, typeof ${rows}>` : ''}()${end}`,
    `for (const ${row} of ${rows}) {`,
    `${unit}const group = ${map}.get(${keyOf(row)})${end}`,
    `${unit}if (group) group.push(${row})${end}`,
    `${unit}else ${map}.set(${keyOf(row)}, [${row}])${end}`,
    '}',
  ];
}

/** `await Promise.all(list.map(async (each) => …))` becomes `list.map((each) => …)` once nothing in it waits. */
function stopWaiting(fixer: TSESLint.RuleFixer, sourceCode: SourceCode, { waits }: BatchRead): TSESLint.RuleFix[] {
  if (!waits) return [];
  const { outer, inner, fn } = waits;
  if (sourceCode.getCommentsInside(outer).length > sourceCode.getCommentsInside(inner).length) return [];
  const first = sourceCode.getFirstToken(fn);
  const next = fn.async && first ? sourceCode.getTokenAfter(first, { includeComments: true }) : null;
  return [
    fixer.removeRange([outer.range[0], inner.range[0]]),
    fixer.removeRange([inner.range[1], outer.range[1]]),
    ...(first && next ? [fixer.removeRange([first.range[0], next.range[0]])] : []),
  ];
}

/** Beside `??` no other operator may stand; a member, a call and an `in` bind closer. */
function needsParentheses(sourceCode: SourceCode, node: Node): boolean {
  const { parent } = node;
  if (sourceCode.getTokenBefore(node)?.value === '(' && sourceCode.getTokenAfter(node)?.value === ')' && parent?.type !== 'CallExpression') return false;
  return !/^(?:VariableDeclarator|Property|CallExpression|ReturnStatement|ArrowFunctionExpression|AssignmentExpression|ArrayExpression|ExpressionStatement|SpreadElement|ForOfStatement)$/.test(parent?.type ?? '');
}

/** Comments that would be copied, or left out, with what is replaced. */
function losesComments(sourceCode: SourceCode, { asked, operation: { node }, edits, taken, key, element, list }: BatchRead): boolean {
  const inside = (outer: Node): number => sourceCode.getCommentsInside(outer).length;
  if (inside(asked) > inside(node) || inside(key) + inside(element) + inside(list) > 0) return true;
  if (taken && inside(taken.pattern) > inside(taken.rows)) return true;
  return sourceCode.getCommentsInside(node).some(({ range: [start, end] }) => edits.some(({ from, to }) => start < to && end > from));
}
