import { isTypeScript, memberName, unwrap, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import type { Iteration } from '../iteration/index.js';
import { describeOperation } from '../operations/index.js';

const GIVES_ARRAY = /^(?:map|filter|slice|flatMap|flat|sort|toSorted|concat|reverse)$/;

/** A list that may be gone through a second time: one that has a name, and is an array where that is proven or does not matter. */
export function describeList(module: Module, { list, kind, node }: Iteration): { list: Node; isArray: boolean; isReadonly: boolean } | null {
  if (!list) return null;
  const name = rootOf(list);
  const variable = name && findVariable(module, name);
  if (!name || variable === null || variable === 'global') return null;
  const isTyped = isTypeScript(homeOf(module, list).filename);
  if (isTyped && list === name && isWithoutType(variable)) return null;
  if (kind === 'callback' && !(node.type === 'CallExpression' && memberName(unwrap(node.callee)) === 'map')) return null;
  const isReadonly = isTyped && !(list === name && variable.defs[0]?.name.type === 'Identifier' && variable.defs[0].name.typeAnnotation?.typeAnnotation.type === 'TSArrayType');
  return { list, isReadonly, isArray: kind === 'callback' || (list === name ? isArrayVariable(module, variable) : memberName(list) === 'rows') };
}

/** `orders`, `cart.items` */
function rootOf(list: Node): Extract<Node, { type: 'Identifier' }> | null {
  let at = list;
  while (at.type === 'MemberExpression' && !at.computed && !at.optional) at = at.object;
  return at.type === 'Identifier' ? at : null;
}

/** A parameter that TypeScript is told nothing of is `any`, whose elements have no type that could be inferred. */
function isWithoutType({ defs: [definition] }: Variable): boolean {
  return definition?.type === 'Parameter' && definition.name.type === 'Identifier' && !definition.name.typeAnnotation && definition.name.parent.type !== 'Property';
}

function isArrayVariable(module: Module, variable: Variable): boolean {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || definition?.name.type !== 'Identifier') return false;
  const type = definition.name.typeAnnotation?.typeAnnotation;
  if (type) return type.type === 'TSArrayType' || (type.type === 'TSTypeOperator' && type.typeAnnotation?.type === 'TSArrayType') || (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /^(?:Readonly)?Array$/.test(type.typeName.name));
  if (definition.type !== 'Variable' || definition.node.type !== 'VariableDeclarator' || !definition.node.init) return false;
  const value = unwrap(definition.node.init);
  // `const { rows } = await pool.query(…)`
  if (definition.node.id.type === 'ObjectPattern') return definition.name.parent.type === 'Property' && definition.name.name === 'rows';
  if (definition.node.id.type !== 'Identifier') return false;
  if (value.type === 'ArrayExpression') return true;
  if (value.type === 'MemberExpression') return memberName(value) === 'rows';
  if (value.type !== 'CallExpression') return false;
  if (GIVES_ARRAY.test(memberName(value.callee) ?? '')) return true;
  const operation = describeOperation(module, value);
  return operation?.does === 'read-many' && operation.model.many !== undefined && operation.model.many.rows === undefined;
}
