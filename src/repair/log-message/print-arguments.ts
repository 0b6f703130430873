import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/index.js';
import { indentOf, lineBreakOf, startsLine, withParentheses } from '../layout.js';
import { oncePerFile } from '../once-per-file.js';
import type { LogLineRequest, SourceCode } from './types.js';

/** How long a line may become before arguments are put on lines of their own. */
const MAX_LINE = 120;

/** The arguments of a call written anew, with the comments between them that `kept` does not hold. */
export function printArguments(
  { sourceCode, call, given }: Pick<LogLineRequest, 'sourceCode' | 'call' | 'given'>,
  items: readonly string[],
  kept: readonly Node[],
): { range: TSESTree.Range; text: string } {
  const lineBreak = lineBreakOf(sourceCode);
  const [head] = given;
  const tail = given.at(-1);
  const first = head && withParentheses(sourceCode, head).start;
  const last = tail && withParentheses(sourceCode, tail).end;
  if (!first || !last) return { range: [call.range[1] - 1, call.range[1] - 1], text: items.join(', ') };
  const range: TSESTree.Range = [first.range[0], last.range[1]];
  const comments = sourceCode
    .getCommentsInside(call)
    .filter((each) => each.range[0] >= range[0] && each.range[1] <= range[1] && !kept.some((node) => each.range[0] >= node.range[0] && each.range[1] <= node.range[1]));
  const indent = indentOf(sourceCode, first);
  const isOnOwnLine = startsLine(sourceCode, first);
  const lead = comments.map((each) => `${sourceCode.text.slice(...each.range)}${each.type === 'Line' ? `${lineBreak}${indent}` : ' '}`).join('');
  if (isOnOwnLine) return { range, text: `${lead}${items.join(`,${lineBreak}${indent}`)}` };
  const line = items.join(', ');
  const width = first.loc.start.column + line.length + 2;
  // Behind other code on its line a call is not what makes it long.
  const isAlone = call.loc.start.column - indent.length <= 'return await '.length;
  if (width <= MAX_LINE || !isAlone || line.includes('\n')) return { range, text: `${lead}${line}` };
  const step = indent.startsWith('\t') ? '\t' : indentStep(sourceCode.lines);
  const inner = `${lineBreak}${indent}${step}`;
  const behind = [...ahead(sourceCode, call, range), ...items];
  const isTrailing = sourceCode.getTokenAfter(last)?.value === ',';
  const start = behind.length > items.length ? (call.arguments[0]?.range[0] ?? range[0]) : range[0];
  return { range: [start, range[1]], text: `${lead}${inner}${behind.join(`,${inner}`)}${isTrailing ? '' : `${endsInComma(sourceCode) ? ',' : ''}${lineBreak}${indent}`}` };
}

/** `'debug'` in front of what is written anew, which goes to a line of its own as well. */
function ahead(sourceCode: SourceCode, call: LogLineRequest['call'], [start]: TSESTree.Range): string[] {
  const texts = call.arguments.filter((each) => each.range[1] <= start).map((each) => sourceCode.getText(each));
  const [first] = call.arguments;
  return first && sourceCode.text.slice(first.range[0], start).trim() === `${texts.join(', ')},` ? texts : [];
}

/** Whether a file ends arguments on lines of their own with a comma, as far as it has such. */
const endsInComma = oncePerFile(({ ast }) => {
  let ends = 0;
  for (const [index, { value, loc }] of ast.tokens.entries()) {
    const before = ast.tokens[index - 1];
    if (value !== ')' || !before || before.loc.end.line === loc.start.line) continue;
    if (before.value === ',') return true;
    ends += 1;
  }
  return ends === 0;
});

/** The narrowest indentation of a file. */
function indentStep(lines: readonly string[]): string {
  let least = 8;
  for (const line of lines) {
    const width = /^( +)\S/u.exec(line)?.[1]?.length ?? 0;
    if (width > 1 && width < least) least = width;
  }
  return ' '.repeat(least === 8 ? 2 : least);
}
