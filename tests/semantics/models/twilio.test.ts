import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('twilio', () => {
  it.each([
    ['gives up after thirty seconds', `import twilio from 'twilio'; const client = twilio(sid, token); client.messages.create({ to });`, [
      'twilio() response: absent (30000)',
      'twilio().messages.create() response: absent (30000)',
    ]],
    ['takes its options behind sid and token', `const twilio = require('twilio'); new twilio.Twilio(sid, token, { timeout: 5000 }); require('twilio')(sid, token, { timeout: 5000 });`, [
      'new twilio.Twilio() response: set',
      'twilio() response: set',
    ]],
    ['sends through what is named by an id', `
      import { Twilio } from 'twilio';
      const client = new Twilio(sid, token);
      client.verify.v2.services(id).verifications.create({ to });
      client.messages('SM1').fetch();
      client.calls('CA1').update({ status });`, [
      'new twilio.Twilio() response: absent (30000)',
      'new twilio.Twilio().verify.v2.services().verifications.create() response: absent (30000)',
      'new twilio.Twilio().messages().fetch() response: absent (30000)',
      'new twilio.Twilio().calls().update() response: absent (30000)',
    ]],
    ['is not its markup or its validator', `import twilio from 'twilio'; new twilio.twiml.VoiceResponse(); twilio.validateRequest(a, b, c, d);`, []],
    ['is unknown when it is injected', `import { Twilio } from 'twilio'; class Texts { constructor(private client: Twilio) {} send() { return this.client.messages.create({}); } }`, [
      'twilio.Twilio.messages.create() response: unknown',
    ]],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
