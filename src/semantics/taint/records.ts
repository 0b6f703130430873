import { memberName } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findInvoked } from '../bindings/index.js';
import { packageNameOf } from '../package-facts/paths.js';
import type { Taint, Value } from './types.js';

/** Calls that write a record, and where it stands: an argument, or options of one. */
interface RecordPlace {
  readonly packages: readonly string[];
  readonly names: readonly string[];
  readonly argument: number;
  readonly options?: readonly string[];
}

const prisma = ['@prisma/client'];
const mongo = ['mongoose', 'mongodb', '@nestjs/mongoose'];
const typeorm = ['typeorm', '@nestjs/typeorm'];
const builders = ['drizzle-orm', 'kysely'];

const PLACES: readonly RecordPlace[] = [
  { packages: prisma, names: ['create', 'update', 'createMany', 'updateMany', 'createManyAndReturn', 'updateManyAndReturn'], argument: 0, options: ['data'] },
  { packages: prisma, names: ['upsert'], argument: 0, options: ['create', 'update'] },
  { packages: mongo, names: ['create', 'insertMany', 'insertOne', 'new', 'set', 'overwrite'], argument: 0 },
  { packages: mongo, names: ['findByIdAndUpdate', 'findOneAndUpdate', 'updateOne', 'updateMany', 'replaceOne', 'findOneAndReplace', 'update'], argument: 1 },
  { packages: typeorm, names: ['save', 'insert', 'upsert', 'create', 'values', 'set'], argument: 0 },
  { packages: typeorm, names: ['save', 'insert', 'update', 'upsert', 'create', 'merge'], argument: 1 },
  { packages: ['sequelize', 'sequelize-typescript'], names: ['create', 'bulkCreate', 'build', 'upsert', 'update', 'set', 'new'], argument: 0 },
  { packages: builders, names: ['values', 'set'], argument: 0 },
  { packages: ['knex', 'objection'], names: ['insert', 'update', 'patch', 'insertGraph', 'upsertGraph', 'insertAndFetch', 'updateAndFetchById', 'patchAndFetchById'], argument: 0 },
  { packages: ['objection'], names: ['updateAndFetchById', 'patchAndFetchById'], argument: 1 },
];

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What from outside becomes a record as a whole in a call: the sender decides which of its fields are written. */
export function findRecords(module: Module, call: Call, given: readonly Value[], receiver: Value): readonly Taint[] {
  const path = findInvoked(module, call);
  if (!path || path.package === null) return [];
  const owner = packageNameOf(path.package);
  const name = call.type === 'NewExpression' ? 'new' : memberName(call.callee);
  const places = PLACES.filter(({ packages, names }) => name !== null && names.includes(name) && packages.includes(owner));
  const values = places.flatMap(({ argument, options }) => {
    const value = given[argument];
    if (!value) return [];
    return options ? options.flatMap((each) => value.fields?.get(each) ?? []) : [value];
  });
  // `Object.assign(post, req.body); post.save()`
  return [...values, ...(name === 'save' && given.length === 0 ? [receiver] : [])].flatMap((each) => wholesIn(each, 0));
}

/** The value itself, or what is spread into it; of a list its elements, of `{ $set: … }` what is set. */
function wholesIn(value: Value, depth: number): readonly Taint[] {
  const own = value.taints.filter(({ form }) => form === 'any');
  if (!value.fields || depth > 2) return own;
  return [...own, ...[...value.fields].flatMap(([key, each]) => (key === '*' || key.startsWith('$') ? wholesIn(each, depth + 1) : []))];
}
