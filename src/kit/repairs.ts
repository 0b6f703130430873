import type { TSESLint } from '@typescript-eslint/utils';
import { addImport, findImported, type ImportRequest } from '../repair/index.js';
import { isTypeScript, type Program } from '../ast/index.js';
import type { Policy, Settings } from './settings.js';

/**
 * What a repair promises, which decides who applies it:
 * `safe`: `eslint --fix`. `policy`: `eslint --fix` once the policy declares its value, else a suggestion.
 * `review`: a suggestion; `eslint --fix` under `autofix: 'all'`. `incomplete`: a suggestion in TypeScript files only.
 */
export type Tier = 'safe' | 'policy' | 'review' | 'incomplete';

export interface Repair<MessageIds extends string> {
  readonly tier: Tier;
  /** For the tier `policy`: the value it writes. */
  readonly policy?: keyof Policy;
  /** What the editor offers. */
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string | number>>;
  /** What the edit needs imported; `edit` is given their local names in this order. */
  readonly imports?: readonly ImportRequest[];
  /** What repairs with the same key need once: in fix mode the first of them makes it. */
  readonly shared?: SharedEdit | readonly SharedEdit[];
  readonly edit: (fixer: TSESLint.RuleFixer, locals: readonly string[]) => readonly TSESLint.RuleFix[] | null;
}

/** An edit that several repairs need once. */
export interface SharedEdit {
  readonly key: string;
  readonly edit: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];
}

/** Whether `eslint --fix` may apply a repair under these settings. */
function isAutomatic(repair: Repair<string>, settings: Settings): boolean {
  switch (repair.tier) {
    case 'safe':
      return true;
    case 'policy':
      return repair.policy !== undefined && settings.declared.has(repair.policy);
    case 'review':
      return settings.autofix === 'all';
    case 'incomplete':
      return false;
  }
}

function isOffered(repair: Repair<string>, filename: string): boolean {
  return repair.tier !== 'incomplete' || isTypeScript(filename);
}

/** Imports, and other shared edits, that an earlier finding of the file already carries in this pass. */
const carried = new WeakMap<Program, Set<string>>();

export interface ReportParts<MessageIds extends string> {
  readonly fix: TSESLint.ReportFixFunction | null;
  readonly suggest: TSESLint.ReportSuggestionArray<MessageIds>;
}

/** Turns repairs, best first, into what ESLint takes: at most one fix, and suggestions for the rest. */
export function planRepairs<MessageIds extends string>(
  repairs: readonly Repair<MessageIds>[],
  settings: Settings,
  sourceCode: Readonly<TSESLint.SourceCode>,
  filename: string,
): ReportParts<MessageIds> {
  const offered = repairs.filter((repair) => isOffered(repair, filename));
  const automatic = offered.find((repair) => isAutomatic(repair, settings)) ?? null;
  return {
    fix: automatic && ((fixer) => apply(automatic, fixer, sourceCode, true)),
    suggest: offered
      .filter((repair) => repair !== automatic)
      .map((repair) => ({
        messageId: repair.messageId,
        tier: repair.tier,
        ...(repair.data ? { data: repair.data } : {}),
        fix: (fixer: TSESLint.RuleFixer) => apply(repair, fixer, sourceCode, false),
      })),
  };
}

function apply(
  repair: Repair<string>,
  fixer: TSESLint.RuleFixer,
  sourceCode: Readonly<TSESLint.SourceCode>,
  isFixMode: boolean,
): TSESLint.RuleFix[] | null {
  const requests = repair.imports ?? [];
  const edits = repair.edit(fixer, requests.map((request) => findImported(sourceCode, request).local));
  if (!edits) return null;
  const missing = requests.filter((request) => !findImported(sourceCode, request).isThere);
  const shared = [repair.shared ?? []].flat();
  return [
    ...edits,
    ...shared.flatMap((each) => (isFixMode && isCarried(sourceCode, each.key) ? [] : each.edit(fixer))),
    ...missing.flatMap((request) => (isFixMode && isCarried(sourceCode, `${request.from} ${request.name ?? 'default'}`) ? [] : addImport(fixer, sourceCode, request))),
  ];
}

/** In fix mode the first finding carries what all need, so that the fixes of the others do not overlap with it. */
function isCarried(sourceCode: Readonly<TSESLint.SourceCode>, key: string): boolean {
  let known = carried.get(sourceCode.ast);
  if (!known) carried.set(sourceCode.ast, (known = new Set()));
  if (known.has(key)) return true;
  known.add(key);
  return false;
}
