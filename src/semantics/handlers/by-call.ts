import { keyName, memberName, wrapped, type CallExpression, type NewExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, findLiteral } from '../bindings/index.js';
import { mayRegister } from '../call-names.js';
import type { CallRegistration, HandlerModel, HandlerRole, LibraryModel } from '../types.js';
import type { Found } from './found.js';
import { findHandlerFunctions } from './functions.js';
import { leadsTo, majorsIn } from './library-path.js';
import { findObjects, findPlaces } from './places.js';
import { modelsFor } from '../registry.js';
import { callsMethod, findRegistrar, literalText, type Registrar } from './registrars.js';
import { registeringMethods } from './relevance.js';
import { findSchemas, findValidation } from './validation.js';

type Call = CallExpression | NewExpression;

/** A call that a model knows to register functions. */
interface RegisteringCall {
  readonly call: Call;
  readonly library: LibraryModel;
  readonly model: HandlerModel;
  readonly registration: CallRegistration;
  readonly majors: readonly number[];
  readonly registrar: Registrar | null;
}

/** What was added before, to the same registrar, for routes that begin so. */
interface Before {
  readonly key: object;
  readonly end: number;
  readonly route: string;
  readonly nodes: readonly Node[];
}

const VERBS = new Set(['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace']);

/** The name of an HTTP method in capital letters; null for other words. */
export function verbOf(name: string | null): string | null {
  return name !== null && VERBS.has(name.toLowerCase()) ? name.toUpperCase() : null;
}

/** Handlers that the calls of a file register. */
export function findByCalls(module: Module): Found[] {
  const calls = module.invocations.flatMap((node) => (node.type !== 'TaggedTemplateExpression' && mayTakeFunctions(node) && mayRegister(module, node) ? findRegistering(module, node) : []));
  const before = calls.flatMap((each) => findBefore(module, each));
  return calls.flatMap((each) => readCall(module, each, before));
}

function mayTakeFunctions(call: Call): boolean {
  return call.arguments.some(({ type }) => type !== 'Literal' && type !== 'TemplateLiteral');
}

function findRegistering(module: Module, call: Call): RegisteringCall[] {
  const method = call.type === 'CallExpression' ? memberName(call.callee) : null;
  if (call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && method !== null && registeringMethods(module).has(method)) {
    const registrar = findRegistrar(module, call.callee.object);
    if (registrar) return ofRegistrar(module, call, registrar);
  }
  const path = findInvoked(module, call);
  if (!path) return [];
  return modelsFor(module, path).flatMap((library) =>
    registrationsOf(library)
      .filter(({ registration }) => leadsTo(registration.paths, path) && !isExcepted(module, call, registration))
      .map((each) => ({ call, library, ...each, majors: majorsIn(module, library, path.package), registrar: null })),
  );
}

function ofRegistrar(module: Module, call: CallExpression, registrar: Registrar): RegisteringCall[] {
  const { library, majors } = registrar;
  return registrationsOf(library)
    .filter(({ registration: { on, methods = [] } }) => on === registrar.model.name && methods.some((method) => callsMethod(module, call, method)))
    .filter(({ registration }) => !isExcepted(module, call, registration))
    .map((each) => ({ call, library, ...each, majors, registrar }));
}

function registrationsOf({ handlers = [] }: LibraryModel): { model: HandlerModel; registration: CallRegistration }[] {
  return handlers.flatMap((model) => model.found.flatMap((registration) => (registration.by === 'call' ? [{ model, registration }] : [])));
}

function isExcepted(module: Module, call: Call, { except }: CallRegistration): boolean {
  const [first] = call.arguments;
  const text = except && first ? literalText(module, first) : null;
  return text !== null && except !== undefined && except.includes(text);
}

function findBefore(module: Module, { call, registration, registrar }: RegisteringCall): Before[] {
  if (!registration.before || !registrar) return [];
  const given = call.arguments;
  const nodes = findPlaces(module, given, registration.functions, routeIndex(module, given, registration)).map(({ node }) => node);
  const route = registrar.prefix + (routeOf(module, given, registration) ?? '');
  return [{ key: registrar.key, end: call.range[1], route, nodes: nodes.filter((node) => !findRegistrar(module, node)) }];
}

function readCall(module: Module, registering: RegisteringCall, before: readonly Before[]): Found[] {
  return unitsOf(module, registering).flatMap((given) => readUnit(module, registering, given, before));
}

/** The arguments of a call; one list for each of the objects of `server.route([{ … }, { … }])`. */
function unitsOf(module: Module, { call, registration }: RegisteringCall): (readonly Node[])[] {
  const [first, ...rest] = call.arguments;
  const list = first && registration.functions.some((each) => each.argument === 0 && each.option !== undefined) ? findLiteral(module, first) : null;
  return list?.type === 'ArrayExpression' ? list.elements.flatMap((each) => (each ? [[each, ...rest]] : [])) : [call.arguments];
}

function readUnit(module: Module, { call, library, model, registration, majors, registrar }: RegisteringCall, given: readonly Node[], before: readonly Before[]): Found[] {
  const places = findPlaces(module, given, registration.functions, routeIndex(module, given, registration));
  const ownRoute = routeOf(module, given, registration);
  const route = ownRoute === null ? registrar?.prefix || null : (registrar?.prefix ?? '') + ownRoute;
  const earlier = before.filter((each) => each.key === registrar?.key && each.end < call.range[1] && isWithin(route, each.route)).flatMap(({ nodes }) => nodes);
  const schemas = findSchemas(module, given, registrar?.chain ?? [], registration.schemas ?? []);
  const chained = registration.chained ? findChained(call, registration.chained) : [];
  return places.flatMap(({ node, role }, index) => {
    const isLast = places.slice(index + 1).every((each) => each.role !== role);
    const beside = isLast ? places.filter((each) => each.node !== node && each.role !== 'handler') : places.slice(0, index);
    const middleware = registration.before ? earlier : [...earlier, ...chained, ...beside.map((each) => each.node)];
    const validations = [...middleware.flatMap((each) => findValidation(module, each) ?? []), ...schemas];
    return findHandlerFunctions(module, node).map((reached) => ({
      library, model, majors, reached, middleware, validations, node: call, route,
      role: roleOf(registration, role ?? (isLast ? 'handler' : 'middleware'), reached.fn.params.length),
      method: methodOf(module, call, given, registration),
    }));
  });
}

/** Whether what was added for routes that begin so stands before this one. */
function isWithin(route: string | null, beginning: string): boolean {
  return beginning === '' || (route?.startsWith(beginning.replace(/[/*]+$/, '')) ?? false);
}

function roleOf({ role, errorArity }: CallRegistration, found: HandlerRole, arity: number): HandlerRole {
  return errorArity === arity ? 'error' : (role ?? found);
}

/** `middy(fn).use(a).use(b)`: what is chained to a call and runs before the function. */
function findChained(call: Call, names: readonly string[]): Node[] {
  const nodes: Node[] = [];
  for (let at: Node = wrapped(call); at.parent?.type === 'MemberExpression' && at.parent.object === at; ) {
    const next: Node | undefined = at.parent.parent;
    if (next.type !== 'CallExpression') break;
    if (names.includes(memberName(at.parent) ?? '')) nodes.push(...next.arguments);
    at = wrapped(next);
  }
  return nodes;
}

function methodOf(module: Module, call: Call, given: readonly Node[], { verb }: CallRegistration): string | null {
  if (verb === 'name') return verbOf(call.type === 'CallExpression' ? memberName(call.callee) : null);
  return verb ? verbOf(readText(module, given, verb.option)) : null;
}

/** Which argument is the route and no function. */
function routeIndex(module: Module, given: readonly Node[], { route }: CallRegistration): number | null {
  if (!route || 'option' in route) return null;
  const argument = given[route.argument];
  if (!argument) return null;
  return route.optional && literalText(module, argument) === null ? null : route.argument;
}

function routeOf(module: Module, given: readonly Node[], { route }: CallRegistration): string | null {
  if (!route) return null;
  if ('option' in route) return readText(module, given, route.option);
  const argument = given[route.argument];
  return argument ? literalText(module, argument) : null;
}

/** A literal option of the first argument; of what `createRoute({ … })` is given, too. */
function readText(module: Module, [first]: readonly Node[], option: string): string | null {
  const value = first && findLiteral(module, first);
  const [inner] = value?.type === 'CallExpression' ? value.arguments : [];
  const object = first && findObjects(module, inner ?? first, undefined)[0];
  const property = object?.properties.find((each) => each.type === 'Property' && keyName(each) === option);
  return property?.type === 'Property' ? literalText(module, property.value) : null;
}
