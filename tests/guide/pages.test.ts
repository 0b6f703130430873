import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GuidePage, isLinkAlive } from '../support/guide.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = readdirSync(path.join(root, 'docs/guide')).map((name) => `docs/guide/${name}`);
const tests = readdirSync(path.join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && file !== path.join('guide', 'pages.test.ts'))
  .map((file) => readFileSync(path.join(root, 'tests', file), 'utf8'));

describe.each([...pages, 'README.md'])('%s', (file) => {
  const page = new GuidePage(file);

  it('has links that lead somewhere', () => {
    const links = [...page.text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^https?:/.test(link));
    expect(links.filter((link) => !isLinkAlive(page, link))).toEqual([]);
  });

  it('has a test, where it shows anything to copy', () => {
    if (page.left.length > 0) expect(tests.some((text) => text.includes(file))).toBe(true);
  });
});

it('the first page of the guide leads to all others', () => {
  const { text } = new GuidePage('docs/guide/README.md');
  expect(pages.map((file) => path.basename(file)).filter((name) => name !== 'README.md' && !text.includes(`(${name})`))).toEqual([]);
});
