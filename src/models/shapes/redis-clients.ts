/** Clients of Redis that a store can be built on: made once, kept by the project. */
export const redis = { package: 'redis', paths: ['createClient()', 'createClient().on()'] };
export const ioredis = { package: 'ioredis', paths: ['new()', 'Redis.new()'] };
