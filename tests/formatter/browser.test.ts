import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import format from '../../src/formatter/html.js';
import { chromium, Tab } from '../support/chromium.js';
import { context, hostile, results } from '../support/results.js';

const title = chromium === null ? 'the page in a browser (skipped: no Chromium is installed here; on Debian, apt-get install chromium)' : 'the page in a browser';

describe.skipIf(chromium === null)(title, { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'resilience-page-'));
  let tab: Tab;

  beforeAll(async () => {
    const file = path.join(folder, 'findings.html');
    writeFileSync(file, format([...results, ...hostile], context));
    tab = await Tab.open(chromium!);
    await tab.goTo(pathToFileURL(file).href);
  }, 60_000);

  afterAll(async () => {
    await tab.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const shown = () => tab.evaluate(`[...document.querySelectorAll('article')].filter((each) => each.checkVisibility()).map((each) => each.querySelector('h4').textContent)`);
  const choose = (name: string, value: string) => tab.evaluate(`(() => { const control = document.forms[0].elements['${name}']; control.value = ${JSON.stringify(value)}; control.dispatchEvent(new Event('input', { bubbles: true })); })()`);

  it('loads nothing but itself, and breaks no policy of its own', () => {
    expect(tab.events.filter(({ method }) => method === 'Network.requestWillBeSent').map(({ params }) => (params as { request: { url: string } }).request.url)).toEqual([expect.stringMatching(/^file:.*findings\.html$/)]);
    expect(tab.events.filter(({ method }) => method === 'Log.entryAdded' || method === 'Runtime.exceptionThrown' || method === 'Page.javascriptDialogOpening')).toEqual([]);
  });

  it('filters by rule, folder, severity and text', async () => {
    expect(await tab.evaluate('document.querySelector("output").textContent')).toBe('4 of 4 shown');
    await choose('severity', 'warning');
    expect(await shown()).toEqual(['src/b/rows.ts:3:3 warning']);
    expect(await tab.evaluate(`[...document.querySelectorAll('section.rule')].filter((each) => each.checkVisibility()).length`)).toBe(1);
    await choose('severity', '');
    await choose('text', 'FETCH()');
    expect(await shown()).toEqual(['src/a/load.ts:2:24 error']);
    await choose('text', '');
    await choose('folder', '0');
    expect(await shown()).toEqual(['main.ts:1:1 error']);
    await choose('rule', '0');
    expect(await tab.evaluate('document.querySelector("output").textContent')).toBe('0 of 4 shown');
    await choose('folder', '');
    await choose('rule', '');
    expect(await tab.evaluate('document.querySelector("output").textContent')).toBe('4 of 4 shown');
  });

  it.each(['light', 'dark'])('can be read in the %s', async (scheme) => {
    await tab.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    const pairs = (await tab.evaluate(`['body', 'h3', 'h4 .error', 'h4 .warning', 'a', 'mark', '.line', 'output'].map((each) => {
      const element = document.querySelector(each);
      let back = element;
      while (getComputedStyle(back).backgroundColor === 'rgba(0, 0, 0, 0)') back = back.parentElement;
      return [each, getComputedStyle(element).color, getComputedStyle(back).backgroundColor];
    })`)) as [string, string, string][];
    const [, , back = ''] = pairs[0]!;
    expect(luminanceOf(back) > 0.5).toBe(scheme === 'light');
    // The contrast that WCAG 2 asks of text.
    for (const [name, text, behind] of pairs) expect(contrastOf(text, behind), `${name}: ${text} on ${behind}`).toBeGreaterThan(4.5);
  });

  it('fits a narrow screen', async () => {
    await tab.send('Emulation.setDeviceMetricsOverride', { width: 360, height: 640, deviceScaleFactor: 1, mobile: true });
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});

function luminanceOf(color: string): number {
  const [r = 0, g = 0, b = 0] = [...color.matchAll(/[\d.]+/g)].map(([value]) => Number(value) / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
