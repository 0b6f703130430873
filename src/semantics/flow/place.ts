import path from 'node:path';
import { someNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';

const BROWSER_GLOBALS = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'XMLHttpRequest', 'HTMLElement', 'chrome']);
/** Packages that only run in a browser or a native app, and what of an isomorphic package only runs there. */
const CLIENT_PACKAGES = /^(react-dom|react-native|expo|vue|svelte|@angular\/|solid-js|preact|swr|@tanstack\/(react|vue|solid|svelte)-query|react-query|next\/navigation|jotai|zustand|webextension-polyfill)(\/|-|$)/;
const SERVER_PARTS = /^(react-dom\/server|@angular\/ssr|vue\/server-renderer|svelte\/server|preact-render-to-string)/;
const VUE_FUNCTIONS = new Set(['onMounted', 'onBeforeMount', 'onUnmounted', 'onBeforeUnmount', 'ref', 'computed', 'watchEffect']);
const REACT_CLIENT_HOOKS = new Set(['useState', 'useEffect', 'useLayoutEffect', 'useReducer', 'useRef', 'useCallback', 'useContext']);

const clientAnswers = new WeakMap<Module, boolean>();

/** Whether a file runs in a browser or an app, where other rules of patience hold. */
export function isClientCode(module: Module): boolean {
  let answer = clientAnswers.get(module);
  if (answer === undefined) clientAnswers.set(module, (answer = judgeClientCode(module)));
  return answer;
}

function judgeClientCode(module: Module): boolean {
  for (const statement of module.program.body) {
    if (statement.type === 'ExpressionStatement' && statement.directive === 'use client') return true;
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue;
    const source = statement.source.value;
    if (CLIENT_PACKAGES.test(source) && !SERVER_PARTS.test(source)) return true;
    if (source !== 'react') continue;
    const names = statement.specifiers.map((each) => (each.type === 'ImportSpecifier' && each.imported.type === 'Identifier' ? each.imported.name : ''));
    if (names.some((name) => REACT_CLIENT_HOOKS.has(name))) return true;
  }
  return mentionsBrowser(module) || usesAutoImports(module);
}

/** `onMounted(…)`, `ref(…)` that nobody imports: Nuxt gives them to composables, pages and components, not to its server. */
function usesAutoImports(module: Module): boolean {
  if (!/\b(onMounted|onBeforeMount|onUnmounted|onBeforeUnmount|ref|computed|watchEffect)\s*[<(]/.test(module.text)) return false;
  return module.invocations.some((node) => node.type === 'CallExpression' && isAutoImport(module, node.callee));
}

function isAutoImport(module: Module, callee: Node): boolean {
  return callee.type === 'Identifier' && VUE_FUNCTIONS.has(callee.name) && findVariable(module, callee) === 'global';
}

/** `window.location`, not `typeof window` and not `'window' in globalThis`. */
function mentionsBrowser(module: Module): boolean {
  if (!/\b(window|document|localStorage|sessionStorage|navigator|location|XMLHttpRequest|HTMLElement|chrome)\b/.test(module.text)) return false;
  return someNode(module.program, (node) => {
    if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier' || !BROWSER_GLOBALS.has(node.object.name)) return false;
    return findVariable(module, node.object) === 'global' && !isGuarded(node);
  });
}

/** Code that asks where it runs runs on both sides. */
function isGuarded(node: Node): boolean {
  const isQuestion = (at: Node): boolean =>
    someNode(at, (inner) => inner.type === 'UnaryExpression' && inner.operator === 'typeof' && inner.argument.type === 'Identifier');
  for (let at = node.parent; at; at = at.parent) {
    if ((at.type === 'IfStatement' || at.type === 'ConditionalExpression') && isQuestion(at.test)) return true;
    if (at.type === 'LogicalExpression' && isQuestion(at.left)) return true;
  }
  return false;
}

/** Whether a file is run by hand: it has a shebang or lies in a folder for scripts. */
export function isScript(module: Module): boolean {
  if (module.text.startsWith('#!')) return true;
  const folder = module.package?.folder;
  const relative = folder ? path.relative(folder, module.filename) : '';
  return relative.split(path.sep).slice(0, -1).some((part) => part === 'scripts' || part === 'script' || part === 'bin');
}
