import type { LibraryModel } from '../semantics/types.js';

export const amqplibModel: LibraryModel = {
  library: 'amqplib',
  packages: ['amqplib', 'amqplib/callback_api'],
  majors: [0, 1, 2],
  clients: [
    {
      name: 'connection',
      category: 'queue',
      made: [{ path: 'connect()', options: 1, opens: 'connection' }],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'timeout', is: 'duration', at: 'client' }],
          remedies: [{ option: 'timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'amqplib@2.3.1, 0.10.9:lib/connect.js, channel_api.js, callback_api.js; behaviour run',
    },
  ],
  registrars: [
    {
      name: 'channel',
      made: ['connect().{createChannel,createConfirmChannel}()', '{Channel,ConfirmChannel}.new()', '{Connection,ChannelModel}.new().{createChannel,createConfirmChannel}()'],
      source: 'amqplib@2.3.1:lib/channel_model.js',
    },
  ],
  handlers: [
    {
      name: 'message',
      kind: 'message',
      found: [{ by: 'call', on: 'channel', methods: ['consume'], functions: [{ argument: 1 }] }],
      inputs: [
        { part: 'message', path: 'content', state: 'text' },
        { part: 'headers', path: 'properties' },
      ],
      rejected: [{ as: 'unhandled' }],
      answers: [{ code: '$on.nack($0, false, false); return', unless: 'noAck' }],
      source: 'amqplib@2.3.1:lib/channel_model.js, lib/api_args.js',
    },
  ],
  needs: [
    {
      paths: ['connect()'],
      arguments: [0],
      options: ['hostname'],
      otherwise: '`amqplib` connects to `localhost`',
      source: 'amqplib@0.10.9:lib/connect.js',
    },
  ],
  resources: [{ what: 'connection', taken: ['connect()'], withoutCallback: true, returned: ['close'], awaited: true, mayStay: true, source: 'amqplib@2.3.1:lib/channel_model.js' }],
  stores: [
    {
      name: 'sender',
      keeps: 'messages',
      made: [{ path: 'connect().{createChannel,createConfirmChannel}()' }, { path: '{Connection,ChannelModel}.new().{createChannel,createConfirmChannel}()' }],
      types: ['Channel', 'ConfirmChannel'],
      operations: [{ paths: ['{sendToQueue,publish}()'], does: 'publish' }],
      source: 'amqplib@2.3.1:lib/channel_model.js',
    },
  ],
};
