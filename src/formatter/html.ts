import { createHash } from 'node:crypto';
import { script, style } from './page-parts.js';
import { makeReport, plain, plural, printCounts, type Concern, type Context, type Finding, type Line, type Report, type Results } from './report.js';

/** Findings by concern and folder, as one page that needs nothing from elsewhere. */
function format(results: Results, context?: Context): string {
  const report = makeReport(results, context);
  const { concerns, folders, files } = report;
  const summary = concerns.length === 0 ? `No findings in ${plural(files, 'file')}.` : `${printCounts(report)} of ${plural(concerns.length, 'rule')} in ${plural(folders.length, 'folder')}; ${plural(files, 'file')} linted.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Findings</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Findings</h1>
<p>${escape(summary)}</p>
</header>
<main>
${concerns.length === 0 ? '' : `${printOverview(report)}\n${printFilter(report)}\n${concerns.map((each, index) => printConcern(each, index, folders)).join('\n')}`}
</main>
<script>${script}</script>
</body>
</html>
`;
}

export default format;
export { format as 'module.exports' };

/** Nothing but these two may run or style the page, whatever stands in the code that it shows. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return plain(text).replace(/[&<>"']/gu, (each) => ENTITIES[each] ?? '');
}

/** `code` in a message, as code. */
function escapeMessage(text: string): string {
  return text.split(/(`[^`]+`)/u).map((each) => (/^`[^`]+`$/u.test(each) ? `<code>${escape(each.slice(1, -1))}</code>` : escape(each))).join('');
}

function printOverview({ concerns, folders }: Report): string {
  const counts = folders.map((name) => concerns.flatMap((each) => each.folders).filter((each) => each.name === name).flatMap((each) => each.findings).length);
  return `<section aria-labelledby="overview">
<h2 id="overview">Overview</h2>
<table>
<caption>By concern</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">What it asks for</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th></tr></thead>
<tbody>
${concerns.map(({ name, description, errors, warnings }, index) => `<tr><th scope="row"><a href="#rule-${index}">${escape(name)}</a></th><td>${escape(description)}</td><td class="number">${errors}</td><td class="number">${warnings}</td></tr>`).join('\n')}
</tbody>
</table>
<table>
<caption>By folder</caption>
<thead><tr><th scope="col">Folder</th><th scope="col" class="number">Findings</th></tr></thead>
<tbody>
${folders.map((name, index) => `<tr><th scope="row">${escape(name)}</th><td class="number">${counts[index] ?? 0}</td></tr>`).join('\n')}
</tbody>
</table>
</section>`;
}

function printFilter({ concerns, folders }: Report): string {
  const options = (names: readonly string[]): string => names.map((name, index) => `<option value="${index}">${escape(name)}</option>`).join('');
  return `<form id="filter" role="search" hidden>
<label>Rule <select name="rule"><option value="">all</option>${options(concerns.map(({ name }) => name))}</select></label>
<label>Folder <select name="folder"><option value="">all</option>${options(folders)}</select></label>
<label>Severity <select name="severity"><option value="">all</option><option>error</option><option>warning</option></select></label>
<label>Text <input name="text" type="search" autocomplete="off"></label>
<output aria-live="polite"></output>
</form>`;
}

function printConcern({ name, description, page, folders, ...counts }: Concern, index: number, names: readonly string[]): string {
  return `<section class="rule" aria-labelledby="rule-${index}">
<h2 id="rule-${index}">${escape(name)} <small>${escape(printCounts(counts))}</small></h2>
<p>${escape(description)}${page === null ? '' : ` <a href="${escape(page)}" rel="noreferrer">The page of this rule</a>`}</p>
${folders.map((folder) => `<section class="folder">\n<h3>${escape(folder.name)}</h3>\n${folder.findings.map((each) => printFinding(each, index, names.indexOf(folder.name))).join('\n')}\n</section>`).join('\n')}
</section>`;
}

function printFinding({ file, line, column, severity, message, isFixable, suggestions, excerpt }: Finding, rule: number, folder: number): string {
  const repairs = [...(isFixable ? ['<code>eslint --fix</code> mends this'] : []), ...suggestions.map((each) => `An editor offers: ${escapeMessage(each)}`)];
  return `<article data-rule="${rule}" data-folder="${folder}" data-severity="${severity}">
<h4>${escape(file)}:${line}:${column} <span class="${severity}">${severity}</span></h4>
<p>${escapeMessage(message)}</p>
${excerpt.length === 0 ? '' : `<pre tabindex="0" aria-label="Source of ${escape(file)}, line ${line}"><code>${excerpt.map(printLine).join('\n')}</code></pre>\n`}${repairs.length === 0 ? '' : `<ul>${repairs.map((each) => `<li>${each}</li>`).join('')}</ul>\n`}</article>`;
}

function printLine({ number, text, marked }: Line): string {
  const [start, end] = marked ?? [0, 0];
  const code = marked ? `${escape(text.slice(0, start))}<mark>${escape(text.slice(start, end))}</mark>${escape(text.slice(end))}` : escape(text);
  return `<span class="line">${String(number).padStart(5)}</span>  ${code}`;
}
