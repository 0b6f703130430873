import path from 'node:path';
import { findEnclosingFunction, isFunction, someNode, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findUsesElsewhere, findVariable, isExportOf } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { isClientImport, isServerImport } from './frameworks.js';
import { isInClientPart, isInForeignCode } from './client-parts.js';
import { isOfFrontend } from './frontend-package.js';
import { isAstroFile, isComponentFile, isInFrontmatter } from './components.js';

const BROWSER_GLOBALS = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'XMLHttpRequest', 'HTMLElement', 'chrome']);
const VUE_FUNCTIONS = new Set(['onMounted', 'onBeforeMount', 'onUnmounted', 'onBeforeUnmount', 'ref', 'computed', 'watchEffect']);
/** What a framework calls on the server, exported from a file that may hold a page as well. */
const SERVER_EXPORTS = new Set(['loader', 'action', 'getServerSideProps', 'getStaticProps', 'getStaticPaths', 'generateMetadata', 'generateStaticParams']);

type Side = 'client' | 'server' | 'either';

const sides = new WeakMap<Module, Side>();

/** Whether code runs in a browser or an app, where other rules of patience hold: a file as a whole, or the part of it that `node` is in. */
export function isClientCode(module: Module, node?: Node): boolean {
  if (isAstroFile(module)) return node !== undefined && !isInFrontmatter(module, node);
  const side = sideOf(module);
  return side === 'client' || (node !== undefined && isInClientPart(module, node, side === 'server'));
}

function sideOf(module: Module): Side {
  let side = sides.get(module);
  if (side === undefined) sides.set(module, (side = /^\s*['"]use client['"]/.test(module.text) ? 'client' : judgeSide(module)));
  return side;
}

/** How many files that say nothing of themselves are asked who imports them. */
const MAX_NEUTRAL = 20;

/**
 * Whether a file that says nothing of itself is imported, and only by files that run in a browser or an app; or whether the function that `node` is in is
 * only used by such.
 */
export function isForClients(module: Module, node?: Node): boolean {
  return sideOf(module) === 'either' && (areImportersClients(module, new Set()) || (node !== undefined && isUsedByClients(module, node)));
}

/** `export const fetcher = (url) => fetch(url)`, which every file that mentions it gives to a hook. */
function isUsedByClients(module: Module, node: Node): boolean {
  let around: FunctionNode | null = null;
  for (let at = findEnclosingFunction(node); at; at = findEnclosingFunction(at)) around = at;
  const uses = around ? findUsesElsewhere(module, around) : null;
  return uses !== null && uses.length > 0 && uses.every((use) => sideOf(homeOf(module, use)) === 'client') && !isUsedHere(module, around);
}

function isUsedHere(module: Module, fn: FunctionNode | null): boolean {
  const declaration = fn?.type === 'FunctionDeclaration' ? fn : fn?.parent.type === 'VariableDeclarator' ? fn.parent : null;
  const variable = declaration?.id?.type === 'Identifier' ? findDeclaredVariable(module, declaration, declaration.id.name) : null;
  return variable === null || variable.references.some(({ identifier, init }) => !init && !isExportOf(identifier));
}

function areImportersClients(module: Module, asked: Set<Module>): boolean {
  asked.add(module);
  const importers = asked.size > MAX_NEUTRAL ? null : module.project.backward.importersOf(module, { direct: true });
  const others = importers?.filter((importer) => !asked.has(importer)) ?? [];
  return others.length > 0 && others.every((importer) => sideOf(importer) === 'client' || (sideOf(importer) === 'either' && areImportersClients(importer, asked)));
}

function judgeSide(module: Module): Side {
  const directives = module.program.body.flatMap((each) => (each.type === 'ExpressionStatement' && each.directive ? [each.directive] : []));
  if (isComponentFile(module) || directives.includes('use client')) return 'client';
  if (directives.includes('use server') || module.program.body.some(isServerStatement)) return 'server';
  return module.program.body.some((each) => isClientStatement(module, each)) || mentionsBrowser(module) || usesAutoImports(module) || isOfFrontend(module) ? 'client' : 'either';
}

function isServerStatement(statement: Node): boolean {
  if (statement.type === 'ImportDeclaration') return statement.importKind !== 'type' && isServerImport(statement);
  if (statement.type !== 'ExportNamedDeclaration') return false;
  const { declaration } = statement;
  if (declaration?.type === 'FunctionDeclaration') return SERVER_EXPORTS.has(declaration.id?.name ?? '');
  if (declaration?.type === 'VariableDeclaration') return declaration.declarations.some(({ id }) => id.type === 'Identifier' && SERVER_EXPORTS.has(id.name));
  return statement.specifiers.some(({ exported }) => exported.type === 'Identifier' && SERVER_EXPORTS.has(exported.name));
}

function isClientStatement(module: Module, statement: Node): boolean {
  return statement.type === 'ImportDeclaration' && statement.importKind !== 'type' && isClientImport(statement, module.text);
}

/** `onMounted(…)`, `ref(…)` that nobody imports: Nuxt gives them to composables, pages and components, not to its server. */
function usesAutoImports(module: Module): boolean {
  if (!/\b(onMounted|onBeforeMount|onUnmounted|onBeforeUnmount|ref|computed|watchEffect)\s*[<(]/.test(module.text)) return false;
  return module.invocations.some((node) => node.type === 'CallExpression' && isAutoImport(module, node.callee));
}

function isAutoImport(module: Module, callee: Node): boolean {
  return callee.type === 'Identifier' && VUE_FUNCTIONS.has(callee.name) && findVariable(module, callee) === 'global';
}

/** `window.location`, `import.meta.env.VITE_API`; not `typeof window`, not `'window' in globalThis`, not what a test browser is given to run. */
function mentionsBrowser(module: Module): boolean {
  if (!/\b(window|document|localStorage|sessionStorage|navigator|location|XMLHttpRequest|HTMLElement|chrome|VITE_\w+)\b/.test(module.text)) return false;
  return someNode(module.program, (node) => {
    if (node.type !== 'MemberExpression') return false;
    if (isViteVariable(node)) return true;
    if (node.object.type !== 'Identifier' || !BROWSER_GLOBALS.has(node.object.name)) return false;
    return isBrowserGlobal(module, node.object) && !isGuarded(node) && !isInForeignCode(module, node);
  });
}

/** `window`, also where a function around the file is given it: `((window) => { … })(window)`. */
function isBrowserGlobal(module: Module, name: Extract<Node, { type: 'Identifier' }>): boolean {
  const variable = findVariable(module, name);
  if (variable === 'global') return true;
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || definition.node.parent.type !== 'CallExpression' || definition.node.parent.callee !== definition.node) return false;
  const given = definition.node.parent.arguments[definition.node.params.findIndex((each) => each === definition.name)];
  return given?.type === 'Identifier' && BROWSER_GLOBALS.has(given.name) && findVariable(module, given) === 'global';
}

/** `import.meta.env.VITE_API_URL`: what a bundle for browsers is given. */
function isViteVariable({ object, property, computed }: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return !computed && property.type === 'Identifier' && property.name.startsWith('VITE_') && object.type === 'MemberExpression' && object.object.type === 'MetaProperty';
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

/** What builds or ships a package, at its top. */
const BUILDS = /^(build|gulpfile|gruntfile|release|(pre|post)(install|build))\.[cm]?[jt]s$/i;

/** Whether a file is run by hand: it has a shebang, lies in a folder for scripts, or is the one that builds the package. */
export function isScript(module: Module): boolean {
  if (module.text.startsWith('#!')) return true;
  const folder = module.package?.folder;
  const relative = folder ? path.relative(folder, module.filename) : '';
  return BUILDS.test(relative) || relative.split(path.sep).slice(0, -1).some((part) => /^\.?(scripts?|bin)$/.test(part));
}
