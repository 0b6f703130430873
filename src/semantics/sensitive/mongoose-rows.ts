import { memberName, type Node, type ObjectExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { findKindOfName } from './names.js';
import { findOptions, findSecretKey, findStep, methodOf, textGivenTo, valueOf } from './queries.js';
import type { RowReader } from './rows.js';
import { isLeftOut } from './shapes.js';

const METHODS = ['find', 'findOne', 'findById', 'findOneAndUpdate', 'findByIdAndUpdate', 'findOneAndDelete', 'findByIdAndDelete', 'create', 'insertMany', 'hydrate'];
const AFTER = /^(lean|exec|populate|sort|limit|skip|select|where|orFail|session|read|hint|collation)$/;

/** `User.findOne({ email })`, with the schema that `model('User', schema)` was given in sight. */
export const findMongooseSecret: RowReader = (module, _call, path) => {
  const query = findStep(path, METHODS);
  if (!query || !(METHODS.includes(methodOf(path) ?? '') || AFTER.test(methodOf(path) ?? ''))) return null;
  const made = findStep(path, ['model']);
  const schema = made?.arguments[1] && findSchema(module, made.arguments[1]);
  const column = schema ? findSecretKey(schema, (name, value) => findKindOfName(name) !== null && !isLeftOut(value)) : null;
  if (column === null) return null;
  const text = textGivenTo(path, 'select');
  if (text !== null && (text === 'unknown' || !isSelected(text, column))) return null;
  // `findOne(filter, projection)`
  const method = memberName(query.callee);
  return (method === 'find' || method === 'findOne' || method === 'findById') && query.arguments.length > 1 ? null : column;
};

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
