import { expect } from 'vitest';

export interface Finding {
  ruleId: string | null;
  line: number;
  column: number;
  message: string;
}

/** Reads the output of `eslint --format json` for one file. */
export function parseFindings(json: string): Finding[] {
  const results = JSON.parse(json) as { messages: Finding[] }[];
  if (results.length !== 1) throw new Error(`ESLint looked at ${results.length} files, not at one:\n${json}`);
  return results[0]!.messages.map(({ ruleId, line, column, message }) => ({ ruleId, line, column, message }));
}

/** The one finding in `code` of consumers.ts; the second fetch there has its timeout. */
export const missingTimeout: Finding = {
  ruleId: 'resilience/require-timeout',
  line: 3,
  column: 26,
  message: expect.stringMatching(/fetch.*\.$/u) as string,
};
