import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import format from '../../src/formatter/html.js';
import { everyElement, findAll, parsePage, textOf, type Element } from '../support/parse-page.js';
import { context, hostile, resultOf, results } from '../support/results.js';

const page = parsePage(format(results, context));

describe('the page of findings', () => {
  it('has a heading for each concern, folder and finding, none of which skips a level', () => {
    const headings = everyElement(page).filter(({ name }) => /^h\d$/.test(name));
    const levels = headings.map(({ name }) => Number(name[1]));
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    expect(headings.map(textOf)).toEqual([
      'Findings', 'Overview', 'no rule 1 error', './', 'main.ts:1:1 error', 'resilience/no-unsafe-sql 1 warning', 'src/b/', 'src/b/rows.ts:3:3 warning',
      'resilience/require-timeout 1 error', 'src/a/', 'src/a/load.ts:2:24 error',
    ]);
  });

  it('marks what is spoken of in its source', () => {
    expect(findAll(page, 'mark').map(textOf)).toEqual(['return', "fetch('https://api.example.com/' + id)"]);
    expect(findAll(page, 'pre').map(textOf)[1]).toBe("    1  export async function load(id) {\n    2    const answer = await fetch('https://api.example.com/' + id);\n    3    return answer.json();\n    4  }");
  });

  it('tells how a finding is repaired', () => {
    expect(findAll(page, 'li').map(textOf)).toEqual(['An editor offers: Use $1', 'eslint --fix mends this']);
  });

  it('names the columns and rows of its tables, its controls and its language', () => {
    for (const table of findAll(page, 'table')) {
      expect(findAll(table, 'caption')).toHaveLength(1);
      for (const heading of findAll(table, 'th')) expect(heading.attributes['scope']).toMatch(/^(col|row)$/);
    }
    const labelled = findAll(page, 'label').flatMap((label) => [...findAll(label, 'select'), ...findAll(label, 'input')]);
    expect(labelled).toHaveLength([...findAll(page, 'select'), ...findAll(page, 'input')].length);
    expect(page.attributes['lang']).toBe('en');
    const ids = everyElement(page).flatMap(({ attributes: { id } }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of everyElement(page)) {
      const target = attributes['aria-labelledby'] ?? (attributes['href']?.startsWith('#') ? attributes['href'].slice(1) : undefined);
      if (target !== undefined) expect(ids).toContain(target);
    }
  });

  it('leads to the pages of the rules, and loads nothing from anywhere', () => {
    expect(findAll(page, 'a').map(({ attributes }) => attributes['href']).filter((each) => !each?.startsWith('#'))).toEqual([
      'https://github.com/eslint-plugin-resilience/eslint-plugin-resilience/blob/main/docs/rules/no-unsafe-sql.md',
      'https://github.com/eslint-plugin-resilience/eslint-plugin-resilience/blob/main/docs/rules/require-timeout.md',
    ]);
    expect(everyElement(page).filter(({ name, attributes }) => name === 'link' || 'src' in attributes || 'srcset' in attributes || 'action' in attributes)).toEqual([]);
    expect(findAll(page, 'style').map(textOf).join('')).not.toMatch(/@import|url\(/);
  });

  it('lets its own script and style run, and no other', () => {
    const [policy] = findAll(page, 'meta').flatMap(({ attributes }) => (attributes['http-equiv'] === 'Content-Security-Policy' ? [attributes['content'] ?? ''] : []));
    const hash = (element: Element): string => `'sha256-${createHash('sha256').update(textOf(element)).digest('base64')}'`;
    const [script, style] = [findAll(page, 'script'), findAll(page, 'style')];
    expect([script.length, style.length]).toEqual([1, 1]);
    expect(policy).toBe(`default-src 'none'; style-src ${hash(style[0]!)}; script-src ${hash(script[0]!)}; base-uri 'none'; form-action 'none'`);
    expect(everyElement(page).filter(({ attributes }) => Object.keys(attributes).some((name) => name.startsWith('on') || name === 'style'))).toEqual([]);
  });

  it('shows code that looks like a page as code', () => {
    const text = format(hostile, context);
    const shown = parsePage(text);
    expect(findAll(shown, 'script')).toHaveLength(1);
    expect(findAll(shown, 'img')).toEqual([]);
    expect(findAll(shown, 'a').map(({ attributes }) => attributes['href'])).toEqual(['#rule-0']);
    expect(textOf(findAll(shown, 'pre')[0]!)).toContain("</code></pre><script>alert(1)</script>'; // \uFFFD[31m \uFFFD &amp; <!--");
    expect(findAll(shown, 'pre')[0]!.attributes['aria-label']).toContain(`"quoted' & more.ts`);
    expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
  });

  it('is the same for the same findings in any order', () => {
    expect(format([...results].reverse(), context)).toBe(format(results, context));
  });

  it('says that nothing was found', () => {
    const empty = parsePage(format([resultOf('/srv/shop/a.ts', '')], context));
    expect(textOf(findAll(empty, 'header')[0]!)).toContain('No findings in 1 file.');
    expect(findAll(empty, 'form')).toEqual([]);
  });

  it('cuts long lines and long findings, and takes a place that is not there', () => {
    const long = `${'x'.repeat(5000)}\n${'y\n'.repeat(500)}`;
    const cut = parsePage(format([resultOf('/srv/shop/a.ts', long, { line: 1, column: 4000, endLine: 400 }, { line: 9000 }, { line: 1, column: 0 })], context));
    expect(Math.max(...findAll(cut, 'pre').map((each) => textOf(each).length))).toBeLessThan(600);
    expect(findAll(cut, 'article')).toHaveLength(3);
  });
});
