import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

const start = `import { MikroORM, EntityManager, EntityRepository } from '@mikro-orm/postgresql'; class User {} const orm = await MikroORM.init({}); const em = orm.em.fork();\n`;

describe('MikroORM keeps data', () => {
  it.each([
    ['reads', `await em.findOne(User, { id }); await em.find(User, { active: true }, { limit: 10 }); await em.count(User);`, ['read-one User filter: { id }', 'read-many User filter: { active: true } limit: 10', 'count User']],
    ['writes', `await em.persistAndFlush(user); em.create(User, input); await em.flush(); await em.nativeUpdate(User, { id }, { name });`, ['save - data: user', 'save -', 'update-many User filter: { id } data: { name }']],
    ['what is marked and written at once', `await em.persist(user).flush(); em.remove(user); em.assign(user, input);`, ['save - data: user']],
    ['a repository', `await em.getRepository(User).findAll({ limit: 10 }); const list = (given: EntityManager) => given.fork().repo(User).find({});`, ['read-many User limit: 10', 'read-many User filter: {}']],
    ['a transaction', `await em.transactional(async (tx) => { await tx.find(User, {}); });`, ['transaction -', 'read-many User in transaction filter: {}']],
    ['by a type', `class Users { constructor(private readonly em: EntityManager, private readonly users: EntityRepository<User>) {} list() { return this.users.find({ active: true }); } one(id: number) { return this.em.findOneOrFail(User, id); } }`, ['read-many User filter: { active: true }', 'read-one User filter: id']],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
