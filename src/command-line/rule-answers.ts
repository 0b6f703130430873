import type { Linter } from 'eslint';
import { rules } from '../rules/index.js';
import { OWN } from './ask-inside.js';
import { isOn, type FileConfig } from './eslint.js';
import type { LineFacts } from './read-line.js';
import { factsOf, GATES, type RuleName } from './rule-facts.js';

/** `options`: it would report with the options of `strict`. `silent`: it ran and reported nothing. */
export type Verdict = 'reported' | 'suppressed' | 'options' | 'silent' | 'off';

/** Why a rule spoke or kept silent. */
export interface RuleAnswer {
  /** As the configuration names it. */
  readonly rule: string;
  readonly verdict: Verdict;
  readonly severity: 'error' | 'warning' | null;
  /** Where it reports, or would. */
  readonly line: number | null;
  readonly column: number | null;
  /** What it reports, or would. */
  readonly message: string | null;
  readonly why: string;
  readonly page: string;
}

type Message = Linter.LintMessage | Linter.SuppressedLintMessage;

/** @param messages Those on the line, suppressed ones too. */
export function judgeRules(facts: LineFacts, config: FileConfig, messages: readonly Message[]): RuleAnswer[] {
  const names = Object.keys(rules) as RuleName[];
  return names.flatMap((name) => judge(name, facts, config, messages)).toSorted((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict));
}

const ORDER: readonly Verdict[] = ['reported', 'suppressed', 'options', 'silent', 'off'];

function judge(name: RuleName, facts: LineFacts, { namespace, rules: entries }: FileConfig, messages: readonly Message[]): RuleAnswer[] {
  const rule = `${namespace ?? 'resilience'}/${name}`;
  const base = { rule, page: rules[name].meta.docs?.url ?? '' };
  const found = messages.filter(({ ruleId }) => ruleId === rule);
  if (found.length > 0) return found.map((message) => ({ ...base, ...tell(message), ...tellReport(message) }));
  const strict = messages.find(({ ruleId }) => ruleId === `${OWN}/${name}`);
  const isRunning = namespace !== null && isOn(entries[rule]);
  const off = namespace === null ? 'the plugin is not in the configuration of this file' : 'it is off for this file';
  if (strict) {
    return [{ ...base, ...tell(strict), severity: null, verdict: isRunning ? 'options' : 'off', why: isRunning ? 'not with the options that it has here; with those of `strict` it reports this' : `${off}; in \`strict\` it would report this` }];
  }
  return [{ ...base, severity: null, line: null, column: null, message: null, verdict: isRunning ? 'silent' : 'off', why: isRunning ? tellSilence(name, facts) : `${off}, and in \`strict\` it would report nothing` }];
}

function tell({ line, column, message, severity }: Message): Pick<RuleAnswer, 'line' | 'column' | 'message' | 'severity'> {
  return { line, column, message, severity: severity === 2 ? 'error' : 'warning' };
}

function tellReport(message: Message): Pick<RuleAnswer, 'verdict' | 'why'> {
  const [suppression] = 'suppressions' in message ? message.suppressions : [];
  if (!suppression) return { verdict: 'reported', why: 'it reports this' };
  const by = suppression.kind === 'file' ? 'the file of suppressions' : 'a comment';
  return { verdict: 'suppressed', why: `${by} keeps it silent${suppression.justification === '' ? '' : ` (${suppression.justification})`}` };
}

/** Only what is known: the rule has run, under the widest options too, and has reported nothing. */
function tellSilence(name: RuleName, { absent, gates }: LineFacts): string {
  const { subject, gates: own } = factsOf(name);
  if (subject && absent.has(name)) return `there is no ${subject.what}`;
  const gate = own.find((each) => gates.has(each));
  if (gate) return `it leaves such code out: ${GATES[gate]}`;
  return subject ? `it sees what it looks for, and either holds it for right or cannot prove that it is wrong` : 'it finds nothing of its kind, or cannot prove that there is';
}
