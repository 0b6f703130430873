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
  ],
};
