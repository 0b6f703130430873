/** A place in a text as editors tell it: both count from 0, characters in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** A text after edits that all speak of the text before them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const replaced = edits.map(({ range, newText }) => ({ start: offsetAt(text, range.start), end: offsetAt(text, range.end), newText }));
  return replaced
    .sort((a, b) => b.start - a.start)
    .reduce((edited, { start, end, newText }) => edited.slice(0, start) + newText + edited.slice(end), text);
}

function offsetAt(text: string, { line, character }: Position): number {
  const breaks = [...text.matchAll(/\r\n|\n|\r/g)];
  const before = breaks[line - 1];
  const start = before ? before.index + before[0].length : 0;
  return Math.min(start + character, breaks[line]?.index ?? text.length);
}
