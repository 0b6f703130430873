import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('@nestjs/cache-manager', () => {
  it.each([
    ['a cache without stores', "import { CacheModule } from '@nestjs/cache-manager'; CacheModule.register({ ttl: 5 });", ['CacheModule.register() entries']],
    ['without options', "import { CacheModule } from '@nestjs/cache-manager'; CacheModule.register();", ['CacheModule.register() entries']],
    ['shared stores by a factory', "import { CacheModule } from '@nestjs/cache-manager'; CacheModule.registerAsync({ useFactory: async () => ({ stores: [createKeyv(url)] }) });", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
