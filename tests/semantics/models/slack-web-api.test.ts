import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

const made = 'new @slack/web-api.WebClient()';

describe('@slack/web-api', () => {
  it.each([
    ['waits as long as fetch does, or for ever', `import { WebClient } from '@slack/web-api'; const slack = new WebClient(token); slack.chat.postMessage({ channel }); slack.users.profile.get({});`, [
      `${made} response: absent (300000)`,
      `${made}.chat.postMessage() response: absent (300000)`,
      `${made}.users.profile.get() response: absent (300000)`,
    ]],
    ['is bounded behind the token', `const { WebClient } = require('@slack/web-api'); new WebClient(token, { timeout: 5000 }); new WebClient(token, { timeout: 0 }).chat.postMessage({ timeout: 5 });`, [
      `${made} response: set`,
      `${made}.chat.postMessage() response: absent`,
      `${made} response: absent`,
    ]],
    ['may be bounded by its own fetch', `import { WebClient } from '@slack/web-api'; new WebClient(token, { fetch: fetchWithTimeout });`, [`${made} response: set`]],
    ['is unknown when it is injected', `import { WebClient } from '@slack/web-api'; class Alerts { constructor(private slack: WebClient) {} send() { return this.slack.chat.postMessage({}); } }`, [
      '@slack/web-api.WebClient.chat.postMessage() response: unknown',
    ]],
    ['is not the client of an app', `import { App } from '@slack/bolt'; new App({ token }).client.chat.postMessage({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });

  it('waits for ever before major 8', () => {
    const code = `import { WebClient } from '@slack/web-api'; new WebClient(token);`;
    expect(waitsOf(code, { dependencies: { '@slack/web-api': '^7.0.0' } })).toEqual([`${made} response: absent`]);
  });
});
