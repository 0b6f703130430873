export { printPath } from './api-path.js';
export { findMember, type ClassMember } from './class-members.js';
export { findClass, findFunction, findInvoked, findLiteral, resolveType, resolveValue } from './resolve.js';
export { findDeclaredVariable, findSource, findVariable, isGlobal, type VariableSource } from './variables.js';
