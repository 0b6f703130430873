import { expect, it } from 'vitest';
import format from '../../src/formatter/index.js';
import { context, hostile, resultOf, results } from '../support/results.js';

it('puts findings in order by concern and folder', () => {
  expect(format(results, context)).toBe(`no rule (1 error)
  what ESLint itself says, such as syntax errors

  ./
    main.ts:1:1  error  Parsing error: Unexpected token

resilience/no-unsafe-sql (1 warning)
  disallow SQL whose text is built
  https://github.com/eslint-plugin-resilience/eslint-plugin-resilience/blob/main/docs/rules/no-unsafe-sql.md

  src/b/
    src/b/rows.ts:3:3  warning  Bind \`id\`.
      3 | return answer.json();

resilience/require-timeout (1 error)
  require a time limit on every <outbound> request
  https://github.com/eslint-plugin-resilience/eslint-plugin-resilience/blob/main/docs/rules/require-timeout.md

  src/a/
    src/a/load.ts:2:24  error  \`fetch()\` waits. (--fix mends this)
      2 | const answer = await fetch('https://api.example.com/' + id);

     1  no rule                     what ESLint itself says, such as syntax errors
     1  resilience/no-unsafe-sql    disallow SQL whose text is built
     1  resilience/require-timeout  require a time limit on every <outbound> request

2 errors, 1 warning of 3 rules in 3 folders, 4 files linted.
`);
});

it('says the same for the same findings in any order', () => {
  expect(format([...results].reverse(), context)).toBe(format(results, context));
});

it('says that nothing was found', () => {
  expect(format([resultOf('/srv/shop/a.ts', '')], context)).toBe('No findings in 1 file.\n');
  expect(format([], undefined)).toBe('No findings in 0 files.\n');
});

it('works without what ESLint knows of rules', () => {
  expect(format(results)).toContain('resilience/require-timeout (1 error)\n\n  /srv/shop/src/a/\n');
});

it('lets nothing steer the terminal or turn the direction of the text', () => {
  const text = format(hostile, context);
  expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
  expect(text).not.toContain('javascript:');
});
