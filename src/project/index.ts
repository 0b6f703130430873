export { findAutoImported, findProvidedNames, type AutoImported } from './auto-imports.js';
export { passesOn } from './backward.js';
export { globToRegExp } from './glob.js';
export type { Module } from './module.js';
export { findPackage, possibleMajors, type PackageFacts } from './package.js';
export { readPrismaSchemas } from './prisma-schema.js';
export { moduleOf, type Followed, type Project, type Reach } from './project.js';
export type { Candidates, Sought } from './backward.js';
export { scanText } from './specifiers.js';
