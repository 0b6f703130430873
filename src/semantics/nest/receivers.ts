import { decoratorsOf, findThisClass, isClass, keyName, memberName, unwrap, type ClassNode, type Identifier, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findInstanceClass, findLiteral, findMemberTarget, findSuperclass, findTypeClass, findVariable, resolveType, resolveValue, type MemberTarget } from '../bindings/index.js';
import { libraryOf } from '../registry.js';
import type { ClientModel } from '../types.js';
import { isExportOfPackage, NEST } from './definitions.js';

type Parameter = TSESTree.Parameter;

/** How many names lead from a call to the client. */
const MAX_STEPS = 10;
/** How many classes up a chain of `extends` a constructor is looked for. */
const MAX_ANCESTORS = 10;

/** The class that Nest gives the client on which `callee` is called; null when it came about in another way. */
export function findReceivingClass(module: Module, callee: Node, client: ClientModel): ClassNode | null {
  let at: Node | null = callee;
  for (let steps = 0; at && steps < MAX_STEPS; steps += 1) {
    const node: Node = unwrap(at);
    if (node.type === 'Identifier') {
      const given = findConstructorParameter(module, node);
      if (given) return isInjectedParameter(module, given.parameter, client) ? given.owner : null;
      const value = findLiteral(module, node);
      at = value === node ? null : value;
      continue;
    }
    const name = memberName(node);
    if (node.type !== 'MemberExpression' || name === null) return null;
    const target = findMemberTarget(module, node.object, name);
    if (target?.kind !== 'class-member') at = node.object;
    else if (isInjectedMember(module, target, name, client)) return findHolder(module, node.object, target.owner, client);
    else at = target.member.value;
  }
  return null;
}

/** The class whose instance `object` is, when what its constructor is given reaches the one that declares the member. */
function findHolder(module: Module, object: Node, owner: ClassNode, client: ClientModel): ClassNode | null {
  const instance = unwrap(object);
  const start = instance.type === 'ThisExpression' ? findThisClass(instance) : findInstanceClass(module, instance);
  let at = start;
  for (let steps = 0; at && at !== owner && steps < MAX_ANCESTORS; steps += 1) {
    // `constructor(http: HttpService) { super(http); }`
    const own = constructorOf(at);
    if (own && !own.some((each) => isInjectedParameter(module, each, client))) return null;
    at = findSuperclass(module, at);
  }
  return at === owner ? start : null;
}

/** `constructor(private http: HttpService)`, `this.http = http` in it, `@Inject(HttpService) private http: HttpService`. */
function isInjectedMember(module: Module, { owner, member }: Extract<MemberTarget, { kind: 'class-member' }>, name: string, client: ClientModel): boolean {
  if (member.value) {
    const value = unwrap(member.value);
    const given = value.type === 'Identifier' ? findConstructorParameter(module, value) : null;
    return given?.owner === owner && isInjectedParameter(module, given.parameter, client);
  }
  if (member.parameter?.type === 'TSParameterProperty') return isInjectedParameter(module, member.parameter, client);
  const field = owner.body.body.find((each) => each.type === 'PropertyDefinition' && keyName(each) === name);
  return field?.type === 'PropertyDefinition' && decoratorsOf(field).length > 0 && isOfClient(module, field.typeAnnotation, decoratorsOf(field), client);
}

function isInjectedParameter(module: Module, outer: Parameter, client: ClientModel): boolean {
  const target = outer.type === 'TSParameterProperty' ? outer.parameter : outer;
  return target.type === 'Identifier' && isOfClient(module, target.typeAnnotation, decoratorsOf(outer), client);
}

/** Whether what is declared is injected by the type of the client itself: not by a name of the project's own, and not by a class that extends it. */
function isOfClient(module: Module, annotation: TSESTree.TSTypeAnnotation | undefined, decorators: readonly TSESTree.Decorator[], client: ClientModel): boolean {
  const type = annotation?.typeAnnotation;
  if (!type || findTypeClass(module, type)) return false;
  const path = resolveType(module, type);
  if (path?.steps.at(-1)?.kind !== 'typed') return false;
  const packages = libraryOf(module, client)?.packages ?? [];
  const isNamed = (named: typeof path | null): boolean => (client.types ?? []).some((each) => isExportOfPackage(named, packages, each));
  if (!isNamed({ ...path, steps: path.steps.slice(0, -1) })) return false;
  return decorators.every(({ expression }) => {
    if (expression.type !== 'CallExpression' || !isExportOfPackage(resolveValue(module, expression.callee), [NEST], 'Inject')) return false;
    const [token] = expression.arguments;
    return !token || isNamed(resolveValue(module, token));
  });
}

/** The parameter of a constructor that a name is, and the class it makes. */
function findConstructorParameter(module: Module, name: Identifier): { owner: ClassNode; parameter: Parameter } | null {
  const variable = findVariable(module, name);
  const definition = variable === null || variable === 'global' ? null : variable.defs[0];
  const method = definition?.type === 'Parameter' ? definition.node.parent : null;
  if (method?.type !== 'MethodDefinition' || method.kind !== 'constructor') return null;
  const owner = method.parent.parent;
  const parameter = method.value.params.find((each) => (each.type === 'TSParameterProperty' ? each.parameter : each) === definition?.name);
  const isReassigned = variable !== 'global' && variable?.references.some((reference) => reference.isWrite()) === true;
  return isClass(owner) && parameter && !isReassigned ? { owner, parameter } : null;
}

function constructorOf(node: ClassNode): readonly Parameter[] | null {
  const found = node.body.body.find((each) => each.type === 'MethodDefinition' && each.kind === 'constructor');
  return found?.type === 'MethodDefinition' ? found.value.params : null;
}
