import type { Explanation } from './explain-line.js';
import type { RuleAnswer } from './rule-answers.js';

const WIDTH = 12;

/** An explanation as text. */
export function printExplanation({ file, line, calls, place, rules }: Explanation): string {
  const parts = calls.map(({ line: at, column, call, facts }) => [
    `${file}:${at}:${column}  ${call}`,
    ...Object.entries(facts).flatMap(([asked, told]) => told.map((each, index) => `  ${(index === 0 ? asked : '').padEnd(WIDTH)} ${each}`)),
  ]);
  if (calls.length === 0) parts.push([`${file}:${line}  no call`]);
  parts.push(...(place.length > 0 ? [place.map((each) => `  ${'place'.padEnd(WIDTH)} ${each}`)] : []), printRules(rules));
  return `${parts.map((each) => each.join('\n')).join('\n\n')}\n`;
}

const TITLES: Readonly<Record<RuleAnswer['verdict'], string>> = {
  reported: 'reports', suppressed: 'suppressed', options: 'silent with these options', silent: 'silent', off: 'off',
};

function printRules(rules: readonly RuleAnswer[]): string[] {
  const told = rules.filter(({ message }) => message !== null).flatMap(({ rule, verdict, severity, line, column, message, why, page }) => [
    `  ${rule}: ${TITLES[verdict]}${severity === null ? '' : ` (${severity})`} at ${line}:${column}`,
    `      ${message}`,
    ...(verdict === 'reported' ? [`      ${page}`] : [`      (${why})`]),
  ]);
  const silent = rules.filter(({ message }) => message === null).toSorted((one, other) => Number(isAbsence(one)) - Number(isAbsence(other)));
  const reasons = [...new Set(silent.map(({ verdict, why }) => `${TITLES[verdict]}: ${why}`))];
  const grouped = reasons.flatMap((reason) => [`  ${reason}`, ...wrap(silent.filter(({ verdict, why }) => `${TITLES[verdict]}: ${why}` === reason).map(({ rule }) => rule).join(', '))]);
  return ['Rules', ...told, ...grouped];
}

/** That there is nothing of its kind is told last: it is true of most rules on most lines. */
function isAbsence({ verdict, why }: RuleAnswer): boolean {
  return verdict === 'off' || why.startsWith('there is no');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 110) lines.push(`      ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
