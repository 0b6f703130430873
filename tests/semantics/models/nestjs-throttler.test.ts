import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('@nestjs/throttler', () => {
  it.each([
    ['limits in a list', "import { ThrottlerModule } from '@nestjs/throttler'; @Module({ imports: [ThrottlerModule.forRoot([{ ttl: 60000, limit: 10 }])] }) class App {}", ['ThrottlerModule.forRoot() counts']],
    ['limits by a factory', "import { ThrottlerModule } from '@nestjs/throttler'; ThrottlerModule.forRootAsync({ useFactory: (config) => [{ ttl: config.get('TTL'), limit: 10 }] });", ['ThrottlerModule.forRootAsync() counts']],
    ['a shared storage', "import { ThrottlerModule } from '@nestjs/throttler'; ThrottlerModule.forRoot({ throttlers: [], storage: new ThrottlerStorageRedisService() });", []],
    ['a shared storage by a factory', "import { ThrottlerModule } from '@nestjs/throttler'; ThrottlerModule.forRootAsync({ useFactory: () => ({ throttlers: [], storage }) });", []],
    ['a factory out of sight', "import { ThrottlerModule } from '@nestjs/throttler'; ThrottlerModule.forRootAsync({ useClass: ThrottlerConfig });", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
