import { isClass, isFunction, type Node } from '../ast/index.js';
import { findAutoImported, type Module } from '../project/index.js';
import type { Registry } from './registry.js';
import type { LibraryModel } from './types.js';

const answers = new WeakMap<Module, boolean>();

/**
 * Whether a file mentions any package or global that a model speaks of, or another file of the project, which may. When it does not,
 * none of its calls concerns us: such files are told apart here, for the price of their import statements.
 */
export function mentionsLibrary(module: Module, registry: Registry): boolean {
  let answer = answers.get(module);
  if (answer === undefined) {
    // `require` and `import()` may stand anywhere and name a package by an expression.
    answer = /\brequire\b|\bimport\s*[(/]/.test(module.text) || importsLibrary(module, registry) || namesGlobal(module, registry) || isGivenNames(module) || isHandedValues(module);
    answers.set(module, answer);
  }
  return answer;
}

/** A model may speak of nothing but handlers. */
function speaksOfCalls({ clients, calls, stores, memoryStores, settings }: LibraryModel): boolean {
  return [clients, calls, stores, memoryStores, settings].some((each) => each !== undefined);
}

/** A framework hands on what another file has given to it: `req.app.get('db')`. What this file gives to it, it mentions itself. */
function handsOn(module: Module, { contexts }: LibraryModel): boolean {
  return contexts !== undefined && module.project.boundary !== null;
}

function importsLibrary(module: Module, registry: Registry): boolean {
  return module.program.body.some((statement) => {
    if (statement.type !== 'ImportDeclaration') return false;
    const specifier = statement.source.value;
    if (specifier === '#imports' || registry.forPackage(specifier.replace(/^node:/, '')).some((each) => speaksOfCalls(each) || handsOn(module, each))) return true;
    // A path leads to a file more often than not: looking is dearer than going on.
    return module.project.boundary !== null && (specifier.startsWith('.') || module.project.isFile(module, specifier));
  });
}

/** Whether others call what the file gives them with values of theirs: `module.exports = (db) => ({ … })`. */
function isHandedValues({ program, exports, project }: Module): boolean {
  if (project.boundary === null || (exports.whole === null && exports.named.size === 0)) return false;
  return [...program.body, exports.whole].some((statement) => statement !== null && valuesOf(statement).some(takesUntyped));
}

/** The functions and classes that a statement declares or exports. */
function valuesOf(statement: Node): readonly (Node | null | undefined)[] {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return statement.declaration ? valuesOf(statement.declaration) : [];
    case 'VariableDeclaration':
      return statement.declarations.map(({ init }) => init);
    case 'ExpressionStatement':
      return statement.expression.type === 'AssignmentExpression' ? [statement.expression.right] : [];
    default:
      return [statement];
  }
}

function takesUntyped(node: Node | null | undefined): boolean {
  if (isClass(node)) return node.body.body.some((each) => each.type === 'MethodDefinition' && each.kind === 'constructor' && takesUntyped(each.value));
  return isFunction(node) && node.params.some((each) => !('typeAnnotation' in each && each.typeAnnotation));
}

/** Whether Nuxt or Nitro gives names of other files to this one. */
function isGivenNames(module: Module): boolean {
  const [top] = module.scopeManager.scopes;
  const names = new Set(top?.through.map(({ identifier }) => ('name' in identifier ? String(identifier.name) : '')));
  return [...names].some((name) => findAutoImported(module, name) !== null);
}

/** The global variables themselves, and the objects that have them as members. */
function namesGlobal({ scopeManager }: Module, registry: Registry): boolean {
  const [top] = scopeManager.scopes;
  if (!top) return true;
  const isKnown = (name: string): boolean => /^(globalThis|global|window|self)$/.test(name) || registry.forGlobal(name).some(speaksOfCalls);
  return (
    top.through.some(({ identifier }) => isKnown('name' in identifier ? String(identifier.name) : '')) ||
    top.variables.some(({ name, references }) => references.length > 0 && isKnown(name))
  );
}
