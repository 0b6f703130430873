import { describe, expect, it } from 'vitest';
import { checksOf } from '../../support/races.js';

const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();\n`;
const pg = `import { Pool } from 'pg'; const pool = new Pool();\n`;
const like = (client: string, find: string, make: string): string => `${client}export async function like(userId, postId) { const one = ${find}; if (one) throw new Error('liked'); ${make} }`;
const byPrisma = like(prisma, 'await prisma.like.findFirst({ where: { userId, postId } })', 'await prisma.like.create({ data: { userId, postId } });');
const byPg = like(pg, "(await pool.query('SELECT 1 FROM likes WHERE user_id = $1 AND post_id = $2', [userId, postId])).rows[0]", "await pool.query('INSERT INTO likes (user_id, post_id) VALUES ($1, $2)', [userId, postId]);");
const schema = (rest: string): string => `model Like {\n  id String @id\n  userId String\n  postId String\n  at DateTime\n  ${rest}\n}\n`;

const world = (files: Readonly<Record<string, string>>) => ({ dependencies: { '@prisma/client': '^6.0.0', pg: '^8.0.0' }, files });
const isFound = (code: string, files: Readonly<Record<string, string>>): boolean => checksOf(code, world(files)).length > 0;

describe('unique keys of a Prisma schema', () => {
  it.each([
    ['two columns together', '@@unique([userId, postId])', false],
    ['two columns as the id', '@@id([userId, postId])', false],
    ['two columns under a name, with lengths', '@@unique(fields: [userId, postId(sort: Desc)], name: "one_each")', false],
    ['an index that is not unique', '@@index([userId, postId])', true],
    ['a key that has a column which is not written', '@@unique([userId, at])', true],
    ['none', '', true],
  ])('%s', (_name, rest, expected) => {
    expect(isFound(byPrisma, { 'prisma/schema.prisma': schema(rest) })).toBe(expected);
  });
});

describe('unique keys of SQL files', () => {
  it.each([
    ['of a table', 'schema.sql', 'CREATE TABLE IF NOT EXISTS public.likes (\n  id serial PRIMARY KEY,\n  user_id int NOT NULL, -- who\n  post_id int NOT NULL,\n  CONSTRAINT one_each UNIQUE (user_id, post_id)\n);', false],
    ['as the primary key', 'db/schema.sql', 'create table "likes" ("user_id" int, "post_id" int, primary key ("user_id", "post_id"));', false],
    ['of a column', 'sql/init.sql', 'create table likes (user_id int unique, post_id int);', false],
    ['of an index', 'migrations/001.sql', 'create table likes (user_id int, post_id int);\ncreate unique index if not exists one_each on likes using btree (user_id, lower(post_id));', false],
    ['that is added', 'migrations/002.sql', 'create table likes (user_id int, post_id int);\nalter table only likes add constraint one_each unique (user_id, post_id);', false],
    ['of another table', 'schema.sql', 'create table likes (user_id int, post_id int); create table posts (user_id int, post_id int, unique (user_id, post_id));', true],
    ['with a column that is not written', 'schema.sql', 'create table likes (user_id int, post_id int, at date, unique (user_id, at));', true],
    ['of an index that is not unique', 'schema.sql', 'create table likes (user_id int, post_id int); create index of_user on likes (user_id);', true],
    ['where no file is one', 'readme.txt', 'unique (user_id, post_id)', true],
  ])('%s', (_name, file, text, expected) => {
    expect(isFound(byPg, { [file]: text })).toBe(expected);
  });
});

describe('unique keys of other files', () => {
  const drizzle = (columns: string): Readonly<Record<string, string>> => ({ 'schema.ts': `import { integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';\nexport const likes = pgTable('likes', { userId: integer('user_id'), postId: integer('post_id'), slug: text('slug') }, (t) => ${columns});\n` });
  const byDrizzle = like(`import { drizzle } from 'drizzle-orm/node-postgres'; import { and, eq } from 'drizzle-orm'; import { likes } from './schema'; const db = drizzle('');\n`, '(await db.select().from(likes).where(and(eq(likes.userId, userId), eq(likes.postId, postId))))[0]', 'await db.insert(likes).values({ userId, postId });');
  it.each([
    ['a primary key in an object', '({ pk: primaryKey({ columns: [t.userId, t.postId] }) })', false],
    ['a unique key in a list', "[unique('one_each').on(t.userId, t.postId)]", false],
    ['a unique index', "({ one: uniqueIndex('one_each').on(t.postId) })", false],
    ['a key of another column', "[unique('slugs').on(t.slug)]", true],
  ])('of Drizzle: %s', (_name, columns, expected) => {
    expect(checksOf(byDrizzle, { dependencies: { 'drizzle-orm': '^0.44.0' }, files: drizzle(columns) }).length > 0).toBe(expected);
  });

  const typeorm = (decorators: string, column: string): Readonly<Record<string, string>> => ({ 'like.ts': `import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, Unique } from 'typeorm';\n@Entity()\n${decorators}\nexport class Like {\n  ${column} userId: string;\n  @Column() postId: string;\n}\n` });
  const byTypeorm = like(`import { DataSource } from 'typeorm'; import { Like } from './like'; const likes = new DataSource({}).getRepository(Like);\n`, 'await likes.findOneBy({ userId, postId })', 'await likes.save({ userId, postId });');
  it.each([
    ['of the class', "@Unique(['userId', 'postId'])", '@Column()', false],
    ['of the class, with a name', "@Unique('one_each', ['userId', 'postId'])", '@Column()', false],
    ['an index', "@Index('one_each', ['userId', 'postId'], { unique: true })", '@Column()', false],
    ['of a column', '', '@Column({ unique: true })', false],
    ['an index of a column', '', '@Index({ unique: true }) @Column()', false],
    ['a primary column', '', '@PrimaryColumn()', false],
    ['an index that is not unique', "@Index(['userId', 'postId'])", '@Column()', true],
  ])('of TypeORM: %s', (_name, decorators, column, expected) => {
    expect(checksOf(byTypeorm, { dependencies: { typeorm: '^0.3.0' }, files: typeorm(decorators, column) }).length > 0).toBe(expected);
  });
});
