import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findDeclaredType } from '../bindings/index.js';
import { findOptions, findStep, methodOf, valueOf } from './queries.js';
import type { RowReader } from './rows.js';
import { findSecretColumnOfClass, findSecretColumnOfType } from './shapes.js';

const METHODS = /^(find|findOne|findOneBy|findBy|findOneOrFail|findOneByOrFail|findAndCount|save|create|preload|remove|insertOne)$/;

/** `this.users.findOne({ where })`, by the entity that the repository is for. */
export const findTypeormSecret: RowReader = (module, call, path) => {
  if (!METHODS.test(methodOf(path) ?? '') || call.callee.type !== 'MemberExpression') return null;
  const options = findOptions(module, call.arguments[0]);
  if (options !== null && options !== 'unknown' && (valueOf(options, 'select') ?? valueOf(options, 'fields'))) return null;
  const got = findStep(path, ['getRepository', 'withRepository']);
  const entity = got?.arguments[0] && findClass(module, got.arguments[0]);
  return entity ? findSecretColumnOfClass(module, entity) : findColumnByType(module, call.callee.object);
};

/** By `User` of `Repository<User>`, `UserDocument` of `Model<UserDocument>`. */
export function findColumnByType(module: Module, repository: Node): string | null {
  const type = findDeclaredType(module, repository);
  const [first] = type?.type === 'TSTypeReference' ? (type.typeArguments?.params ?? []) : [];
  return first ? findSecretColumnOfType(module, first) : null;
}
