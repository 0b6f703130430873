import { stringValue, type Node } from '../../ast/index.js';
import type { ApiPath } from '../types.js';
import { fromPackage, member } from './api-path.js';

/** What a specifier names: a package, or null for a file of the project. */
export function resolveSpecifier(specifier: string): ApiPath | null {
  return /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..' ? null : fromPackage(specifier);
}

/** What an import binds: a package's export, its namespace, its default. */
export function resolveImport(specifier: Node, declaration: Node | null): ApiPath | null {
  if (specifier.type === 'TSImportEqualsDeclaration') {
    const reference = specifier.moduleReference;
    if (reference.type !== 'TSExternalModuleReference') return null;
    const name = stringValue(reference.expression);
    return name === null ? null : resolveSpecifier(name);
  }
  if (declaration?.type !== 'ImportDeclaration') return null;
  const root = resolveSpecifier(declaration.source.value);
  if (!root || specifier.type !== 'ImportSpecifier') return root;
  return member(root, specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value);
}
