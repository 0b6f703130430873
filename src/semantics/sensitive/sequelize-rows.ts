import { isClass, memberName, type CallExpression, type ClassNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findMember, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findKindOfName } from './names.js';
import { findOptions, findSecretKey, findStep, methodOf, valueOf } from './queries.js';
import type { RowReader } from './rows.js';
import { findSecretColumnOfClass } from './shapes.js';

const METHODS = /^(findOne|findByPk|findAll|findOrCreate|create|build|upsert)$/;

/** `User.findOne({ where })` of `sequelize.define('User', { … })`. */
export const findSequelizeSecret: RowReader = (module, call, path) => {
  if (!METHODS.test(methodOf(path) ?? '') || call.callee.type !== 'MemberExpression') return null;
  const at = methodOf(path) === 'findByPk' ? 1 : 0;
  const options = methodOf(path)?.startsWith('find') ? findOptions(module, call.arguments[at]) : null;
  if (options === 'unknown' || (options && valueOf(options, 'attributes'))) return null;
  const defined = findStep(path, ['define']);
  return defined ? findColumn(module, defined.arguments[1], defined.arguments[2]) : null;
};

/** `User.findByPk(id)` of a class in sight that extends a model of Sequelize or an entity of TypeORM. */
export function findActiveRecordSecret(module: Module, call: CallExpression): string | null {
  const { callee } = call;
  const method = memberName(callee) ?? '';
  if (callee.type !== 'MemberExpression' || !(METHODS.test(method) || /^(find|findOneBy|findBy|findOneByOrFail|findOneOrFail)$/.test(method))) return null;
  const model = findClass(module, callee.object);
  if (!model?.superClass || findMember(module, model, method, true)) return null;
  const base = resolveValue(module, model.superClass);
  if (!/^(sequelize|sequelize-typescript|typeorm)$/.test(base?.package ?? '')) return null;
  const options = findOptions(module, call.arguments[method === 'findByPk' ? 1 : 0]);
  if (method.startsWith('find') && options !== null && (options === 'unknown' || (valueOf(options, 'attributes') ?? valueOf(options, 'select')))) return null;
  return findInitialised(module, model) ?? findSecretColumnOfClass(module, model);
}

function findInitialised(module: Module, model: ClassNode): string | null {
  const home = homeOf(module, model);
  for (const call of home.invocations) {
    if (call.type !== 'CallExpression' || memberName(call.callee) !== 'init' || call.callee.type !== 'MemberExpression') continue;
    const owner = call.callee.object.type === 'ThisExpression' || call.callee.object.type === 'Super' ? null : findClass(home, call.callee.object);
    if (isClass(owner) && owner === model) return findColumn(home, call.arguments[0], call.arguments[1]);
  }
  return null;
}

function findColumn(module: Module, columns: Node | undefined, settings: Node | undefined): string | null {
  const literal = findOptions(module, columns);
  const options = findOptions(module, settings);
  // `defaultScope: { attributes: { exclude: ['password'] } }`
  if (!literal || literal === 'unknown' || (options && options !== 'unknown' && valueOf(options, 'defaultScope'))) return null;
  return findSecretKey(literal, (name) => findKindOfName(name) !== null);
}
