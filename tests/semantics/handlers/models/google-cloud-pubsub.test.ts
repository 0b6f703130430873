import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('@google-cloud/pubsub', () => {
  it.each([
    ['a subscription', `import { PubSub } from '@google-cloud/pubsub'; const subscription = new PubSub().subscription('x'); subscription.on('message', onMessage); subscription.on('error', (error) => use(error.data)); function onMessage(message) { use(message.data, message.attributes); }`, [`@google-cloud/pubsub message <- message.data: message text, message.attributes: headers`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
