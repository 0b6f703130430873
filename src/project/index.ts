export { moduleOf, type Module } from './module.js';
export { findPackage, possibleMajors, type PackageFacts } from './package.js';
