import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

const LAST_RESORT = 'response: absent (300000)';

describe('ofetch', () => {
  it.each<[string, string, string[], World?]>([
    ['has nothing but the last resort of fetch', `import { ofetch, $fetch } from 'ofetch'; ofetch(url); $fetch(url);`, [`ofetch.ofetch() ${LAST_RESORT}`, `ofetch.$fetch() ${LAST_RESORT}`]],
    ['is the same by require', `const { ofetch } = require('ofetch'); ofetch.raw(url);`, [`ofetch.ofetch.raw() ${LAST_RESORT}`]],
    ['is bounded by `timeout` and by a signal', `import { ofetch } from 'ofetch'; ofetch(url, { timeout: 500 }); ofetch(url, { signal: AbortSignal.timeout(5) });`, ['ofetch.ofetch() response: set', 'ofetch.ofetch() response: set']],
    ['inherits from its instance', `import { ofetch } from 'ofetch'; const api = ofetch.create({ baseURL, timeout: 500 }); api('/users');`, ['ofetch.ofetch.create() response: set', 'ofetch.ofetch.create()() response: set']],
    ['is a global in a Nuxt project', `$fetch('https://a.example');`, [`$fetch() ${LAST_RESORT}`], { dependencies: { nuxt: '^3.0.0' } }],
    ['is a global in a Nitro project', `const api = $fetch.create({ timeout: 500 }); api('/users');`, ['$fetch.create() response: set', '$fetch.create()() response: set'], { dependencies: { nitropack: '^2.0.0' } }],
    ['is no global anywhere else', `$fetch('https://a.example');`, [], { dependencies: { express: '^5.0.0' } }],
    ['is no global without a package.json', `$fetch('https://a.example');`, []],
    ['shadowed is not the global', `const $fetch = make(); $fetch('https://a.example');`, [], { dependencies: { nuxt: '^3.0.0' } }],
    ['with options of the caller is unknown', `import { ofetch } from 'ofetch'; const get = (url, options) => ofetch(url, options);`, ['ofetch.ofetch() response: unknown']],
    ['injected is unknown', `import type { $Fetch } from 'ofetch'; const load = (api: $Fetch) => api('/users');`, ['ofetch.$Fetch() response: unknown']],
    ['is bounded by a global dispatcher', `import { ofetch } from 'ofetch'; import { Agent, setGlobalDispatcher } from 'undici'; setGlobalDispatcher(new Agent({ headersTimeout: 500 })); ofetch(url);`, ['undici.setGlobalDispatcher() configures-globally', 'new undici.Agent() options', 'ofetch.ofetch() response: set']],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
