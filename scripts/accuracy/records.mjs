import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../accuracy/', import.meta.url));

/** One finding a rule and line: a second one on the same line is judged with the first. */
export const keyOf = ({ rule, place }) => `${place} ${rule}`;

export const VERDICTS = ['right', 'debatable', 'wrong'];

/** The repositories that are read, each at a commit, and what is left out of all of them. */
export function readRepositories() {
  return JSON.parse(readFileSync(path.join(folder, 'repositories.json'), 'utf8'));
}

export function readRecords() {
  return readdirSync(path.join(folder, 'verdicts')).sort().map((file) => JSON.parse(readFileSync(path.join(folder, 'verdicts', file), 'utf8')));
}

/**
 * Writes what a run found, one line a finding, with the verdicts that stand already. Those about findings that are gone are dropped,
 * but for wrong ones, which stay as `mended`; those about another commit say nothing of this one.
 */
export function record(repository, commit, { files, lines, findings }) {
  const file = fileOf(repository);
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const known = earlier?.commit === commit ? earlier : { findings: [], mended: [] };
  const { kept, mended, open } = carryOver(known, findings);
  writeFileSync(file, print({ repository, commit, files, lines, findings: kept, mended }));
  return open;
}

/** What of earlier verdicts holds for the findings of a new run, and which of those nobody has read. */
export function carryOver(earlier, findings) {
  const verdicts = new Map(earlier.findings.map((each) => [keyOf(each), each]));
  const found = new Set(findings.map(keyOf));
  const kept = findings.map(({ rule, place, config }) => {
    const { verdict = null, why = '' } = verdicts.get(keyOf({ rule, place })) ?? {};
    return { rule, place, config, verdict, why };
  });
  const gone = earlier.findings.filter((each) => each.verdict === 'wrong' && !found.has(keyOf(each)));
  return { kept, mended: [...earlier.mended, ...gone].filter((each) => !found.has(keyOf(each))), open: findings.filter((_, index) => kept[index].verdict === null) };
}

/** Sets verdicts that a reader gives: `[{ rule, place, verdict, why }]`. */
export function judge(repository, verdicts) {
  const file = fileOf(repository);
  const known = JSON.parse(readFileSync(file, 'utf8'));
  const given = new Map(verdicts.map((each) => [keyOf(each), each]));
  for (const { verdict, place } of verdicts) if (!VERDICTS.includes(verdict)) throw new Error(`${place}: a verdict is one of ${VERDICTS.join(', ')}, not ${verdict}`);
  const missing = verdicts.filter((each) => !known.findings.some((found) => keyOf(found) === keyOf(each)));
  if (missing.length > 0) throw new Error(`no such finding in ${repository}: ${missing.map(keyOf).join(', ')}`);
  known.findings = known.findings.map((found) => {
    const judged = given.get(keyOf(found));
    return judged ? { ...found, verdict: judged.verdict, why: judged.why ?? '' } : found;
  });
  writeFileSync(file, print(known));
}

const fileOf = (repository) => path.join(folder, 'verdicts', `${repository.replace('/', '+')}.json`);

function print({ findings, mended, ...head }) {
  const list = (all) => (all.length === 0 ? '[]' : `[\n${all.map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n ]`);
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "findings": ${list(findings)},\n "mended": ${list(mended)}\n}\n`;
}
