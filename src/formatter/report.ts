import path from 'node:path';
import type { ESLint, Linter } from 'eslint';

/** What ESLint finds, put in order: the same for the same findings. */
export interface Report {
  readonly concerns: readonly Concern[];
  /** Every folder with a finding, by name. */
  readonly folders: readonly string[];
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

/** What one rule found. */
export interface Concern {
  /** As the configuration names the rule; a name of our own for what has no rule, such as a syntax error. */
  readonly name: string;
  /** What the rule says of itself. */
  readonly description: string;
  /** Its page; null where the rule names none. */
  readonly page: string | null;
  readonly errors: number;
  readonly warnings: number;
  readonly folders: readonly Folder[];
}

export interface Folder {
  readonly name: string;
  readonly findings: readonly Finding[];
}

export interface Finding {
  /** From where ESLint runs, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** `eslint --fix` mends it. */
  readonly isFixable: boolean;
  /** What an editor offers instead. */
  readonly suggestions: readonly string[];
  /** Empty where the source is not at hand. */
  readonly excerpt: readonly Line[];
}

/** A line of source. What `marked` spans is what the finding speaks of. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly marked: readonly [start: number, end: number] | null;
}

/** What a rule of ESLint's own results says of itself, as far as it is of use here. */
type RuleDocs = Readonly<Record<string, { readonly docs?: { readonly description?: unknown; readonly url?: unknown } | undefined } | undefined>>;

export type Results = readonly ESLint.LintResult[];
export interface Context {
  readonly cwd?: string;
  readonly rulesMeta?: RuleDocs;
}

const NO_RULE = 'no rule';

/** Puts findings in order, by concern and folder. */
export function makeReport(results: Results, { cwd = '', rulesMeta = {} }: Context = {}): Report {
  const findings = results.flatMap((result) => result.messages.map((message) => ({ rule: message.ruleId ?? NO_RULE, finding: readFinding(result, message, cwd) })));
  const names = [...new Set(findings.map(({ rule }) => rule))];
  const concerns = names.map((name) => describeConcern(name, findings.flatMap(({ rule, finding }) => (rule === name ? [finding] : [])), rulesMeta));
  return {
    concerns: concerns.toSorted((one, other) => other.errors + other.warnings - one.errors - one.warnings || compare(one.name, other.name)),
    folders: [...new Set(findings.map(({ finding }) => folderOf(finding)))].toSorted(compare),
    files: results.length,
    errors: count(findings.map(({ finding }) => finding), 'error'),
    warnings: count(findings.map(({ finding }) => finding), 'warning'),
  };
}

function describeConcern(name: string, findings: readonly Finding[], rulesMeta: RuleDocs): Concern {
  const { description, url } = rulesMeta[name]?.docs ?? {};
  const names = [...new Set(findings.map(folderOf))].toSorted(compare);
  return {
    name,
    description: typeof description === 'string' ? description : name === NO_RULE ? 'what ESLint itself says, such as syntax errors' : '',
    page: typeof url === 'string' && /^https?:\/\//u.test(url) ? url : null,
    errors: count(findings, 'error'),
    warnings: count(findings, 'warning'),
    folders: names.map((folder) => ({ name: folder, findings: findings.filter((each) => folderOf(each) === folder).toSorted(comparePlaces) })),
  };
}

function readFinding(result: ESLint.LintResult, message: Linter.LintMessage, cwd: string): Finding {
  const file = path.isAbsolute(result.filePath) && cwd !== '' ? path.relative(cwd, result.filePath) : result.filePath;
  return {
    file: file.split(path.sep).join('/'),
    line: message.line ?? 0,
    column: message.column ?? 0,
    severity: message.severity === 2 ? 'error' : 'warning',
    message: message.message,
    isFixable: message.fix !== undefined,
    suggestions: (message.suggestions ?? []).map(({ desc }) => desc),
    // After `--fix` places are those of what it has written.
    excerpt: readExcerpt(result.output ?? result.source, message),
  };
}

/** How many lines around a finding are shown, how many of a long one, and how much of a long line. */
const AROUND = 2;
const MOST_LINES = 12;
const MOST_TEXT = 240;

function readExcerpt(source: string | undefined, { line, column, endLine = line, endColumn }: Linter.LintMessage): Line[] {
  if (source === undefined || !(line > 0)) return [];
  const lines = source.replace(/^\uFEFF/u, '').split(/\r\n|[\r\n\u2028\u2029]/u);
  const from = Math.max(1, line - AROUND);
  const to = Math.min(lines.length, endLine + AROUND, line + MOST_LINES);
  const shown: Line[] = [];
  for (let number = from; number <= to; number += 1) {
    const whole = lines[number - 1] ?? '';
    const text = whole.length > MOST_TEXT ? `${whole.slice(0, MOST_TEXT)}…` : whole;
    shown.push({ number, text, marked: number < line || number > endLine ? null : spanOf(text, number === line ? column - 1 : indentOf(text), number === endLine ? endColumn : undefined) });
  }
  return shown;
}

function spanOf(text: string, start: number, endColumn: number | undefined): readonly [number, number] | null {
  const from = Math.min(Math.max(0, start), text.length);
  const end = Math.min(endColumn === undefined ? text.length : Math.max(endColumn - 1, from + 1), text.length);
  return end > from ? [from, end] : null;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function folderOf({ file }: Pick<Finding, 'file'>): string {
  const folder = path.posix.dirname(file);
  return folder === '.' ? './' : `${folder}/`;
}

function count(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter((each) => each.severity === severity).length;
}

function comparePlaces(one: Finding, other: Finding): number {
  return compare(one.file, other.file) || one.line - other.line || one.column - other.column || compare(one.message, other.message);
}

/** By code units: the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Makes what would steer a terminal, or turn the direction of what follows, visible. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

/** `1 error, 2 warnings` */
export function printCounts({ errors, warnings }: Pick<Report, 'errors' | 'warnings'>): string {
  const parts = [...(errors > 0 || warnings === 0 ? [plural(errors, 'error')] : []), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])];
  return parts.join(', ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
