import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { createRule, type Repair } from '../../src/kit/index.js';
import { Linter } from '../support/eslint.js';

type Ids = 'found' | 'mend';

/** A rule that reports every call of `target()` with the repairs it is given. */
function ruleWith(repairs: (node: { range: readonly [number, number] }) => readonly Repair<Ids>[]) {
  return createRule<Ids, [Record<string, never>]>({
    name: 'test-rule',
    meta: {
      type: 'problem',
      docs: { description: 'test', recommended: false, strict: [{}] },
      messages: { found: 'Found.', mend: 'Mend it' },
      schema: [{ type: 'object', additionalProperties: false }],
      defaultOptions: [{}],
      fixable: 'code',
      hasSuggestions: true,
    },
    create: (context) => ({
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'target') context.report({ node, messageId: 'found', repairs: repairs(node) });
      },
    }),
  });
}

function lint(code: string, repairs: Parameters<typeof ruleWith>[0], resilience: object = {}, filename = 'file.ts') {
  const config = [
    {
      files: ['**/*.{js,ts,cjs}'],
      languageOptions: { parser, sourceType: filename.endsWith('cjs') ? ('commonjs' as const) : ('module' as const) },
      plugins: { test: { rules: { rule: ruleWith(repairs) as never } } },
      rules: { 'test/rule': 'error' as const },
      settings: { resilience },
    },
  ];
  const linter = new Linter();
  return { messages: linter.verify(code, config, { filename }), fixed: linter.verifyAndFix(code, config, { filename }).output };
}

const edit = (tier: Repair<Ids>['tier'], text: string): Repair<Ids> => ({
  tier,
  messageId: 'mend',
  ...(tier === 'policy' ? { policy: 'timeoutMs' as const } : {}),
  edit: (fixer) => [fixer.replaceTextRange([0, 6], text)],
});

describe('tiers', () => {
  const tier = (name: Repair<Ids>['tier'], settings: object = {}, filename?: string) => {
    const { messages, fixed } = lint('target();', () => [edit(name, 'mended')], settings, filename);
    return { fix: fixed === 'mended();', suggestions: messages[0]?.suggestions?.length ?? 0 };
  };

  it('safe is a fix', () => expect(tier('safe')).toEqual({ fix: true, suggestions: 0 }));
  it('policy is a suggestion', () => expect(tier('policy')).toEqual({ fix: false, suggestions: 1 }));
  it('policy is a fix once its value is declared', () => expect(tier('policy', { policy: { timeoutMs: 5 } })).toEqual({ fix: true, suggestions: 0 }));
  it('policy is no fix when another value is declared', () => expect(tier('policy', { policy: { retries: 5 } })).toEqual({ fix: false, suggestions: 1 }));
  it('review is a suggestion', () => expect(tier('review')).toEqual({ fix: false, suggestions: 1 }));
  it('review is a fix under autofix all', () => expect(tier('review', { autofix: 'all' })).toEqual({ fix: true, suggestions: 0 }));
  it('incomplete is a suggestion in TypeScript', () => expect(tier('incomplete', { autofix: 'all' })).toEqual({ fix: false, suggestions: 1 }));
  it('incomplete is nothing in JavaScript', () => expect(tier('incomplete', {}, 'file.js')).toEqual({ fix: false, suggestions: 0 }));

  it('the first that may be applied is the fix, the others are suggestions', () => {
    const { messages, fixed } = lint('target();', () => [edit('review', 'review'), edit('safe', 'secure')]);
    expect(fixed).toBe('secure();');
    expect(messages[0]?.suggestions).toHaveLength(1);
  });
});

describe('imports', () => {
  const limit = (tier: Repair<Ids>['tier'], name?: string) => (node: { range: readonly [number, number] }): Repair<Ids>[] => [
    {
      tier,
      messageId: 'mend',
      imports: [{ from: 'p-limit', as: 'pLimit', ...(name ? { name } : {}) }],
      edit: (fixer, [local = '']) => [fixer.replaceTextRange([node.range[0], node.range[0] + 6], local)],
    },
  ];

  it('are written once for many fixes, which settle in one pass', () => {
    const code = `import fs from "node:fs"\n${'target()\n'.repeat(50)}`;
    const carriers = lint(code, limit('safe')).messages.filter(({ fix }) => fix?.text.includes('import pLimit'));
    expect(carriers).toHaveLength(1);
    expect(lint(code, limit('safe')).fixed).toBe(`import fs from "node:fs"\nimport pLimit from "p-limit"\n${'pLimit()\n'.repeat(50)}`);
  });

  it('come with every suggestion', () => {
    const { messages } = lint('target();\ntarget();', limit('review'));
    expect(messages.map((each) => each.suggestions?.[0]?.fix.text.includes("import pLimit from 'p-limit';"))).toEqual([true, true]);
  });

  it('are not repeated', () => {
    expect(lint(`import limit from 'p-limit';\ntarget();`, limit('safe')).fixed).toBe(`import limit from 'p-limit';\nlimit();`);
    expect(lint(`const limit = require('p-limit');\ntarget();`, limit('safe'), {}, 'file.cjs').fixed).toBe(`const limit = require('p-limit');\nlimit();`);
  });

  it('follow the style of the file', () => {
    expect(lint(`const fs = require('fs');\ntarget();`, limit('safe'), {}, 'file.cjs').fixed).toBe(`const fs = require('fs');\nconst pLimit = require('p-limit');\npLimit();`);
    expect(lint(`import a from "a"\ntarget()`, limit('safe', 'create')).fixed).toBe(`import a from "a"\nimport { create as pLimit } from "p-limit"\npLimit()`);
  });

  it('are required where a file exports by module.exports', () => {
    expect(lint(`module.exports = () => target();`, limit('safe')).fixed).toBe(`const pLimit = require('p-limit');\n\nmodule.exports = () => pLimit();`);
  });

  it('avoid a name that is taken', () => {
    expect(lint(`const pLimit = 1;\ntarget();`, limit('safe')).fixed).toBe(`import pLimit2 from 'p-limit';\n\nconst pLimit = 1;\npLimit2();`);
  });
});
