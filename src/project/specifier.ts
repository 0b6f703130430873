import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a specifier is by its text alone. */
export type Specifier =
  | { readonly kind: 'path'; readonly path: string; readonly isFolder: boolean }
  | { readonly kind: 'builtin' | 'url' | 'internal'; readonly text: string }
  | { readonly kind: 'bare'; readonly text: string; readonly name: string; readonly subpath: string }
  /** No name of a package: an alias, or nothing at all. */
  | { readonly kind: 'alias'; readonly text: string };

const MAX_LENGTH = 1024;
/** Queries with which a bundler gives something else than the module. */
const OTHER_CONTENT = /[?&](?:raw|url|inline|worker|sharedworker)\b/;

/** Null for what no file can be named by. */
export function parseSpecifier(specifier: string): Specifier | null {
  if (specifier === '' || specifier.length > MAX_LENGTH || specifier.includes('\0') || specifier.includes('!')) return null;
  if (OTHER_CONTENT.test(specifier)) return null;
  const text = specifier.replace(/\?.*$/s, '');
  if (text === '') return null;
  if (isBuiltin(text)) return { kind: 'builtin', text };
  if (text.startsWith('file:')) return fromFileUrl(text);
  if (/^\.{1,2}(?:\/|$)/.test(text) || path.isAbsolute(text)) return { kind: 'path', path: text, isFolder: /(?:^|\/)\.{0,2}$/.test(text) };
  if (text.startsWith('.') || text.includes('\\')) return null;
  if (text.startsWith('data:')) return null;
  if (/^[a-z][a-z\d+.-]+:/i.test(text)) return { kind: 'url', text };
  if (text.startsWith('#')) return { kind: 'internal', text };
  const [, name, rest] = /^((?:@[a-z\d~-][\w.~-]*\/)?[a-z\d_-][\w.~-]*)(\/.*)?$/i.exec(text) ?? [];
  return name === undefined ? { kind: 'alias', text } : { kind: 'bare', text, name, subpath: rest === undefined ? '.' : `.${rest}` };
}

function fromFileUrl(text: string): Specifier | null {
  try {
    return { kind: 'path', path: fileURLToPath(text), isFolder: text.endsWith('/') };
  } catch {
    return null;
  }
}
