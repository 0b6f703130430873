import { makeReport, plain, plural, printCounts, type Concern, type Context, type Finding, type Results } from './report.js';

/** Findings by concern and folder, as text. */
function format(results: Results, context?: Context): string {
  const { concerns, folders, files, errors, warnings } = makeReport(results, context);
  if (concerns.length === 0) return `No findings in ${plural(files, 'file')}.\n`;
  const total = `${printCounts({ errors, warnings })} of ${plural(concerns.length, 'rule')} in ${plural(folders.length, 'folder')}, ${plural(files, 'file')} linted.`;
  const width = Math.max(...concerns.map(({ name }) => name.length));
  const overview = concerns.map((each) => `${String(each.errors + each.warnings).padStart(6)}  ${each.name.padEnd(width)}  ${each.description}`.trimEnd());
  return plain(`${[...concerns.flatMap(printConcern), ...overview, '', total].join('\n')}\n`);
}

export default format;
export { format as 'module.exports' };

function printConcern({ name, description, page, folders, ...counts }: Concern): string[] {
  return [
    `${name} (${printCounts(counts)})`,
    ...(description === '' ? [] : [`  ${description}`]),
    ...(page === null ? [] : [`  ${page}`]),
    ...folders.flatMap((folder) => ['', `  ${folder.name}`, ...folder.findings.flatMap(printFinding)]),
    '',
  ];
}

function printFinding({ file, line, column, severity, message, isFixable, excerpt }: Finding): string[] {
  const marked = excerpt.find((each) => each.number === line);
  return [
    `    ${file}:${line}:${column}  ${severity}  ${message}${isFixable ? ' (--fix mends this)' : ''}`,
    ...(marked ? [`      ${marked.number} | ${marked.text.trim()}`] : []),
  ];
}
