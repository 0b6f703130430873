import { describe, expect, it } from 'vitest';
import { effectsOfLoop, type Files } from '../support/effects.js';

const db = "import axios from 'axios';\nexport const pool = axios.create();\n";

/** The calls that lead from the loop to the client, as `file.ts call > file.ts call`. */
function pathsOf(code: string, files: Files, dependencies: Readonly<Record<string, string>> = {}): string[] {
  return effectsOfLoop(code, { dependencies: { axios: '^1.0.0', ...dependencies }, files: { 'db.ts': db, ...files } }).map((each) => each.replace(/: axios.*$/, ''));
}

describe('overrides', () => {
  const importer = "import { pool } from './db';\nexport abstract class Importer {\n  async run(id: string) { await this.load(id); }\n  protected abstract load(id: string): Promise<void>;\n}\n";

  it('a template method of a base in another file runs what the subclass of this file implements', () => {
    const code =
      "import { pool } from './db';\nimport { Importer } from './importer';\nclass Users extends Importer {\n  protected async load(id: string) { await pool.get(id); }\n  async all(ids: string[]) { for (const id of ids) await this.run(id); }\n}";
    expect(pathsOf(code, { 'importer.ts': importer })).toEqual(['file.ts this.run > importer.ts this.load > file.ts pool.get']);
  });

  it('a template method runs what the class of the instance at hand implements, and not what its siblings do', () => {
    const files = {
      'importer.ts': importer,
      'users.ts': "import { pool } from './db';\nimport { Importer } from './importer';\nexport class Users extends Importer { protected async load(id: string) { await pool.get(id); } }\nexport class Names extends Importer { protected async load() {} }\n",
    };
    const imports = "import { Names, Users } from './users';\n";
    expect(pathsOf(`${imports}async function run(ids: string[]) { const users = new Users(); for (const id of ids) await users.run(id); }`, files)).toEqual([
      'file.ts users.run > importer.ts this.load > users.ts pool.get',
    ]);
    expect(pathsOf(`${imports}async function run(ids: string[]) { const names = new Names(); for (const id of ids) await names.run(id); }`, files)).toEqual([]);
  });

  it('an abstract method alone leads nowhere', () => {
    const code = "import { Importer } from './importer';\nexport async function run(importer: Importer, ids: string[]) { for (const id of ids) await importer.run(id); }";
    expect(pathsOf(code, { 'importer.ts': importer })).toEqual([]);
  });

  it('a field that a subclass fills decides what its base calls', () => {
    const files = {
      'base.ts': "import type { Store } from './store';\nexport abstract class Base {\n  protected abstract readonly store: Store;\n  save(id: string) { return this.store.save(id); }\n}\n",
      'store.ts': "import { pool } from './db';\nexport interface Store { save(id: string): unknown }\nexport class Remote implements Store { save(id: string) { return pool.post(id); } }\n",
    };
    const code =
      "import { Base } from './base';\nimport { Remote } from './store';\nclass Users extends Base {\n  protected readonly store = new Remote();\n  async all(ids: string[]) { for (const id of ids) await this.save(id); }\n}";
    expect(pathsOf(code, files)).toEqual(['file.ts this.save > base.ts this.store.save > store.ts pool.post']);
  });

  it('super.save() runs the method of the base, where this still means the subclass', () => {
    const files = {
      'base.ts': "export class Base {\n  async save(id: string) { await this.write(id); }\n  protected async write(_id: string) {}\n}\n",
    };
    const code =
      "import { pool } from './db';\nimport { Base } from './base';\nclass Users extends Base {\n  override async save(id: string) { await super.save(id); }\n  protected override async write(id: string) { await pool.post(id); }\n  async all(ids: string[]) { for (const id of ids) await this.save(id); }\n}";
    expect(pathsOf(code, files)).toEqual(['file.ts this.save > file.ts super.save > base.ts this.write > file.ts pool.post']);
  });

  it('a static method is told from one of instances by the same name', () => {
    const files = { 'users.ts': "import { pool } from './db';\nexport class Users {\n  static load(id: string) { return pool.get(id); }\n  load(id: string) { return id; }\n}\n" };
    expect(pathsOf("import { Users } from './users';\nasync function run(ids: string[]) { for (const id of ids) await Users.load(id); }", files)).toEqual(['file.ts Users.load > users.ts pool.get']);
    expect(pathsOf("import { Users } from './users';\nasync function run(ids: string[]) { const users = new Users(); for (const id of ids) users.load(id); }", files)).toEqual([]);
  });
});

describe('injection', () => {
  const repository = "import { pool } from './db';\nexport class Repository { find(id: string) { return pool.get(id); } }\n";

  it('a repository that a base of NestJS takes by its constructor is followed', () => {
    const files = {
      'repository.ts': repository,
      'base.service.ts': "import { Injectable } from '@nestjs/common';\nimport { Repository } from './repository';\n@Injectable()\nexport class BaseService {\n  constructor(protected readonly repository: Repository) {}\n  one(id: string) { return this.repository.find(id); }\n}\n",
    };
    const code =
      "import { Injectable } from '@nestjs/common';\nimport { BaseService } from './base.service';\n@Injectable()\nexport class Users extends BaseService {\n  async all(ids: string[]) { for (const id of ids) await this.one(id); }\n}";
    expect(pathsOf(code, files, { '@nestjs/common': '^11.0.0' })).toEqual(['file.ts this.one > base.service.ts this.repository.find > repository.ts pool.get']);
  });

  it('a type parameter of a base means what the subclass gives for it', () => {
    const files = {
      'repository.ts': `${repository}export interface Finder { find(id: string): unknown }\n`,
      'base.ts': "import type { Finder } from './repository';\nexport abstract class Base<R extends Finder> {\n  constructor(protected readonly repository: R) {}\n  one(id: string) { return this.repository.find(id); }\n}\n",
    };
    const code =
      "import { Base } from './base';\nimport { Repository } from './repository';\nexport class Users extends Base<Repository> {\n  async all(ids: string[]) { for (const id of ids) await this.one(id); }\n}";
    expect(pathsOf(code, files)).toEqual(['file.ts this.one > base.ts this.repository.find > repository.ts pool.get']);
  });

  it('a field with @Inject() is known by its class, and unknown by an interface', () => {
    const files = { 'repository.ts': `${repository}export interface Finder { find(id: string): unknown }\n` };
    const codeFor = (type: string): string =>
      `import { Inject } from '@nestjs/common';\nimport { Repository, type Finder } from './repository';\nexport class Users {\n  @Inject() private readonly repository: ${type};\n  async all(ids: string[]) { for (const id of ids) await this.repository.find(id); }\n}`;
    expect(pathsOf(codeFor('Repository'), files)).toEqual(['file.ts this.repository.find > repository.ts pool.get']);
    expect(pathsOf(codeFor('Finder'), files)).toEqual([]);
  });

  it('one class that implements an interface is what it is for, of two nobody knows which', () => {
    const store = "import { pool } from './db';\nexport interface Store { find(id: string): unknown }\nexport class OnlyStore implements Store { find(id: string) { return pool.get(id); } }\n";
    const code = "import type { Store } from './store';\nexport async function run(store: Store, ids: string[]) { for (const id of ids) await store.find(id); }";
    expect(pathsOf(code, { 'store.ts': store })).toEqual(['file.ts store.find > store.ts pool.get']);
    expect(pathsOf(code, { 'store.ts': store, 'fake.ts': "import type { Store } from './store';\nexport class FakeStore implements Store { find(id: string) { return id; } }" })).toEqual([]);
  });

  it.each([
    ['tsyringe', "import { container } from 'tsyringe';", 'container.resolve(Repository)'],
    ['typedi', "import { Container } from 'typedi';", 'Container.get(Repository)'],
    ['@nestjs/core', "import { ModuleRef } from '@nestjs/core';\ndeclare const moduleRef: ModuleRef;", 'moduleRef.get(Repository)'],
  ])('what a container of %s gives for a class is followed', (name, imports, given) => {
    const code = `${imports}\nimport { Repository } from './repository';\nexport async function run(ids: string[]) { const users = ${given}; for (const id of ids) await users.find(id); }`;
    expect(pathsOf(code, { 'repository.ts': repository }, { [name]: '*' })).toEqual(['file.ts users.find > repository.ts pool.get']);
  });
});
