import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('@google-cloud/pubsub', () => {
  it.each([
    ['bounds itself', `import { PubSub } from '@google-cloud/pubsub'; const pubsub = new PubSub(); pubsub.topic('t').publishMessage({ json });`, [
      'new @google-cloud/pubsub.PubSub() response: absent (60000)',
      'new @google-cloud/pubsub.PubSub().topic().publishMessage() response: absent (60000)',
    ]],
    ['listens for as long as it lives', `const { PubSub } = require('@google-cloud/pubsub'); new PubSub().subscription('s').on('message', handle);`, ['new @google-cloud/pubsub.PubSub() response: absent (60000)']],
    ['is not another class of that name', `import { PubSub } from 'graphql-subscriptions'; new PubSub();`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
