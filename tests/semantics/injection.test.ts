import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../support/analyze.js';

const dependencies = { '@nestjs/axios': '^4.0.0', '@nestjs/common': '^11.0.0', axios: '^1.0.0', rxjs: '^7.0.0' };
const imports = "import { Global, Inject, Module } from '@nestjs/common';\nimport { HttpModule, HttpService } from '@nestjs/axios';\nimport { UsersService } from './users.service';\n";
const service = "import { HttpService } from '@nestjs/axios';\nimport { firstValueFrom } from 'rxjs';\nexport class UsersService { constructor(private readonly http: HttpService) {} load() { return firstValueFrom(this.http.get('https://users.example')); } }";

/** The first wait for an answer of the service, beside these other files. */
function waitBeside(files: Readonly<Record<string, string>>, code = service, world: World = {}): string | undefined {
  return waitsOf(code, { dependencies, filename: 'users.service.ts', files, ...world }).find((each) => each.includes(' response: '))?.replace(/^\S+ response: /, '');
}

function waitIn(module: string, others: Readonly<Record<string, string>> = {}): string | undefined {
  return waitBeside({ 'users.module.ts': imports + module, ...others });
}

const bare = '@Module({ imports: [HttpModule], providers: [UsersService] }) export class UsersModule {}';

describe('a client injected by Nest', () => {
  it.each([
    ['has no limit where its module is imported as it is', bare, 'absent'],
    ['has none where its module is registered without one', "@Module({ imports: [HttpModule.register({ baseURL: 'https://a.example' })], providers: [UsersService] }) export class UsersModule {}", 'absent'],
    ['has the limit that its module is registered with', '@Module({ imports: [HttpModule.register({ timeout: 5000 })], providers: [UsersService] }) export class UsersModule {}', 'set'],
    ['has the limit of a registration that has a name', 'const http = HttpModule.register({ timeout: 5000 });\n@Module({ imports: [http], providers: [UsersService] }) export class UsersModule {}', 'set'],
    ['has the limit that a factory returns', '@Module({ imports: [HttpModule.registerAsync({ useFactory: async () => ({ timeout: 5000 }) })], providers: [UsersService] }) export class UsersModule {}', 'set'],
    ['has none where the factory returns none', "@Module({ imports: [HttpModule.registerAsync({ useFactory: (config) => ({ baseURL: config.get('URL') }) })], providers: [UsersService] }) export class UsersModule {}", 'absent'],
    ['is unknown where the factory is a class', '@Module({ imports: [HttpModule.registerAsync({ useClass: HttpOptions })], providers: [UsersService] }) export class UsersModule {}', 'unknown'],
    ['is unknown where the factory returns what it is given', "@Module({ imports: [HttpModule.registerAsync({ useFactory: (config) => config.get('http') })], providers: [UsersService] }) export class UsersModule {}", 'unknown'],
    ['is given to controllers too', '@Module({ imports: [HttpModule], controllers: [UsersService] }) export class UsersModule {}', 'absent'],
    ['is given to a class behind a token', "@Module({ imports: [HttpModule], providers: [{ provide: 'users', useClass: UsersService }] }) export class UsersModule {}", 'absent'],
    ['is unknown where the class is made by hand', '@Module({ imports: [HttpModule], providers: [{ provide: UsersService, useFactory: () => new UsersService(http) }] }) export class UsersModule {}', 'unknown'],
    ['is unknown where the module provides its own', '@Module({ imports: [HttpModule], providers: [UsersService, { provide: HttpService, useFactory: () => custom }] }) export class UsersModule {}', 'unknown'],
    ['is unknown where no module imports it', '@Module({ providers: [UsersService] }) export class UsersModule {}', 'unknown'],
    ['is unknown where the imports cannot be read', '@Module({ imports: modules(), providers: [UsersService] }) export class UsersModule {}', 'unknown'],
    ['is unknown where the decorator is of somebody else', bare.replace('@Module', '@Other'), 'unknown'],
    ['is found through a list with a name and a spread', 'const shared = [HttpModule];\n@Module({ imports: [...shared], providers: [UsersService] }) export class UsersModule {}', 'absent'],
    ['is found in a module that is made by a call', '@Module({}) export class UsersModule { static forRoot() { return { module: UsersModule, imports: [HttpModule], providers: [UsersService] }; } }', 'absent'],
  ])('%s', (_claim, module, bound) => {
    expect(waitIn(module)).toBe(bound);
  });

  it('is unknown where no module lists the class', () => {
    expect(waitBeside({})).toBe('unknown');
  });

  it.each([
    ['all as it is', 'HttpModule', 'absent'],
    ['one with a limit', 'HttpModule.register({ timeout: 5000 })', 'unknown'],
  ])('speaks for every module that provides the class: %s', (_claim, second, bound) => {
    expect(waitIn(bare, { 'other.module.ts': `${imports}@Module({ imports: [${second}], providers: [UsersService] }) export class OtherModule {}` })).toBe(bound);
  });

  it.each([
    ['as it is', 'imports: [HttpModule], exports: [HttpModule]', 'absent'],
    ['with a limit', 'imports: [HttpModule.register({ timeout: 5000 })], exports: [HttpModule]', 'set'],
    ['of its own', 'providers: [{ provide: HttpService, useValue: custom }], exports: [HttpService]', 'unknown'],
    ['for itself alone', 'imports: [HttpModule]', 'unknown'],
  ])('is passed on by another module %s', (_claim, shared, bound) => {
    const files = {
      'shared.module.ts': `${imports}@Module({ ${shared} }) export class SharedModule {}`,
      'core.module.ts': "import { Module } from '@nestjs/common';\nimport { SharedModule } from './shared.module';\n@Module({ imports: [SharedModule], exports: [SharedModule] }) export class CoreModule {}",
    };
    expect(waitIn("import { CoreModule } from './core.module';\nimport { forwardRef } from '@nestjs/common';\n@Module({ imports: [forwardRef(() => CoreModule)], providers: [UsersService] }) export class UsersModule {}", files)).toBe(bound);
  });

  it.each([
    ['a global module', '@Global() @Module({ imports: [HttpModule], exports: [HttpModule] }) export class SharedModule {}', 'absent'],
    ['a global registration', '@Module({ imports: [HttpModule.register({ global: true, timeout: 5000 })] }) export class AppModule {}', 'set'],
    ['a module that is not global', '@Module({ imports: [HttpModule], exports: [HttpModule] }) export class SharedModule {}', 'unknown'],
  ])('is given by %s', (_claim, shared, bound) => {
    expect(waitIn('@Module({ providers: [UsersService] }) export class UsersModule {}', { 'shared.module.ts': imports + shared })).toBe(bound);
  });

  it.each([
    ['sets its default', "import { HttpService } from '@nestjs/axios';\nexport class Setup { constructor(private http: HttpService) { this.http.axiosRef.defaults.timeout = 5000; } }", 'set'],
    ['adds an interceptor that cannot be read', "import { HttpService } from '@nestjs/axios';\nexport class Setup { constructor(http: HttpService) { http.axiosRef.interceptors.request.use(configure()); } }", 'unknown'],
    ['gives its axios away', "import { HttpService } from '@nestjs/axios';\nexport class Setup { constructor(http: HttpService) { configure(http.axiosRef); } }", 'unknown'],
    ['adds retries to it', "import axiosRetry from 'axios-retry';\nimport { HttpService } from '@nestjs/axios';\nexport class Setup { constructor(http: HttpService) { axiosRetry(http.axiosRef, { retries: 3 }); } }", 'absent'],
    ['adds an interceptor of headers', "import { HttpService } from '@nestjs/axios';\nexport class Setup { constructor(http: HttpService) { http.axiosRef.interceptors.request.use((config) => { config.headers.a = '1'; return config; }); } }", 'absent'],
    ['sets the default of axios itself', "import axios from 'axios';\naxios.defaults.timeout = 5000;", 'set'],
  ])('is what another file of the package makes of it that %s', (_claim, setup, bound) => {
    expect(waitIn(bare, { 'setup.ts': setup })).toBe(bound);
  });

  const files = { 'users.module.ts': imports + bare };
  const receive = (body: string): string => `import { Inject } from '@nestjs/common';\nimport { HttpService } from '@nestjs/axios';\nimport { firstValueFrom } from 'rxjs';\n${body}`;

  it.each([
    ['a field that the constructor fills', "export class UsersService { private readonly http: HttpService; constructor(http: HttpService) { this.http = http; } load() { return firstValueFrom(this.http.get('https://a.example')); } }", 'absent'],
    ['a field that Nest fills', "export class UsersService { @Inject(HttpService) private readonly http: HttpService; load() { return this.http.axiosRef.get('https://a.example'); } }", 'absent'],
    ['a name for it', "export class UsersService { constructor(private http: HttpService) {} load() { const api = this.http.axiosRef; return api.post('https://a.example', {}); } }", 'absent'],
    ['a token of the project', "export class UsersService { constructor(@Inject('http') private http: HttpService) {} load() { return this.http.axiosRef.get('https://a.example'); } }", 'unknown'],
    ['a type of the project', "class Http extends HttpService {} export class UsersService { constructor(private http: Http) {} load() { return this.http.axiosRef.get('https://a.example'); } }", 'unknown'],
    ['a parameter of a method', "export class UsersService { load(http: HttpService) { return http.axiosRef.get('https://a.example'); } }", 'unknown'],
    ['a field that is written again', "export class UsersService { constructor(private http: HttpService) {} swap(http: HttpService) { this.http = http; } load() { return this.http.axiosRef.get('https://a.example'); } }", 'unknown'],
  ])('is received by %s', (_claim, code, bound) => {
    expect(waitBeside(files, receive(code))).toBe(bound);
  });

  it.each([
    ['without a constructor of its own', '', 'absent'],
    ['that hands it on', 'constructor(http: HttpService) { super(http); }', 'absent'],
    ['that makes another', "constructor() { super(new HttpService(axios.create({ timeout: 5000 }))); }", 'unknown'],
  ])('is received by a base class of another file through one %s', (_claim, constructor, bound) => {
    const base = { 'base.service.ts': "import { HttpService } from '@nestjs/axios';\nexport abstract class BaseService { constructor(protected readonly http: HttpService) {} }", ...files };
    expect(waitBeside(base, receive(`import { BaseService } from './base.service';\nexport class UsersService extends BaseService { ${constructor} load() { return this.http.axiosRef.get('https://a.example'); } }`))).toBe(bound);
  });

  it('is told in a base class by the modules of those that extend it', () => {
    const base = "import { HttpService } from '@nestjs/axios';\nexport abstract class BaseService { constructor(protected readonly http: HttpService) {} load() { return this.http.axiosRef.get('https://a.example'); } }";
    const users = { 'users.service.ts': "import { BaseService } from './base.service';\nexport class UsersService extends BaseService {}" };
    expect(waitBeside({ ...files, ...users }, base, { filename: 'base.service.ts' })).toBe('absent');
    expect(waitBeside(users, base, { filename: 'base.service.ts' })).toBe('unknown');
  });
});

describe('an Observable', () => {
  const load = (body: string): string => `import { HttpService } from '@nestjs/axios';\nimport { firstValueFrom, forkJoin, map, of, switchMap, timeout } from 'rxjs';\nimport { limited } from './limited';\nexport class UsersService { constructor(private readonly http: HttpService) {} ${body} }`;
  const get = "this.http.get('https://a.example')";

  it.each([
    ['a timeout in its pipe', `load() { return firstValueFrom(${get}.pipe(map((each) => each.data), timeout(5000))); }`, 'set'],
    ['only other operators in its pipe', `load() { return firstValueFrom(${get}.pipe(map((each) => each.data))); }`, 'absent'],
    ['an operator of the project in its pipe', `load() { return firstValueFrom(${get}.pipe(limited())); }`, 'unknown'],
    ['a timeout around several', `load() { return firstValueFrom(forkJoin([${get}, of(1)]).pipe(timeout(5000))); }`, 'set'],
    ['nothing around several', `load() { return firstValueFrom(forkJoin({ a: ${get}, b: of(1) })); }`, 'absent'],
    ['a timeout behind the operator it is made in', `load() { return firstValueFrom(of(1).pipe(switchMap(() => ${get}), timeout(5000))); }`, 'set'],
    ['nothing behind that operator', `load() { return firstValueFrom(of(1).pipe(switchMap(() => { return ${get}; }))); }`, 'absent'],
    ['a variable with a timeout', `load() { const users$ = ${get}; return firstValueFrom(users$.pipe(timeout(5000))); }`, 'set'],
    ['a caller out of sight', `load() { return ${get}; }`, 'unknown'],
    ['a private method whose callers are in sight', `private get() { return ${get}; } load() { return firstValueFrom(this.get()); }`, 'absent'],
    ['a subscriber', `load() { ${get}.subscribe(); }`, 'absent'],
  ])('is judged by %s', (_claim, body, bound) => {
    expect(waitBeside({ 'users.module.ts': imports + bare }, load(body))).toBe(bound);
  });
});
