import { describe, expect, it } from 'vitest';
import type { World } from '../../support/analyze.js';
import { sensitiveIn } from '../../support/sensitive.js';

interface Row {
  readonly name: string;
  readonly code: string;
  readonly world?: World;
  readonly found: readonly string[];
}

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)('$name', ({ code, world, found }) => {
      expect(sensitiveIn(code, world)).toEqual(found);
    });
  });
}

const schema = `
  model User {
    id       Int    @id
    email    String @unique
    password String
    hasPassword Boolean
  }
  model Post { id Int @id title String }`;
const prisma = { dependencies: { '@prisma/client': '^6.0.0' }, files: { 'prisma/schema.prisma': schema } };
const client = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`;

table('Prisma, by its schema file', [
  { name: 'a row', code: `${client} const user = await prisma.user.findUnique({ where: { id } }); log(user);`, world: prisma, found: ['user: a whole record with its `password` (source)'] },
  { name: 'rows of a member', code: `import { PrismaClient } from '@prisma/client'; export class A { constructor(private db: PrismaClient) {} async all() { log(await this.db.user.findMany()); } }`, world: prisma, found: ['await this.db.user.findMany(): a whole record with its `password` (source)'] },
  { name: 'its secret column', code: `${client} const { password: p } = await prisma.user.findUnique({ where: { id } }); log(p);`, world: prisma, found: ['p: a password (source)'] },
  { name: 'a selection without it', code: `${client} const user = await prisma.user.findUnique({ where: { id }, select: { email: true } }); log(user);`, world: prisma, found: [] },
  { name: 'an omission', code: `${client} const user = await prisma.user.findUnique({ where: { id }, omit: { password: true } }); log(user);`, world: prisma, found: [] },
  { name: 'options out of sight', code: `${client} export const load = async (options) => { const user = await prisma.user.findUnique(options); log(user); };`, world: prisma, found: [] },
  { name: 'a table without secrets', code: `${client} const post = await prisma.post.findFirst(); log(post);`, world: prisma, found: [] },
  { name: 'other columns of the row', code: `${client} const user = await prisma.user.findFirst(); log(user.id, user.name);`, world: prisma, found: [] },
  { name: 'the address in the row', code: `${client} const user = await prisma.user.findFirst(); log(user.id, user.email);`, world: prisma, found: ['user.email: the e-mail address of a person (name)'] },
  { name: 'a type of the client', code: `import type { User } from '@prisma/client'; export const show = (row: User) => log(row);`, world: prisma, found: ['row: a whole record with its `password` (source)'] },
  {
    name: 'through a function of another file',
    code: `import { findUser } from './db.js'; const found = await findUser(1); log(found);`,
    world: { ...prisma, files: { ...prisma.files, 'db.ts': `${client} export async function findUser(id: number) { return prisma.user.findUnique({ where: { id } }); }` } },
    found: ['found: a whole record with its `password` (source)'],
  },
  { name: 'no schema in sight', code: `${client} const user = await prisma.user.findFirst(); log(user);`, world: { dependencies: { '@prisma/client': '^6.0.0' }, files: {} }, found: [] },
]);

const mongoose = (extra = '', options = '') => `import mongoose from 'mongoose'; const schema = new mongoose.Schema({ email: String, password: { type: String${extra} } }${options}); const User = mongoose.model('User', schema);`;

table('Mongoose', [
  { name: 'a document', code: `${mongoose()} const user = await User.findOne({ email }); log(user);`, found: ['user: a whole record with its `password` (source)'] },
  { name: 'a lean document', code: `${mongoose()} const user = await User.findOne({ email }).lean(); log(user);`, found: ['user: a whole record with its `password` (source)'] },
  { name: 'a model that may be there already', code: `import mongoose from 'mongoose'; const schema = new mongoose.Schema({ password: String }); const User = mongoose.models.User || mongoose.model('User', schema); const user = await User.findOne({ email }); log(user);`, found: ['user: a whole record with its `password` (source)'] },
  {
    name: 'a model of another file, required',
    code: `const User = require('./user'); async function run() { const user = await User.findById(1); log(user); delete user.x; }`,
    world: { dependencies: { mongoose: '^8.0.0' }, filename: 'file.js', files: { 'user.js': `const mongoose = require('mongoose'); const UserSchema = new mongoose.Schema({ email: String, password: String }); module.exports = mongoose.model('User', UserSchema);` } },
    found: ['user: a whole record with its `password` (source)'],
  },
  {
    name: 'an injected model of NestJS',
    code: `import { Model, HydratedDocument } from 'mongoose'; import { Prop, Schema, InjectModel } from '@nestjs/mongoose'; @Schema() class User { @Prop() password: string; } type UserDocument = HydratedDocument<User>;
      export class Users { constructor(@InjectModel(User.name) private model: Model<UserDocument>) {} async a() { const user = await this.model.findOne({}).exec(); log(user); } }`,
    found: ['user: a whole record with its `password` (source)'],
  },
  { name: 'taken away from the document', code: `${mongoose()} const user = await User.findOne({ email }); delete user.password; log(user);`, found: [] },
  { name: 'left out by the schema', code: `${mongoose(', select: false')} const user = await User.findOne({ email }); log(user);`, found: [] },
  { name: 'left out by the query', code: `${mongoose()} const user = await User.findOne({ email }).select('-password'); log(user);`, found: [] },
  { name: 'other columns selected', code: `${mongoose()} const user = await User.findOne({ email }).select('email'); log(user);`, found: [] },
  { name: 'a projection', code: `${mongoose()} const user = await User.findOne({ email }, projection); log(user);`, found: [] },
  { name: 'a schema that says how it is printed', code: `${mongoose('', ', { toJSON: { transform } }')} const user = await User.findOne({ email }); log(user);`, found: [] },
]);

const typeorm = (extra = '') => `
  import { Column, Entity, Repository, DataSource } from 'typeorm';
  @Entity() class User extends BaseEntity { @Column() email: string; @Column(${extra}) passwordHash: string; }`;

table('TypeORM', [
  { name: 'a repository by its type', code: `${typeorm()} export class A { constructor(private users: Repository<User>) {} async a(id) { const u = await this.users.findOne({ where: { id } }); log(u); } }`, found: ['u: a whole record with its `passwordHash` (source)'] },
  { name: 'a repository of a data source', code: `${typeorm()} const source = new DataSource({}); const users = source.getRepository(User); const u = await users.findOneBy({ id }); log(u);`, found: ['u: a whole record with its `passwordHash` (source)'] },
  { name: 'left out by the entity', code: `${typeorm('{ select: false }')} export class A { constructor(private users: Repository<User>) {} async a(id) { const u = await this.users.findOne({ where: { id } }); log(u); } }`, found: [] },
  { name: 'an entity by its type', code: `${typeorm()} export const show = (u: User) => log(u);`, found: ['u: a whole record with its `passwordHash` (source)'] },
]);

const drizzle = `
  import { drizzle } from 'drizzle-orm/node-postgres'; import { pgTable, text, boolean } from 'drizzle-orm/pg-core';
  const users = pgTable('users', { email: text('email'), passwordHash: text('password_hash').notNull(), hasPassword: boolean('p') });
  const db = drizzle(url, { schema: { users } });`;

table('Drizzle', [
  { name: 'rows', code: `${drizzle} const [row] = await db.select().from(users).where(x); log(row);`, found: ['row: a whole record with its `passwordHash` (source)'] },
  { name: 'what was inserted', code: `${drizzle} const rows = await db.insert(users).values(x).returning(); log(rows[0]);`, found: ['rows[0]: a whole record with its `passwordHash` (source)'] },
  { name: 'a relational query', code: `${drizzle} const row = await db.query.users.findFirst({ where: x }); log(row);`, found: ['row: a whole record with its `passwordHash` (source)'] },
  { name: 'chosen columns', code: `${drizzle} const [row] = await db.select({ email: users.email }).from(users); log(row); const other = await db.query.users.findFirst({ columns: { email: true } }); log(other);`, found: [] },
]);

table('Sequelize', [
  { name: 'a defined model', code: `import { Sequelize, DataTypes } from 'sequelize'; const s = new Sequelize(url); const User = s.define('User', { email: DataTypes.STRING, password: DataTypes.STRING }); const u = await User.findOne({ where: { id } }); log(u);`, found: ['u: a whole record with its `password` (source)'] },
  { name: 'an initialised class', code: `import { Model, DataTypes } from 'sequelize'; class User extends Model {} User.init({ password: DataTypes.STRING }, { sequelize }); const u = await User.findByPk(1); log(u);`, found: ['u: a whole record with its `password` (source)'] },
  { name: 'chosen attributes', code: `import { Model, DataTypes } from 'sequelize'; class User extends Model {} User.init({ password: DataTypes.STRING }, { sequelize }); const u = await User.findByPk(1, { attributes: ['id'] }); log(u);`, found: [] },
]);

table('SQL', [
  { name: 'what was inserted', code: `import { Pool } from 'pg'; const pool = new Pool(); const { rows } = await pool.query('INSERT INTO users (email, password_hash) VALUES ($1, $2) RETURNING *', [a, b]); log(rows[0]);`, found: ['rows[0]: a whole record with its `password_hash` (source)'] },
  {
    name: 'a row whose table another statement fills, through functions',
    code: `import { Pool } from 'pg'; const pool = new Pool();
      export async function add(a, b) { await pool.query(\`INSERT INTO users (email, password_hash) VALUES ($1, $2)\`, [a, b]); }
      async function find(id) { const result = await pool.query('SELECT * FROM users WHERE id = $1', [id]); return result.rows[0]; }
      const u = await find(1); log(u);`,
    found: ['u: a whole record with its `password_hash` (source)'],
  },
  { name: 'chosen columns', code: `import { Pool } from 'pg'; const pool = new Pool(); const { rows } = await pool.query('INSERT INTO users (email, password_hash) VALUES ($1, $2) RETURNING id, email', [a, b]); log(rows[0]);`, found: [] },
  { name: 'a table of which nothing is known', code: `import { Pool } from 'pg'; const pool = new Pool(); const { rows } = await pool.query('SELECT * FROM users'); log(rows);`, found: [] },
]);
