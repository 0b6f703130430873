import { createRequire } from 'node:module';
import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import ts from 'typescript';
import type { Tier } from '../../src/kit/repairs.js';
import { applyEdit, fix, lint, type LintSetup } from './lint.js';

/**
 * What a repair must keep to: it changes something; the result parses; its finding is gone; no other of ours appears; comments
 * and line breaks stay; a run after `eslint --fix` changes nothing. Two laws look at all repairs at once: `repair-types.ts`
 * holds that types stay right, `repair-neighbours.ts` that nobody else's rules are broken.
 */
export type Law = 'changes' | 'parses' | 'clears' | 'raises nothing' | 'keeps comments' | 'keeps line breaks' | 'settles';

export interface Breach {
  readonly law: Law;
  /** What shows it, and the code that was written. */
  readonly why: string;
  readonly after: string;
}

/** Code before and after one repair. */
export interface Repaired {
  readonly before: string;
  readonly after: string;
  /** The file that it is the code of, with its folder where it lies on disk. */
  readonly filename: string | null;
  readonly tier: Tier | null;
}

export interface Verdict {
  readonly breaches: readonly Breach[];
  readonly repaired: readonly Repaired[];
}

type Found = Linter.LintMessage;
interface Edit {
  readonly fix: NonNullable<Found['fix']>;
  /** The kit says it of suggestions; a fix is never *incomplete*. */
  readonly tier: Tier | null;
}

/**
 * Applies every fix and suggestion on its own, then all fixes together, and holds the results to the laws.
 *
 * @param seen - what was examined already of the same source: settings decide who applies a repair and which value it
 * writes, so that what is written twice is judged once.
 */
export function examine(code: string, setup: LintSetup, seen = new Set<string>()): Verdict {
  const messages = lint(code, setup);
  const error = findSyntaxError(code);
  if (error !== null) throw new Error(`the code has a syntax error before it is repaired: ${error}\n${code}`);
  const breaches: Breach[] = [];
  const repaired: Repaired[] = [];
  for (const message of messages) {
    for (const { fix: edit, tier } of editsOf(message)) {
      const after = applyEdit(code, edit);
      if (!isNew(seen, message.ruleId, tier, code, after)) continue;
      breaches.push(...findBreaches({ code, after, message, messages, setup }));
      repaired.push({ before: code, after, filename: setup.filename ?? null, tier });
    }
  }
  const fixes = messages.flatMap((message) => message.fix ?? []);
  if (fixes.length > 0 && isNew(seen, 'fixes', code, fixes)) breaches.push(...findUnsettled(code, setup));
  return { breaches, repaired };
}

function isNew(seen: Set<string>, ...what: readonly unknown[]): boolean {
  const key = JSON.stringify(what);
  const { size } = seen;
  return seen.add(key).size > size;
}

function editsOf({ fix: edit, suggestions = [] }: Found): Edit[] {
  const offered = suggestions.map((each) => ({ fix: each.fix, tier: (each as { tier?: Tier }).tier ?? null }));
  return edit ? [{ fix: edit, tier: null }, ...offered] : offered;
}

interface Attempt {
  readonly code: string;
  readonly after: string;
  readonly message: Found;
  readonly messages: readonly Found[];
  readonly setup: LintSetup;
}

/** What a rule has left to the one whose finding is cleared may be told from then on. */
const YIELDS: Readonly<Record<string, readonly string[]>> = { 'resilience/no-unsafe-sql': ['resilience/require-input-validation'] };

function findBreaches({ code, after, message, messages, setup }: Attempt): Breach[] {
  const breach = (law: Law, why: string): Breach => ({ law, why, after });
  const error = findSyntaxError(after);
  if (after === code) return [breach('changes', 'the text is the same')];
  const found = lint(after, setup).filter(({ ruleId }) => !(YIELDS[message.ruleId ?? '']?.includes(ruleId ?? '') ?? false));
  // TypeScript mends what it cannot read, so that our parser may refuse what it has written well.
  const fatal = error ?? found.find((each) => each.fatal)?.message;
  if (fatal !== undefined) return [breach('parses', fatal)];
  return [
    ...findNew(found, after, messages.filter((each) => each !== message), code)
      .map((each) => breach(each === print(message) ? 'clears' : 'raises nothing', each)),
    ...findLostText(code, after),
  ];
}

function findUnsettled(code: string, setup: LintSetup): Breach[] {
  const { output: after, messages } = fix(code, setup);
  const left = messages.filter((each) => each.fatal || each.fix);
  const error = findSyntaxError(after);
  return [
    ...left.map((each): Breach => ({ law: 'settles', why: print(each), after })),
    ...(error === null ? findLostText(code, after) : [{ law: 'parses', why: error, after } as const]),
  ];
}

function findLostText(code: string, after: string): Breach[] {
  const [comments, kept] = [commentsOf(code), commentsOf(after)];
  const [breaks, written] = [lineBreaksOf(code), lineBreaksOf(after)];
  return [
    ...(comments === kept ? [] : [{ law: 'keeps comments', why: `${comments} became ${kept}`, after } as const]),
    ...(breaks === null || breaks === written ? [] : [{ law: 'keeps line breaks', why: `${breaks} became ${written}`, after } as const]),
  ];
}

/** What ESLint parses JavaScript with. */
const espree = createRequire(import.meta.url)('espree') as { parse(code: string, options: object): unknown };

const syntaxErrors = new Map<string, string | null>();

/** Why an engine would refuse code, such as a name that is declared twice: more than a parser of TypeScript asks. */
function findSyntaxError(code: string): string | null {
  const known = syntaxErrors.get(code);
  if (known !== undefined) return known;
  const script = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext, verbatimModuleSyntax: true, experimentalDecorators: true },
  });
  const error = refusal(script.outputText);
  syntaxErrors.set(code, error);
  return error;
}

function refusal(script: string): string | null {
  try {
    espree.parse(script, { ecmaVersion: 'latest', sourceType: 'module' });
    return null;
  } catch (error) {
    return String(error);
  }
}

/** The ways in which a finding is the same one after a repair beside it, which may have renamed, moved or bounded what it speaks of. */
const SAMENESS: readonly ((found: Found, code: string) => string)[] = [
  print,
  ({ ruleId, messageId, message }) => `${ruleId} ${messageId} ${message.replace(/`+[^`]*`+/gu, '`…`')}`,
  // What proves it may change with the code around: `password` by its name, and by what it is compared with.
  (found, code) => `${found.ruleId} ${reportedText(found, code)}`,
  // `{ body: req.body }` that has become `{ body: parsed.data }`.
  (found, code) => `${found.ruleId} ${textAround(found, code)}`,
];

/** What is found beyond what was found already, wherever it stands now. A limit on a client may clear those made from it too. */
function findNew(found: readonly Found[], after: string, known: readonly Found[], before: string): string[] {
  let [added, gone] = [found, known];
  for (const sameness of SAMENESS) {
    const left = gone.map((each) => sameness(each, before));
    const kept = added.map((each) => {
      const at = left.indexOf(sameness(each, after));
      if (at >= 0) left[at] = '';
      return at;
    });
    added = added.filter((_, index) => (kept[index] ?? -1) < 0);
    gone = gone.filter((_, index) => !kept.includes(index));
  }
  return added.map(print);
}

/** What stands before and behind it on its lines; where there is nothing, nothing tells that it is the same. */
function textAround({ line, column, endLine = line, endColumn = column }: Found, code: string): string {
  const lines = code.split(/\r?\n/u);
  const [before, behind] = [(lines[line - 1] ?? '').slice(0, column - 1).trim(), (lines[endLine - 1] ?? '').slice(endColumn - 1).trim()];
  return before === '' || behind === '' ? `${line}:${column} ${code}` : `${before} … ${behind}`;
}

function reportedText({ line, column, endLine = line, endColumn = column }: Found, code: string): string {
  const lines = code.split(/\r?\n/u).slice(line - 1, endLine);
  return lines.map((each, index) => each.slice(index === 0 ? column - 1 : 0, index === lines.length - 1 ? endColumn - 1 : undefined)).join(' ').replace(/\s+/gu, ' ');
}

function print({ ruleId, messageId, message }: Found): string {
  return `${ruleId} ${messageId} ${message}`;
}

/** The text of every comment, as often as it is there. */
function commentsOf(code: string): string {
  if (!/\/[/*]|<!--|^#!/u.test(code)) return '[]';
  const comments = parser.parseForESLint(code, { comment: true, range: true }).ast.comments ?? [];
  return JSON.stringify(comments.map(({ value }) => value).sort());
}

/** The one way in which lines break, `mixed` when there are two; null where there is one line. */
function lineBreaksOf(code: string): string | null {
  const kinds = new Set(code.match(/\r?\n/g));
  return kinds.size > 1 ? 'mixed' : kinds.size === 1 ? JSON.stringify([...kinds][0]) : null;
}

/** Code with a numbered comment in front of every token, none of which a repair may lose. */
export function commentEverywhere(code: string): string {
  const { tokens = [] } = parser.parseForESLint(code, { tokens: true, range: true }).ast;
  let commented = '';
  let end = 0;
  for (const [index, { type, range }] of tokens.entries()) {
    // Between the parts of a template, and behind a shebang, is no place for one.
    const isInside = type === 'Template' && !code.slice(...range).startsWith('`');
    commented += code.slice(end, range[0]) + (isInside ? '' : `/* ${index} */ `) + code.slice(...range);
    end = range[1];
  }
  return commented + code.slice(end);
}
