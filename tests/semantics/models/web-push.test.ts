import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

const send = 'web-push.sendNotification() response';

describe('web-push', () => {
  it.each([
    ['waits for ever without options', `import webpush from 'web-push'; webpush.setVapidDetails(a, b, c); webpush.sendNotification(subscription, payload);`, [`${send}: absent`]],
    ['waits for ever with other options', `const webpush = require('web-push'); webpush.sendNotification(subscription, payload, { TTL: 60 });`, [`${send}: absent`]],
    ['is bounded by `timeout`', `import { sendNotification } from 'web-push'; sendNotification(subscription, payload, { timeout: 5000 });`, [`${send}: set`]],
    ['is unknown with options from elsewhere', `import * as webpush from 'web-push'; const push = (options) => webpush.sendNotification(subscription, payload, options);`, [`${send}: unknown`]],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
