import type { Rule } from 'eslint';
import { readSettings } from '../kit/index.js';
import type { Module } from '../project/index.js';
import { openModule } from '../semantics/index.js';

/** What our own rules go by while a command runs, so that they meet none of the user's. */
export const OWN = 'resilience-explain';

/** A file as ESLint lints it, with the parser and the settings that its configuration gives it. */
export interface Seen {
  readonly module: Module;
  readonly lines: readonly string[];
}

/** A rule that reports nothing and asks: whoever wants answers of the semantic layer is asked as a rule is. */
export function askInside(ask: (file: string, seen: Seen | { problem: string }) => void): Rule.RuleModule {
  return {
    meta: { type: 'problem', schema: [] },
    create(context) {
      const settings = readSettings(context.settings);
      return {
        'Program:exit'() {
          if ('problem' in settings) {
            ask(context.filename, settings);
            return;
          }
          const { sourceCode, filename, cwd } = context;
          const module = openModule(sourceCode as never, { filename, cwd, crossFile: settings.crossFile, models: settings.models });
          if (module) ask(filename, { module, lines: sourceCode.lines });
        },
      };
    },
  };
}
