import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

/** A service that holds a client, so that a call on it is known only where the container's answer is. */
const users = `import axios from 'axios'; class Users { readonly http = axios.create(); }`;

describe('@nestjs/core', () => {
  it.each([
    ['gives a provider of a module',
      `import { ModuleRef } from '@nestjs/core'; class Jobs { constructor(private readonly moduleRef: ModuleRef) {} run() { this.moduleRef.get(Users, { strict: false }).http.get('/'); } }`,
      ['axios.create().get() response: absent', '@nestjs/core.ModuleRef.get() provides']],
    ['gives a scoped provider, awaited',
      `import { ModuleRef } from '@nestjs/core'; class Jobs { constructor(private readonly moduleRef: ModuleRef) {} async run() { const users = await this.moduleRef.resolve(Users); users.http.get('/'); } }`,
      ['@nestjs/core.ModuleRef.resolve() provides', 'axios.create().get() response: absent']],
    ['gives a provider of an application',
      `import { NestFactory } from '@nestjs/core'; const app = await NestFactory.createApplicationContext(AppModule); app.get(Users).http.get('/');`,
      ['axios.create().get() response: absent', '@nestjs/core.NestFactory.createApplicationContext().get() provides']],
    ['gives one by the type of an application',
      `import type { INestApplicationContext } from '@nestjs/common'; export function run(app: INestApplicationContext) { app.select(UsersModule).get(Users).http.get('/'); }`,
      ['axios.create().get() response: absent', '@nestjs/common.INestApplicationContext.select().get() provides']],
    ['gives nothing in sight for a token',
      `import { ModuleRef } from '@nestjs/core'; function run(moduleRef: ModuleRef) { moduleRef.get('USERS').http.get('/'); }`,
      ['@nestjs/core.ModuleRef.get() provides']],
    ['is not a reference of the project',
      `import { ModuleRef } from './module-ref.js'; function run(moduleRef: ModuleRef) { moduleRef.get(Users).http.get('/'); }`,
      []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(users + code)).toEqual(['axios.create() response: absent', ...expected]);
  });
});
