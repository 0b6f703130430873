// docs/performance.md, as far as it follows from the numbers. tests/meta/performance.test.ts holds a page to this form.

const number = (value) => Math.round(value).toLocaleString('en-US').replaceAll(',', ' ');
const fixed = (value, digits) => (value === null ? '' : value.toFixed(digits));

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const modesTable = (rows) =>
  table(
    ['what runs', 'rules', 'seconds', 'to no rules', 'rules to parse', 'peak memory, MB'],
    rows.map(({ name, rules, seconds, perNoRules, rulesPerParse, peak }) => [name, rules ?? '', fixed(seconds, 1), fixed(perNoRules, 2), fixed(rulesPerParse, 2), number(peak)]),
  );

const growthTable = (growth) => {
  const modes = [...growth[0].rows.keys()];
  return table(
    ['lines', ...modes.map((name) => `${name}, s`), ...modes.map((name) => `${name}, MB`)],
    growth.map(({ lines, rows }) => [number(lines), ...modes.map((name) => fixed(rows.get(name).seconds, 1)), ...modes.map((name) => number(rows.get(name).peak))]),
  );
};

/** A mode that leaves files out is not to be compared. */
function unread(rows) {
  const named = rows.filter((row) => row.unread > 0).map((row) => `${row.name} ${row.unread}`);
  return named.length === 0 ? '' : `\nFiles that could not be read: ${named.join(', ')}.\n`;
}

export function describe({ environment: { node, threads, versions }, tables, rules, growth, loadMs }) {
  return `# What it costs

\`npm run bench\` wrote this page and measured all of it in one run: Node ${node}, ${threads} threads, ${versions.join(', ')}. Each number is the
median of as many fresh processes as there were rounds, from the start of a process to its end; the modes took turns. Times differ between machines, ratios hardly: read
those. *No rules* is ESLint that parses and walks each file, and nothing else. *Rules to parse* is what the rules took against what the
parser took, by ESLint's own statistics; with types, the types are made by the parser. Lines are lines of code, without blank ones and comments.

![What runs, against ESLint without rules](performance.svg)

${tables.map(({ name, packages, files, lines, rounds, rows }) => `## ${name}

${number(lines)} lines in ${number(files)} files: ${packages.join(', ')}. Rounds: ${rounds}.

${modesTable(rows)}
${unread(rows)}`).join('\n')}
## Growth

The same share of each package, as a project of its own. Rounds: ${growth[0].rounds}.

![Time by lines of code](performance-growth.svg)

${growthTable(growth)}

## Each rule

Milliseconds for a thousand lines under \`strict\`. What several rules ask is computed once, and counted where it was asked first, so a
rule alone may cost more than here.

${table(['rule', 'ms'], rules.map(({ name, ms }) => [`[${name}](rules/${name}.md)`, fixed(ms, 3)]))}

## Loading

ESLint is loaded already: the plugin takes ${fixed(loadMs, 0)} ms more.
`;
}
