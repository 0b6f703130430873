import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyOf } from './lint.mjs';

const folder = fileURLToPath(new URL('../../accuracy/', import.meta.url));
export const VERDICTS = ['right', 'debatable', 'wrong'];

/** The repositories that are read, each at a commit, and what is left out of all of them. */
export function readRepositories() {
  return JSON.parse(readFileSync(path.join(folder, 'repositories.json'), 'utf8'));
}

export function readRecords() {
  return readdirSync(path.join(folder, 'verdicts')).sort().map((file) => JSON.parse(readFileSync(path.join(folder, 'verdicts', file), 'utf8')));
}

/**
 * Writes what a run found, one line a finding, with the verdicts that stand already. Those about findings that are gone are dropped;
 * those about another commit are, too, as their lines say nothing of this one.
 */
export function record(repository, commit, { files, lines, findings }) {
  const file = path.join(folder, 'verdicts', `${repository.replace('/', '+')}.json`);
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const known = new Map((earlier?.commit === commit ? earlier.findings : []).map((each) => [keyOf(each), each]));
  const judged = findings.map((found) => ({ ...pick(found), verdict: known.get(keyOf(found))?.verdict ?? null, why: known.get(keyOf(found))?.why ?? '' }));
  writeFileSync(file, print({ repository, commit, files, lines, findings: judged }));
  return findings.filter((_, index) => judged[index].verdict === null);
}

/** Sets verdicts that a reader gives: `[{ rule, place, verdict, why }]`. */
export function judge(repository, verdicts) {
  const file = path.join(folder, 'verdicts', `${repository.replace('/', '+')}.json`);
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

const pick = ({ rule, place, config }) => ({ rule, place, config });

function print({ findings, ...head }) {
  const lines = findings.map((each) => `  ${JSON.stringify(each)}`).join(',\n');
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "findings": [\n${lines}\n ]\n}\n`;
}
