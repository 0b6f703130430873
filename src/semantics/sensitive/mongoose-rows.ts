import { memberName, unwrap, type CallExpression, type Node, type ObjectExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findKindOfName } from './names.js';
import { findOptions, findSecretKey, findStep, methodOf, textGivenTo, valueOf } from './queries.js';
import type { RowReader } from './rows.js';
import { isLeftOut } from './type-parts.js';
import { findColumnByType } from './typeorm-rows.js';

const METHODS = ['find', 'findOne', 'findById', 'findOneAndUpdate', 'findByIdAndUpdate', 'findOneAndDelete', 'findByIdAndDelete', 'create', 'insertMany', 'hydrate'];
const AFTER = /^(lean|exec|populate|sort|limit|skip|select|where|orFail|session|read|hint|collation)$/;

/** `User.findOne({ email })`, with the schema that `model('User', schema)` was given in sight. */
export const findMongooseSecret: RowReader = (module, _call, path) => {
  const query = findStep(path, METHODS);
  if (!query || !(METHODS.includes(methodOf(path) ?? '') || AFTER.test(methodOf(path) ?? ''))) return null;
  const column = findColumn(module, query, findStep(path, ['model']));
  if (column === null) return null;
  const text = textGivenTo(path, 'select');
  if (text !== null && (text === 'unknown' || !isSelected(text, column))) return null;
  // `findOne(filter, projection)`
  const method = memberName(query.callee);
  return (method === 'find' || method === 'findOne' || method === 'findById') && query.arguments.length > 1 ? null : column;
};

/** By the schema that the model was made with, or the class that it is declared to be for. */
function findColumn(module: Module, { callee }: CallExpression, made: CallExpression | null): string | null {
  if (callee.type !== 'MemberExpression') return null;
  // `mongoose.models.User || mongoose.model('User', schema)`
  const value = made ?? findLiteral(module, callee.object);
  const call = value?.type === 'LogicalExpression' ? unwrap(value.right) : value;
  if (call?.type !== 'CallExpression') return findColumnByType(module, callee.object);
  const schema = call.arguments[1] && findSchema(module, call.arguments[1]);
  return schema ? findSecretKey(schema, (name, type) => findKindOfName(name) !== null && !isLeftOut(type)) : null;
}

function isSelected(text: string, column: string): boolean {
  const words = text.split(/\s+/);
  if (words.includes(`-${column}`)) return false;
  return words.includes(column) || words.includes(`+${column}`) || words.every((word) => /^[-+]/.test(word));
}

/** The paths of `new Schema({ … })`; none where what a document gives when it is printed is changed. */
function findSchema(module: Module, node: Node): ObjectExpression | null {
  const made = findLiteral(module, node);
  if (made?.type !== 'NewExpression') return null;
  const options = findOptions(module, made.arguments[1]);
  if (options === 'unknown' || (options && (valueOf(options, 'toJSON') ?? valueOf(options, 'toObject')))) return null;
  if (/\.methods\.toJSON\b|\.set\(\s*['"]to(JSON|Object)['"]/.test(homeOf(module, made).text)) return null;
  const paths = findOptions(module, made.arguments[0]);
  return paths === 'unknown' ? null : paths;
}
