import type { LibraryModel } from '../semantics/types.js';

export const kafkajsModel: LibraryModel = {
  library: 'kafkajs',
  packages: ['kafkajs'],
  majors: [2],
  clients: [
    {
      name: 'client',
      category: 'queue',
      made: [{ path: 'Kafka.new()', options: 0 }],
      requests: [
        { paths: ['producer().{connect,send,sendBatch}()', 'consumer().{connect,commitOffsets}()'] },
        { paths: ['admin().{connect,createTopics,deleteTopics,listTopics,fetchTopicMetadata,fetchOffsets,fetchTopicOffsets,describeGroups}()'] },
      ],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'connectionTimeout', is: 'duration', at: 'client' }],
          defaultMs: 1000,
          remedies: [{ option: 'connectionTimeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'response',
          boundedBy: [{ option: 'requestTimeout', is: 'duration', at: 'client' }],
          defaultMs: 30_000,
          remedies: [{ option: 'requestTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'kafkajs@2.2.4:src/index.js, src/cluster/index.js, src/network/connection.js',
    },
    {
      name: 'connection',
      category: 'queue',
      made: [{ path: 'Kafka.new().{producer,consumer,admin}()', options: 0, opens: 'connection' }],
      waits: [],
      source: 'kafkajs@2.2.4:src/index.js createCluster',
    },
  ],
  registrars: [{ name: 'consumer', made: ['Kafka.new().consumer()', 'Consumer.new()'], source: 'kafkajs@2.2.4:src/consumer/index.js' }],
  handlers: [
    {
      name: 'message',
      kind: 'message',
      found: [{ by: 'call', on: 'consumer', methods: ['run'], functions: [{ argument: 0, option: 'eachMessage' }] }],
      inputs: [
        { part: 'message', path: 'message.{value,key}', state: 'text' },
        { part: 'headers', path: 'message.headers', state: 'text' },
      ],
      rejected: [{ as: 'failed' }],
      answers: [{ code: 'return' }],
      source: 'kafkajs@2.2.4:src/consumer/index.js',
    },
    {
      name: 'batch',
      kind: 'message',
      found: [{ by: 'call', on: 'consumer', methods: ['run'], functions: [{ argument: 0, option: 'eachBatch' }] }],
      inputs: [{ part: 'message', path: 'batch.messages', state: 'text' }],
      rejected: [{ as: 'failed' }],
      answers: [{ code: 'return' }],
      source: 'kafkajs@2.2.4:src/consumer/index.js',
    },
  ],
  retries: [
    {
      client: 'client',
      attempts: { options: ['retry.retries'], default: 5, remedy: { option: 'retry.retries', code: '$limit' } },
      wait: { default: 'jittered', by: [{ option: 'retry.factor', is: 'jitter' }] },
      source: 'kafkajs@2.2.4:src/retry/defaults.js, src/retry/index.js',
    },
  ],
  stores: [
    {
      name: 'sender',
      keeps: 'messages',
      made: [{ path: 'Kafka.new().producer()' }],
      derived: [{ path: 'transaction()' }],
      types: ['Producer', 'Transaction'],
      operations: [{ paths: ['{send,sendBatch}()'], does: 'publish' }],
      source: 'kafkajs@2.2.4:src/producer/index.js, types/index.d.ts',
    },
  ],
};
