import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lintProject, type FindingsByFile } from './project.js';

/** A line that a reviewer would have changed, or one that looks so and is fine. */
export interface Label {
  readonly file: string;
  readonly line: number;
  /** Further lines on which a report is the same finding. */
  readonly relatedLines?: readonly number[];
  readonly concern: string;
  /** Absent from places that are fine. */
  readonly severity?: 'definite' | 'debatable';
  readonly why: string;
  /** The line as it stands in the file. */
  readonly text: string;
}

export interface LabelledService {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly labels: readonly Label[];
  readonly clean: readonly Label[];
}

/** Which rule answers for a concern, and which others settle a label of it, as they speak of the same line first. */
export interface Concern {
  readonly rule: string;
  readonly settledBy: readonly string[];
}

export interface Verdict {
  /** Definite labels that nothing was said of. */
  readonly missed: readonly string[];
  /** Findings where no label is; `clean` where the place is labelled as fine. */
  readonly alarms: readonly string[];
  readonly found: number;
}

const LABELS = ['labels.json', 'clean.json'];

/** The services below a folder, with their labels. */
export function readServices(folder: string): LabelledService[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const root = path.join(folder, name);
      const paths = readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !LABELS.includes(entry.name))
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
      const files = Object.fromEntries(paths.sort().map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
      const [labels, clean] = LABELS.map((file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Label[]);
      return { name, files, labels: labels ?? [], clean: clean ?? [] };
    });
}

/** Lints a service under `strict`. */
export function lintService(service: LabelledService): Promise<FindingsByFile> {
  return lintProject({ files: service.files });
}

/** Holds findings against labels; only concerns whose rule is among `rules` are judged. */
export function judge(service: LabelledService, findings: FindingsByFile, concerns: Readonly<Record<string, Concern>>, rules: ReadonlySet<string>): Verdict {
  const isThere = (concern: string): boolean => rules.has(concerns[concern]?.rule ?? '');
  const said = Object.entries(findings).flatMap(([file, each]) => each.map((text) => ({ file, ...readFinding(text) })));
  /** A line of two concerns, of which the one that speaks first has no rule yet. */
  const isForAnother = (label: Label): boolean =>
    service.labels.some(({ file, line, concern }) => {
      const rule = concerns[concern]?.rule ?? '';
      return file === label.file && line === label.line && !rules.has(rule) && concerns[label.concern]?.settledBy.includes(rule);
    });
  const expected = service.labels.filter((label) => label.severity === 'definite' && isThere(label.concern) && !isForAnother(label));
  const missed = expected.filter((label) => {
    const speakers = concerns[label.concern];
    return !said.some((finding) => isAt(label, finding) && (finding.rule === speakers?.rule || speakers?.settledBy.includes(finding.rule)));
  });
  const judged = Object.entries(concerns).filter(([concern]) => isThere(concern));
  const alarms = said.flatMap((finding) => {
    const concern = judged.find(([, { rule }]) => rule === finding.rule)?.[0];
    if (concern === undefined || service.labels.some((label) => label.concern === concern && isAt(label, finding))) return [];
    const fine = service.clean.find((place) => place.concern === concern && isAt(place, finding));
    return [`${service.name}/${finding.file}:${finding.line} ${finding.rule}${fine ? ` (clean: ${fine.why})` : ''}`];
  });
  return { missed: missed.map((label) => `${service.name}/${label.file}:${label.line} ${label.concern}`), alarms, found: expected.length - missed.length };
}

function readFinding(text: string): { line: number; rule: string } {
  const [line = '', rule = ''] = text.split(/: | /u);
  return { line: Number(line), rule };
}

function isAt(label: Label, finding: { file: string; line: number }): boolean {
  return label.file === finding.file && [label.line, ...(label.relatedLines ?? [])].includes(finding.line);
}
