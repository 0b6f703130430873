import { isFunction, keyName, memberName, stringValue, unwrap, wrapped, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findLiteral, findVariable, resolveType, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import type { ApiPath, GivenModel, LibraryModel, RegistrarModel } from '../types.js';
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
  const found = findByFunctionType(module, fn, index) ?? findByTaker(module, fn, index);
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
