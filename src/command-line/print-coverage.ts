import { excerpt } from '../ast/index.js';
import type { Coverage, Group } from './measure-coverage.js';

/** Coverage as text. */
export function printCoverage(coverage: Coverage): string {
  const { folder, files, leftOut, calls, language, project, modelled, unmodelled, unknown, followed, notFollowed, unmodelledLibraries, broken } = coverage;
  const own = calls - language;
  const counts: readonly (readonly [number, string])[] = [
    [language, 'the language and its platform'],
    [project, 'followed into code of this project'],
    [modelled, 'followed to a library that a model speaks for'],
    [unmodelled, 'followed to a library that no model speaks for'],
    [unknown, 'not followed'],
  ];
  const lines = [
    `${folder}: ${plural(calls, 'call')} in ${plural(files, 'file')}${leftOut > 0 ? `; ${plural(leftOut, 'file')} left out, since no rule of this plugin is on there` : ''}`,
    ...counts.map(([count, what]) => `${String(count).padStart(7)}  ${what}`),
  ];
  if (followed !== null) lines.push('', `Followed: ${own - unknown} of the ${own} calls that are not the language's own (${percent(followed)}).`);
  if (notFollowed.length > 0) lines.push('', 'Not followed. No rule knows what these do, so that its silence about them says nothing:', ...printGroups(notFollowed));
  if (unmodelledLibraries.length > 0) lines.push('', 'Libraries that no model speaks for. The rules do not know what they do:', ...printGroups(unmodelledLibraries));
  if (broken.length > 0) lines.push('', 'Files that do not parse. Nothing in them was looked at:', ...broken.map((each) => `  ${each}`));
  return `${lines.join('\n')}\n`;
}

function printGroups(groups: readonly Group[]): string[] {
  const width = Math.max(...groups.map(({ what }) => excerpt(what).length));
  return groups.map(({ what, count, first }) => `${String(count).padStart(7)}  ${excerpt(what).padEnd(width)}  ${first}`);
}

/** Never 100% unless it is all. */
function percent(share: number): string {
  return `${Math.floor(share * 100)}%`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
