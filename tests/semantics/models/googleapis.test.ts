import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('googleapis', () => {
  it.each([
    ['waits for ever', `import { google } from 'googleapis'; const gmail = google.gmail({ version: 'v1', auth }); gmail.users.messages.list({ userId });`, [
      'googleapis.google.gmail() response: absent',
      'googleapis.google.gmail().users.messages.list() response: absent',
    ]],
    ['is bounded at the client and at the call', `
      const { google } = require('googleapis');
      google.drive({ version: 'v3', timeout: 5000 }).files.get({ fileId });
      google.sheets('v4').spreadsheets.values.update({ range }, { timeout: 5000 });`, [
      'googleapis.google.drive().files.get() response: set',
      'googleapis.google.drive() response: set',
      'googleapis.google.sheets().spreadsheets.values.update() response: set',
      'googleapis.google.sheets() response: absent',
    ]],
    ['may be bounded for all of its clients', `import { google } from 'googleapis'; google.options({ auth, timeout: 5000 }); google.calendar({ version: 'v3' });`, [
      'googleapis.google.options() configures-globally',
      'googleapis.google.calendar() response: set',
    ]],
    ['comes one package an API', `import { gmail } from '@googleapis/gmail'; gmail({ version: 'v1', auth });`, ['@googleapis/gmail.gmail() response: absent']],
    ['is unknown with options from elsewhere', `import { google } from 'googleapis'; export const make = (options) => google.drive(options);`, ['googleapis.google.drive() response: unknown']],
    ['is not its authentication', `import { google } from 'googleapis'; new google.auth.OAuth2(id, secret, url); google.auth.getClient();`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
