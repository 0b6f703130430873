export { decoratorsOf, implementsOf, startWithDecorators } from './decorators.js';
export { excerpt } from './excerpt.js';
export { findEnclosingFunction, findReturns, findSingleReturn, findThisClass, isClass, isFunction } from './functions.js';
export { isInside } from './is-inside.js';
export { isTypeScript } from './is-typescript.js';
export { keyName, memberName, stringValue } from './names.js';
export type {
  CallExpression, ClassNode, Expression, FunctionNode, Identifier, Invocation, NewExpression, Node, ObjectExpression, Program,
  Property, Reference, Scope, ScopeManager, TaggedTemplateExpression, Variable,
} from './types.js';
export { unwrap, wrapped } from './unwrap.js';
export { someNode, walk } from './walk.js';
