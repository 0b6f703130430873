export { printPath } from './api-path.js';
export { findCalls, findParameter, type ParameterPlace } from './calls.js';
export { findMember, findUsesOfMember, type ClassMember } from './class-members.js';
export { findDeclaredType, findInstanceClass, findTypeClass } from './instances.js';
export { findClass, findFunction, findLiteral } from './literals.js';
export { findInvoked, resolveType, resolveValue } from './resolve.js';
export { findDeclaredVariable, findSource, findVariable, isGlobal, type VariableSource } from './variables.js';
