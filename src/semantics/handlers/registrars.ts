import { findEnclosingFunction, isFunction, keyName, memberName, stringValue, unwrap, wrapped, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findLiteral, findVariable, resolveType, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { registryOf } from '../registry.js';
import type { ApiPath, GivenModel, LibraryModel, RegistrarModel } from '../types.js';
import { isFileOf } from './file-of.js';
import { findInLibraries, leadsTo, majorsIn } from './library-path.js';

/** Something that handlers are added to. */
export interface Registrar {
  readonly library: LibraryModel;
  readonly model: RegistrarModel;
  readonly majors: readonly number[];
  /** The same for every expression that stands for the same one. */
  readonly key: object;
  /** What the routes added to it begin with. */
  readonly prefix: string;
  /** The calls chained since it was made: `.input(schema)`. */
  readonly chain: readonly CallExpression[];
}

/** The app, router, socket or chain that an expression is; null when nothing proves it. */
export const findRegistrar: (module: Module, node: Node) => Registrar | null = memo('registrar', (module, outer) => {
  const node = unwrap(outer);
  return findByPath(module, node, resolveValue(module, node)) ?? findByChain(module, node) ?? findGiven(module, node);
});

function findByPath(module: Module, node: Node, path: ApiPath | null): Registrar | null {
  return findInLibraries(module, path, (library, found) => {
    const model = library.registrars?.find(({ made }) => leadsTo(made, found));
    return model && { library, model, majors: majorsIn(module, library, found.package), key: keyOf(module, node, found), prefix: '', chain: [] };
  });
}

/** Where it was made; for one that is known by its type only, the variable that holds it. */
function keyOf(module: Module, node: Node, path: ApiPath): object {
  const made = path.steps.findLast((step) => step.kind === 'new' || step.kind === 'call');
  if (made && 'node' in made) return made.node;
  const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
  return variable === null || variable === 'global' ? node : variable;
}

/** `app.get(…)` in `app.get(…).post(…)`, and the variable that holds it. */
function findByChain(module: Module, node: Node): Registrar | null {
  const call = node.type === 'CallExpression' ? node : findLiteral(module, node);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return null;
  const name = memberName(call.callee);
  const inner = name === null ? null : findRegistrar(module, call.callee.object);
  if (!inner || name === null || !inner.model.fluent?.includes(name)) return null;
  const [first] = call.arguments;
  const nested = first && inner.model.nested?.includes(name) ? (literalText(module, first) ?? '') : '';
  return { ...inner, prefix: inner.prefix + nested, chain: [...inner.chain, call] };
}

export function literalText(module: Module, node: Node): string | null {
  const value = findLiteral(module, node);
  return value && stringValue(value);
}

/** A parameter of a function that is called with one: `app.register(async (app) => …)`. */
function findGiven(module: Module, node: Node): Registrar | null {
  if (node.type !== 'Identifier') return null;
  const variable = findVariable(module, node);
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || variable === null || variable === 'global') return null;
  const fn = definition.node;
  const index = fn.params.findIndex((each) => each === definition.name);
  if (index < 0) return null;
  const found = findByFunctionType(module, fn, index) ?? findByTaker(module, fn, index) ?? findByPlace(module, fn, index) ?? findElsewhere(module, fn, index);
  return found && { ...found, key: variable, prefix: '' };
}

type Given = Omit<Registrar, 'key' | 'prefix'>;

function findByFunctionType(module: Module, fn: FunctionNode, index: number): Given | null {
  const declarator = fn.parent;
  const annotation = declarator.type === 'VariableDeclarator' ? declarator.id.typeAnnotation : undefined;
  const path = annotation ? resolveType(module, annotation.typeAnnotation) : null;
  return findInLibraries(module, path, (library, found) => {
    const model = library.registrars?.find(({ given = [] }) => given.some((each) => each.parameter === index && leadsTo(each.types, found)));
    return model && { library, model, majors: majorsIn(module, library, found.package), chain: [] };
  });
}

function findByTaker(module: Module, fn: FunctionNode, index: number): Given | null {
  for (const use of usesOf(module, fn)) {
    const argument = wrapped(use);
    const call = argument.parent;
    if (call?.type !== 'CallExpression' || !call.arguments.some((each) => each === argument)) continue;
    const found = findTaken(module, call, index);
    if (found) return found;
  }
  return null;
}

/** The plugin that a file of a folder exports, all of which are loaded. */
function findByPlace(module: Module, fn: FunctionNode, index: number): Given | null {
  const home = homeOf(module, fn);
  if (!isExportedWhole(fn)) return null;
  for (const library of registryOf(home).all) {
    const model = library.registrars?.find(({ given = [] }) =>
      given.some(({ files, onlyWith = [], parameter }) => files !== undefined && parameter === index && onlyWith.some((name) => home.package?.dependsOn(name)) && isFileOf(home, files)),
    );
    if (model) return { library, model, majors: majorsIn(home, library, null), chain: [] };
  }
  return null;
}

/** `module.exports = fn`, `export default fn` */
function isExportedWhole(fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  if (parent?.type === 'ExportDefaultDeclaration') return true;
  return parent?.type === 'AssignmentExpression' && /^(module\.)?exports(\.default)?$/.test(memberText(parent.left));
}

function memberText(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? `${memberText(node.object)}.${memberName(node) ?? '?'}` : '?';
}

/** What other files give to a function of this one: `app.register(require('./routes/users'))`, `require('./routes')(app)`. */
function findElsewhere(module: Module, fn: FunctionNode, index: number): Given | null {
  const home = homeOf(module, fn);
  if (findEnclosingFunction(fn) || wrapped(fn).parent?.type === 'CallExpression' || !/['"`]\//.test(home.text) || !servesRoutes(home)) return null;
  for (const importer of home.project.backward.importersOf(home) ?? []) {
    for (const call of importer.invocations) {
      if (call.type !== 'CallExpression' || call.arguments.length === 0) continue;
      const argument = call.arguments[index];
      if (argument && argument.type !== 'SpreadElement' && /^(Identifier|CallExpression)$/.test(call.callee.type) && findFunction(importer, call.callee) === fn) {
        const given = findRegistrar(importer, argument);
        if (given) return given;
      }
      if (call.callee.type === 'MemberExpression' && registersMore(importer, call) && call.arguments.some((each) => /^(Identifier|CallExpression|ImportExpression)$/.test(each.type) && findFunction(importer, each) === fn)) {
        const taken = findTaken(importer, call, index);
        if (taken) return taken;
      }
    }
  }
  return null;
}

function servesRoutes(module: Module): boolean {
  return registryOf(module).all.some(({ registrars = [], handlers = [], packages }) => registrars.length > 0 && handlers.some(({ kind }) => kind === 'http') && packages.some((name) => module.package?.dependsOn(name)));
}

/** A method by which a registrar hands itself on: `register`. */
function registersMore(module: Module, { callee }: CallExpression): boolean {
  const name = memberName(callee);
  return name !== null && registryOf(module).all.some(({ registrars = [] }) => registrars.some((each) => each.given?.some(({ on, method }) => on === each.name && method === name)));
}

/** The function itself, and each mention of its name in its file. */
function usesOf(module: Module, fn: FunctionNode): readonly Node[] {
  const declaration = fn.type === 'FunctionDeclaration' ? fn : fn.parent;
  const name = fn.type === 'FunctionDeclaration' ? fn.id?.name : declaration.type === 'VariableDeclarator' && declaration.id.type === 'Identifier' ? declaration.id.name : undefined;
  const variable = name === undefined ? null : findDeclaredVariable(homeOf(module, fn), declaration, name);
  return [fn, ...(variable?.references ?? []).filter((each) => !each.init).map(({ identifier }) => identifier)];
}

/** What a call gives to the parameter `index` of the function it takes. */
function findTaken(module: Module, call: CallExpression, index: number): Given | null {
  if (call.callee.type === 'MemberExpression') {
    const outer = findRegistrar(module, call.callee.object);
    if (!outer) return null;
    const model = outer.library.registrars?.find(({ given = [] }) =>
      given.some((each) => each.parameter === index && each.on === outer.model.name && each.method !== undefined && callsMethod(module, call, each.method) && hasOption(call, each.option)),
    );
    return model ? { library: outer.library, model, majors: outer.majors, chain: [...outer.chain, call] } : null;
  }
  const isTaker = (each: GivenModel, path: ApiPath): boolean => each.parameter === index && leadsTo(each.paths, path);
  return findInLibraries(module, resolveValue(module, call), (library, path) => {
    const model = library.registrars?.find(({ given = [] }) => given.some((each) => isTaker(each, path)));
    return model && { library, model, majors: majorsIn(module, library, path.package), chain: [] };
  });
}

function hasOption({ arguments: given }: CallExpression, option: string | undefined): boolean {
  if (option === undefined) return true;
  return given.some((each) => each.type === 'ObjectExpression' && each.properties.some((property) => property.type === 'Property' && keyName(property) === option && !(property.value.type === 'Literal' && property.value.value === false)));
}

/** Whether a call is of the method `get`, or, for `on:message`, of `on` with that text first. */
export function callsMethod(module: Module, call: CallExpression, method: string): boolean {
  const [name, event] = method.split(':');
  if (memberName(call.callee) !== name) return false;
  const [first] = call.arguments;
  return event === undefined || (first !== undefined && literalText(module, first) === event);
}
