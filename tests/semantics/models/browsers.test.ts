import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../support/resources.js';

describe('puppeteer and playwright', () => {
  it.each([
    ['start a browser', `import puppeteer from 'puppeteer'; async function f() { const browser = await puppeteer.launch(); await browser.newPage(); }`, ['puppeteer.launch(): browser never']],
    ['start one of several', `import { chromium } from 'playwright'; async function f() { const browser = await chromium.launch(); await browser.newPage(); await browser.close(); }`, ['chromium.launch(): browser throws']],
    ['start one for all', `import puppeteer from 'puppeteer'; let browser; async function f() { browser = await puppeteer.launch(); await browser.newPage(); }`, []],
  ])('%s', (_claim, code, expected) => {
    expect(leaksOf(code)).toEqual(expected);
  });
});
