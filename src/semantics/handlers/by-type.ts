import { isFunction, unwrap, type FunctionNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findTypeDeclaration, resolveType } from '../bindings/index.js';
import { modelsFor } from '../registry.js';
import type { ApiPath, HandlerModel, LibraryModel, TypeRegistration } from '../types.js';
import type { Found } from './found.js';
import { findHandlerFunctions } from './functions.js';
import { leadsTo, majorsIn } from './library-path.js';
import { findBelow } from './places.js';

type TypeNode = TSESTree.TypeNode;

/** Handlers that their declared types tell: `const list: RequestHandler = …`, `(event: APIGatewayProxyEvent) => …`. */
export function findByTypes(module: Module): Found[] {
  return module.typed.flatMap((node) => {
    if (isFunction(node)) return findByParameters(module, node);
    if (node.type === 'TSSatisfiesExpression') return findByAnnotation(module, node.typeAnnotation, node.expression);
    const [annotation, value] = node.type === 'VariableDeclarator' ? [node.id.typeAnnotation, node.init] : [node.typeAnnotation, node.value];
    return annotation && value ? findByAnnotation(module, annotation.typeAnnotation, value) : [];
  });
}

/** The paths of a type and of all that an intersection or an alias of one is made of. */
export function findTypePaths(module: Module, type: TypeNode, depth = 0): readonly ApiPath[] {
  if (depth > 5) return [];
  if (type.type === 'TSIntersectionType') return type.types.flatMap((each) => findTypePaths(module, each, depth + 1));
  const path = resolveType(module, type);
  if (path) return [path];
  const declaration = type.type === 'TSTypeReference' ? findTypeDeclaration(module, type.typeName) : null;
  return declaration?.type === 'TSTypeAliasDeclaration' ? findTypePaths(module, declaration.typeAnnotation, depth + 1) : [];
}

/** Whether a parameter is declared to be what the framework gives a handler there. */
export function isTypedParameter(module: Module, model: HandlerModel, index: number, parameter: Node): boolean {
  const type = typeOf(parameter);
  if (!type) return false;
  return findTypePaths(module, type).some((path) =>
    model.found.some((each) => each.by === 'type' && each.parameter?.index === index && leadsTo(each.parameter.types.map(asType), path)),
  );
}

function typeOf(parameter: Node): TypeNode | null {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  return ('typeAnnotation' in target && target.typeAnnotation?.type === 'TSTypeAnnotation' ? target.typeAnnotation.typeAnnotation : null) ?? null;
}

function findByParameters(module: Module, fn: FunctionNode): Found[] {
  return fn.params.flatMap((parameter, index) => {
    const type = typeOf(parameter);
    if (!type || fn.body === null) return [];
    return findTypePaths(module, type).flatMap((path) =>
      registrationsFor(module, path, ({ parameter: wanted }) => wanted?.index === index && leadsTo(wanted.types.map(asType), path)).map(({ registration, ...each }) => ({
        ...each,
        role: roleOf(registration, fn),
        reached: { fn, wrappers: [], parameters: 'same', rejected: 'as-is' } as const,
        node: type,
      })),
    );
  });
}

function findByAnnotation(module: Module, type: TypeNode, outer: Node): Found[] {
  const value = unwrap(outer);
  return findTypePaths(module, type).flatMap((path) => [
    ...registrationsFor(module, path, ({ functions }) => functions !== undefined && leadsTo(functions.map(asType), path)).flatMap(({ registration, ...each }) =>
      findHandlerFunctions(module, value).map((reached) => ({ ...each, role: roleOf(registration, reached.fn), reached, node: type })),
    ),
    ...registrationsFor(module, path, ({ objects }) => objects !== undefined && leadsTo(objects.types.map(asType), path)).flatMap(({ registration, ...each }) =>
      findBelow(module, value, registration.objects?.option.split('.') ?? []).flatMap((node) =>
        findHandlerFunctions(module, node).map((reached) => ({ ...each, role: roleOf(registration, reached.fn), reached, node: type })),
      ),
    ),
  ]);
}

interface Registered {
  readonly library: LibraryModel;
  readonly model: HandlerModel;
  readonly majors: readonly number[];
  readonly registration: TypeRegistration;
}

function registrationsFor(module: Module, path: ApiPath, holds: (registration: TypeRegistration) => boolean): Registered[] {
  return modelsFor(module, path).flatMap((library) =>
    (library.handlers ?? []).flatMap((model) =>
      model.found.flatMap((registration) =>
        registration.by === 'type' && holds(registration) ? [{ library, model, registration, majors: majorsIn(module, library, path.package) }] : [],
      ),
    ),
  );
}

function roleOf({ role = 'handler', errorArity }: TypeRegistration, fn: FunctionNode): Found['role'] {
  return errorArity === fn.params.length ? 'error' : role;
}

/** A type is written as the path of what would make a value of it. */
function asType(name: string): string {
  return `${name}.new()`;
}
