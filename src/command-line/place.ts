import { Failure } from './failure.js';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number | null;
}

/** Reads `src/orders.ts:12` and `src/orders.ts:12:5`; a drive letter has a colon, too. */
export function parsePlace(text: string): Place {
  const found = /^(?<file>.+?):(?<line>\d+)(?::(?<column>\d+))?$/su.exec(text)?.groups;
  if (!found) throw new Failure(`\`${text}\` names no line: write FILE:LINE, such as src/orders.ts:12.`);
  const { file = '', line = '', column } = found;
  return { file, line: Number(line), column: column === undefined ? null : Number(column) };
}
