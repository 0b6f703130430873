import { keyName, memberName, wrapped, type FunctionNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { handlersOf } from './handlers-of.js';
import type { HandlerDescription } from './types.js';

/** What is given to a call where it is written has no name for another file. */
function isCallback(fn: FunctionNode): boolean {
  const at = wrapped(fn);
  return (at.parent?.type === 'CallExpression' || at.parent?.type === 'NewExpression') && at.parent.callee !== at;
}

/** What the files that import a function's file make of it: `router.post('/', validate(schema), users.create)` in `routes.ts`. */
export const findRegistrations: (module: Module, fn: FunctionNode) => readonly HandlerDescription[] | null = memo('registrations elsewhere', (module, fn) => {
  const home = homeOf(module, fn);
  if (isCallback(fn)) return [];
  const member = findMemberName(fn);
  const name = findOwnName(fn);
  const importers = home.project.backward.importersOf(home, member === null ? {} : { words: [member] }) ?? [];
  // Most functions are only ever called: no file in which one is can register it.
  const registering = importers.filter(({ text }) => member === null || isMemberHandedOn(text, member));
  const isOnlyCalled = (text: string): boolean => name !== null && !isHandedOn(text, name);
  return (isOnlyCalled(home.text) ? registering.filter(({ text }) => !isOnlyCalled(text)) : registering).flatMap((importer) => handlersOf(importer).get(fn) ?? []);
});

/** The name of a method, or of a field that holds the function: `this.create = async (req, res) => …`. */
function findMemberName({ parent }: FunctionNode): string | null {
  if (parent.type === 'MethodDefinition') return keyName(parent);
  return parent.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' && parent.left.object.type === 'ThisExpression' ? memberName(parent.left) : null;
}

/** The name that others import a function by; null for one that they reach through something else, which they may hand on as a whole. */
function findOwnName(fn: FunctionNode): string | null {
  const declaration = fn.type === 'FunctionDeclaration' ? fn : fn.parent;
  if (declaration.type !== 'FunctionDeclaration' && declaration.type !== 'VariableDeclarator') return null;
  return declaration.id?.type === 'Identifier' ? declaration.id.name : null;
}

/** Whether a text names a method without calling it: `users.list`, `users.list.bind(users)`, `const { list } = users`, `users['list']`. */
function isMemberHandedOn(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$]|\\s*\\()`).test(text);
}

/** Whether a text names something otherwise than to import, declare or call it, or may have it under another name. */
function isHandedOn(text: string, name: string): boolean {
  const escaped = name.replace(/\$/g, '\\$');
  const others = text.replace(/^import\b[^'"]*['"]/gm, '').replace(new RegExp(`\\b(?:const|let|var)\\s+${escaped}(?![\\w$])`, 'g'), '');
  return new RegExp(`(?<![\\w$])${escaped}(?![\\w$]|\\s*\\()`).test(others) || /\bimport\s*\*|\bas\s+\w+\s*[,}]/.test(text) || !text.includes(name);
}
