import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('ky', () => {
  it.each<[string, string, string[], World?]>([
    ['gives up after ten seconds', `import ky from 'ky'; ky(url); ky.post(url, { json }).json();`, ['ky() response: absent (10000)', 'ky.post() response: absent (10000)']],
    ['waits for ever with `timeout: false`', `import ky from 'ky'; ky.get(url, { timeout: false });`, ['ky.get() response: absent']],
    ['is bounded by `timeout` and by a signal', `import ky from 'ky'; ky.get(url, { timeout: 500 }); ky.get(url, { signal: AbortSignal.timeout(5) });`, ['ky.get() response: set', 'ky.get() response: set']],
    ['has a limit for all attempts together from 2 on', `import ky from 'ky'; ky.get(url, { timeout: false, totalTimeout: 5000 });`, ['ky.get() response: set'], { dependencies: { ky: '^2.0.0' } }],
    ['has none before', `import ky from 'ky'; ky.get(url, { timeout: false, totalTimeout: 5000 });`, ['ky.get() response: absent'], { dependencies: { ky: '^1.0.0' } }],
    ['inherits from its instance', `import ky from 'ky'; const api = ky.create({ timeout: false }); const v2 = api.extend({ prefixUrl }); v2.get('users');`, ['ky.create() response: absent', 'ky.create().extend() response: absent', 'ky.create().extend().get() response: absent']],
    ['injected is unknown', `import type { KyInstance } from 'ky'; const load = (api: KyInstance) => api.get('users');`, ['ky.KyInstance.get() response: unknown']],
    ['is not another package', `import ky from '@acme/ky'; ky(url, { timeout: false });`, []],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
