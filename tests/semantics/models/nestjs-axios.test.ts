import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('@nestjs/axios', () => {
  it.each<[string, string, string[], World?]>([
    ['registered without a limit has none', `import { HttpModule } from '@nestjs/axios'; @Module({ imports: [HttpModule.register({ baseURL })] }) class AppModule {}`, ['@nestjs/axios.HttpModule.register() response: absent']],
    ['registered with a limit has one', `import { HttpModule } from '@nestjs/axios'; @Module({ imports: [HttpModule.register({ timeout: 5000, maxRedirects: 5 })] }) class AppModule {}`, ['@nestjs/axios.HttpModule.register() response: set']],
    ['registered with options from elsewhere is unknown', `import { HttpModule } from '@nestjs/axios'; import { options } from './options.js'; HttpModule.register({ ...options });`, ['@nestjs/axios.HttpModule.register() response: unknown']],
    ['registered later has the limit that its factory returns', `import { HttpModule } from '@nestjs/axios'; HttpModule.registerAsync({ useFactory: () => ({ timeout: 5000 }) });`, ['@nestjs/axios.HttpModule.registerAsync() response: set']],
    ['registered later without a limit has none', `import { HttpModule } from '@nestjs/axios'; HttpModule.registerAsync({ useFactory: () => ({ baseURL }) });`, ['@nestjs/axios.HttpModule.registerAsync() response: absent']],
    ['registered later by a class is unknown', `import { HttpModule } from '@nestjs/axios'; HttpModule.registerAsync({ useClass: Options });`, ['@nestjs/axios.HttpModule.registerAsync() response: unknown']],
    ['injected out of sight is unknown', `import { HttpService } from '@nestjs/axios'; class Prices { constructor(private readonly http: HttpService) {} a() { return this.http.get(url); } b() { return this.http.axiosRef.post(url, body); } }`, ['@nestjs/axios.HttpService.get() response: unknown', '@nestjs/axios.HttpService.axiosRef.post() response: unknown']],
    ['injected is bounded by its own options', `import { HttpService } from '@nestjs/axios'; class Prices { constructor(private readonly http: HttpService) {} a() { return this.http.post(url, body, { timeout: 5 }); } }`, ['@nestjs/axios.HttpService.post() response: set']],
    ['is not a service of the project', `import { HttpService } from './http.service.js'; class Prices { constructor(private readonly http: HttpService) {} a() { return this.http.get(url); } }`, []],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
