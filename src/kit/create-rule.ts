import type { TSESLint } from '@typescript-eslint/utils';
import type { Node, Program } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { openModule } from '../semantics/index.js';
import { outlast } from './outlast.js';
import { planRepairs, type Repair } from './repairs.js';
import { readSettings, type Policy, type Settings } from './settings.js';

const DOCS = 'https://github.com/eslint-plugin-resilience/eslint-plugin-resilience/blob/main/docs/rules';

/** What `meta.docs` of our rules says: the single source of both configs. */
export interface RuleDocs<Options extends readonly unknown[]> {
  readonly description: string;
  readonly url?: string;
  /** The options under `recommended`; false when the rule is not in it. */
  readonly recommended: Options | false;
  /** The options under `strict`. */
  readonly strict: Options;
}

export type ResilienceRule<MessageIds extends string, Options extends readonly unknown[]> = TSESLint.RuleModule<
  MessageIds | 'invalidSettings',
  Options,
  RuleDocs<Options>
>;

/** Something a rule found, and how to repair it: best repair first. */
export interface Finding<MessageIds extends string> {
  readonly node: Node;
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly repairs?: readonly Repair<MessageIds>[];
}

/** What a rule works with. */
export interface RuleContext<MessageIds extends string, Options extends readonly unknown[]> {
  readonly module: Module;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly options: Options;
  readonly settings: Settings;
  /** The team's values, or our defaults where it has declared none. */
  readonly policy: Required<Policy>;
  report(finding: Finding<MessageIds>): void;
}

interface Definition<MessageIds extends string, Options extends readonly unknown[]> {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly docs: Omit<RuleDocs<Options>, 'url'>;
    readonly messages: Readonly<Record<MessageIds, string>>;
    readonly schema: TSESLint.RuleModule<MessageIds, Options>['meta']['schema'];
    /** Left out where there are none. */
    readonly defaultOptions?: Options;
    /** Whether it has repairs that `eslint --fix` may apply, and ones that an editor offers. */
    readonly fixable?: 'code';
    readonly hasSuggestions?: boolean;
  };
  readonly create: (context: RuleContext<MessageIds, Options>) => TSESLint.RuleListener;
}

/** Files whose bad settings were already reported, by whichever rule came first. */
const complained = new WeakSet<Program>();

/** Makes an ESLint rule: adds the URL, reads the settings, opens the module, and puts repairs in their tier. */
export function createRule<MessageIds extends string, Options extends readonly unknown[]>(
  definition: Definition<MessageIds, Options>,
): ResilienceRule<MessageIds, Options> {
  const { name, meta } = definition;
  return {
    meta: {
      ...meta,
      docs: { ...meta.docs, url: `${DOCS}/${name}.md` },
      messages: { ...meta.messages, invalidSettings: '{{ problem }}.' } as Record<MessageIds | 'invalidSettings', string>,
    },
    create(context) {
      const { sourceCode, filename } = context;
      const settings = readSettings(context.settings);
      if ('problem' in settings) return complainOnce(context, settings.problem);
      const module = openModule(sourceCode, { filename, cwd: context.cwd, crossFile: settings.crossFile, models: settings.models });
      if (!module) return {};
      return outlast(definition.create({
        module,
        sourceCode,
        options: context.options,
        settings,
        policy: settings.policy,
        report({ node, messageId, data, repairs = [] }) {
          context.report({ node, messageId, ...(data ? { data } : {}), ...planRepairs(repairs, settings, sourceCode, filename) });
        },
      }));
    },
  } as ResilienceRule<MessageIds, Options>;
}

function complainOnce(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>, problem: string): TSESLint.RuleListener {
  const program = context.sourceCode.ast;
  if (complained.has(program)) return {};
  complained.add(program);
  return {
    Program() {
      complained.delete(program);
      context.report({ loc: { line: 1, column: 0 }, messageId: 'invalidSettings', data: { problem } });
    },
  };
}
