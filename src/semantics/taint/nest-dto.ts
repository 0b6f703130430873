import { decoratorsOf, isClass, stringValue, type ClassNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findClass, findLiteral, findSuperclass, findTypeDeclaration, findVariable, resolveValue } from '../bindings/index.js';
import type { HandlerDescription } from '../handlers/types.js';
import { targetOf } from '../handlers/uses.js';
import { homeOf } from '../home.js';
import { readOptions } from '../options.js';
import { findGlobalPipes } from '../package-facts/index.js';
import type { Options } from '../types.js';

/**
 * What pipes do with a decorated parameter: `checked`: wrong input never reaches the handler; `kept`: neither does it, but for keys that
 * the class does not name; `unknown`: something out of sight may see to it; null: nothing does. A pipe checks by the class that the parameter is declared to be, and a class without decorators has nothing
 * to check (@nestjs/common@12.5.1: pipes/validation.pipe.js; behaviour run).
 */
export function judgePipes(module: Module, handler: HandlerDescription, parameter: Node): 'checked' | 'kept' | 'unknown' | null {
  const decorators = decoratorsOf(parameter);
  if (decorators.length === 0) return null;
  const own = decorators.flatMap(({ expression }) => (expression.type === 'CallExpression' ? expression.arguments : []));
  if (own.some(isOwnPipe)) return 'unknown';
  const [{ middleware, validations }] = handler.registrations;
  const known = new Set(validations.map(({ node }) => node));
  if (middleware.some((each) => !known.has(each) && isNamedPipe(each))) return 'unknown';
  const pipes = validations.filter(({ by, rejects }) => by !== null && rejects && !by.replaces).map(({ node }) => readPipe(module, node));
  const global = findGlobalPipes(module);
  if (global.state === 'yes') pipes.push(...global.found.filter(({ api }) => api === null || /valid|schema|zod/i.test(api)).map(({ options }) => options));
  if (pipes.length === 0 && global.state !== 'unknown') return null;
  const judged = judgeType(module, typeOf(parameter));
  if (judged === null && pipes.some((each) => each !== null && refusesOthers(module, each)) && isReadWhole(module, handler, parameter, decorators)) return 'checked';
  return judged === 'checked' && global.state !== 'unknown' && pipes.every((each) => each && !mayStrip(module, each)) ? 'kept' : judged;
}

/** The options of `new ValidationPipe(options)`; null when they are out of sight. */
function readPipe(module: Module, node: Node): Options | null {
  const value = findLiteral(module, node);
  if (value?.type === 'NewExpression') return readOptions(module, value, 0);
  // `@UsePipes(ValidationPipe)`
  return resolveValue(module, node) ? { read: () => ({ state: 'absent' }), slot: null } : null;
}

/** A request with a key that the class does not name is answered with 400 (@nestjs/common@11.1.28:pipes/validation.pipe.js; class-validator@0.15.1). */
function refusesOthers(module: Module, { read }: Options): boolean {
  return ['whitelist', 'forbidNonWhitelisted'].every((each) => {
    const fact = read(each);
    const value = fact.state === 'set' ? (findLiteral(module, fact.value) ?? fact.value) : null;
    return value?.type === 'Literal' && value.value === true;
  });
}

/** `@Query('page') page` beside `@Query() query: ListQuery`, whose class has all keys that get here. */
function isReadWhole(module: Module, { fn }: HandlerDescription, parameter: Node, decorators: readonly TSESTree.Decorator[]): boolean {
  const names = decorators.map(({ expression }) => (expression.type === 'CallExpression' && expression.arguments[0] && stringValue(expression.arguments[0]) !== null && expression.callee.type === 'Identifier' ? expression.callee.name : null));
  return fn.params.some((other) => {
    if (other === parameter || judgeType(module, typeOf(other)) !== 'checked') return false;
    return decoratorsOfParameter(other).some(({ expression }) => expression.type === 'CallExpression' && expression.arguments.length === 0 && expression.callee.type === 'Identifier' && names.includes(expression.callee.name));
  });
}

/** Whether other keys are dropped: `whitelist: false` is the default. */
function mayStrip(module: Module, { read }: Options): boolean {
  const fact = read('whitelist');
  const value = fact.state === 'set' ? (findLiteral(module, fact.value) ?? fact.value) : null;
  return fact.state !== 'absent' && !(value?.type === 'Literal' && value.value === false);
}

function decoratorsOfParameter(parameter: Node): readonly TSESTree.Decorator[] {
  const outer = decoratorsOf(parameter);
  return outer.length > 0 ? outer : decoratorsOf(targetOf(parameter));
}

/** `@Body(new ZodPipe(schema))`: not a key, not options, and none of those that only fill in or convert. */
function isOwnPipe(node: Node): boolean {
  if (node.type !== 'NewExpression' && node.type !== 'Identifier' && node.type !== 'CallExpression') return false;
  const callee = node.type === 'Identifier' ? node : node.callee;
  return callee.type !== 'Identifier' || (callee.name !== 'DefaultValuePipe' && callee.name !== 'ValidationPipe' && /^[A-Z]/.test(callee.name));
}

function isNamedPipe(node: Node): boolean {
  const named = node.type === 'NewExpression' || node.type === 'CallExpression' ? node.callee : node;
  return named.type === 'Identifier' && /pipe|valid|schema/i.test(named.name);
}

function typeOf(parameter: Node): TSESTree.TypeNode | null {
  const target = targetOf(parameter);
  return 'typeAnnotation' in target && target.typeAnnotation?.type === 'TSTypeAnnotation' ? target.typeAnnotation.typeAnnotation : null;
}

function judgeType(module: Module, type: TSESTree.TypeNode | null): 'checked' | 'unknown' | null {
  if (type?.type !== 'TSTypeReference') return null;
  // `import type` leaves nothing of the class for the pipe.
  if (isErased(module, type.typeName)) return null;
  const declaration = findTypeDeclaration(module, type.typeName);
  // A class of a package, or one that cannot be found.
  if (!declaration) return type.typeName.type === 'Identifier' && GENERIC.has(type.typeName.name) ? null : 'unknown';
  return isClass(declaration) && isDecorated(module, declaration, 0) ? 'checked' : null;
}

/** Whether a name is imported as a type only. */
function isErased(module: Module, name: Node): boolean {
  const variable = name.type === 'Identifier' ? findVariable(module, name) : null;
  const [definition] = variable === null || variable === 'global' ? [] : variable.defs;
  if (definition?.type !== 'ImportBinding') return false;
  const { parent, node } = definition;
  return (parent?.type === 'ImportDeclaration' && parent.importKind === 'type') || (node.type === 'ImportSpecifier' && node.importKind === 'type');
}

const GENERIC = new Set(['Array', 'Record', 'Partial', 'Object', 'Pick', 'Omit', 'Map', 'Set']);

/** Whether a class, or one that it extends, has a property with a decorator of a validator; one that cannot be seen may have. */
function isDecorated(module: Module, owner: ClassNode, depth: number): boolean {
  if (depth > 8) return true;
  const home = homeOf(module, owner);
  const own = owner.body.body.some((element) => decoratorsOf(element).some((each) => isOfValidator(home, each)));
  if (own) return true;
  const parent = owner.superClass;
  if (!parent) return false;
  const inner = findSuperclass(home, owner);
  if (inner) return isDecorated(module, inner, depth + 1);
  // `extends PartialType(CreateUserDto)`, `extends createZodDto(schema)`
  const classes = parent.type === 'CallExpression' ? parent.arguments.flatMap((each) => findClass(home, each) ?? []) : [];
  return classes.length === 0 || classes.some((each) => isDecorated(module, each, depth + 1));
}

function isOfValidator(module: Module, { expression }: TSESTree.Decorator): boolean {
  const path = resolveValue(module, expression);
  return path === null || path.package === 'class-validator' || (path.package !== null && /valid/i.test(path.package));
}
