import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { rules } from '../rules/index.js';
import { askInside, OWN } from './ask-inside.js';
import { openESLint, readConfig } from './eslint.js';
import type { CallFacts } from './facts.js';
import { Failure } from './failure.js';
import type { Place } from './place.js';
import { readLine, type LineFacts } from './read-line.js';
import { judgeRules, type RuleAnswer } from './rule-answers.js';
import { GATES } from './rule-facts.js';

/** What the plugin makes of a line. */
export interface Explanation {
  /** From where the command runs, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly calls: readonly CallFacts[];
  /** What the file is, where that decides about rules. */
  readonly place: readonly string[];
  readonly rules: readonly RuleAnswer[];
}

export interface Question extends Place {
  readonly cwd: string;
  readonly config: string | null;
}

export async function explainLine(question: Question): Promise<Explanation> {
  const { cwd, line } = question;
  const file = path.resolve(cwd, question.file);
  let facts: LineFacts | null = null;
  let problem: string | null = null;
  const probe = askInside((seenFile, seen) => {
    if (seenFile !== file) return;
    if ('problem' in seen) problem = seen.problem;
    else facts = readLine(seen, question);
  });
  const eslint = openESLint(question, { overrideConfig: { plugins: { [OWN]: { rules: { ...rules, probe } as unknown as ESLint.Plugin['rules'] & object } }, rules: { [`${OWN}/probe`]: 'error', ...strictRules() } } });
  const result = await lintOne(eslint, question.file, file);
  if (problem !== null) throw new Failure(`${problem}.`);
  const told = facts as LineFacts | null;
  if (!told) throw new Failure(`${question.file} is not one piece of code to ESLint: a processor takes it apart, and what is in it cannot be explained.`);
  if (line < 1 || line > told.lineCount) throw new Failure(`${question.file} has no line ${line}: it has ${told.lineCount}.`);
  const answers = judgeRules(told, await readConfig(eslint, file), [...result.messages, ...result.suppressedMessages].filter((each) => each.line <= line && (each.endLine ?? each.line) >= line));
  if (told.calls.length === 0 && !answers.some(({ message }) => message !== null)) throw new Failure(`${question.file}:${line} has no call, and no rule has anything to say about it.${tellNearest(told, line)}`);
  return { file: path.relative(cwd, file).split(path.sep).join('/'), line, calls: told.calls, place: [...told.gates].map((gate) => GATES[gate]), rules: answers };
}

/** Our own rules once more, as `strict` has them. */
function strictRules(): Linter.RulesRecord {
  return Object.fromEntries(Object.entries(rules).map(([name, { meta }]) => [`${OWN}/${name}`, ['error', ...(meta.docs?.strict ?? [])]])) as Linter.RulesRecord;
}

async function lintOne(eslint: ESLint, name: string, file: string): Promise<ESLint.LintResult> {
  const results = await eslint.lintFiles([name]);
  const result = results.find(({ filePath }) => filePath === file);
  if (!result) throw new Failure(`${name} is not a file.`);
  const fatal = result.messages.find((each) => each.fatal === true);
  if (fatal) throw new Failure(`${name}:${fatal.line}:${fatal.column} does not parse: ${fatal.message.replace(/^Parsing error: /u, '')}`);
  const [first] = result.messages;
  // ESLint says why it leaves a file out in a message without a rule and without a line.
  if (first?.ruleId === null && first.line === undefined) throw new Failure(`${name} is not linted: ${first.message}`);
  return result;
}

function tellNearest({ linesWithCalls }: LineFacts, line: number): string {
  const [nearest] = linesWithCalls.toSorted((one, other) => Math.abs(one - line) - Math.abs(other - line));
  return nearest === undefined ? '' : ` The nearest call is on line ${nearest}.`;
}
