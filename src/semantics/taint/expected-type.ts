import { keyName, type FunctionNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findTypeDeclaration } from '../bindings/index.js';
import type { HandlerDescription } from '../handlers/types.js';
import { targetOf } from '../handlers/uses.js';
import type { InputModel, TypedByModel } from '../types.js';
import type { InputPlace } from './input-place.js';

type TypeNode = TSESTree.TypeNode;

/**
 * The type that a handler declares its input to be of: by a cast or an annotation, by the type of a parameter, or by what the framework
 * is told. Null where nothing says so, and where two casts say different things.
 */
export function findExpectedType(module: Module, handler: HandlerDescription, { input, uses, annotation }: InputPlace, entry: Node, model: InputModel): TypeNode | null {
  if (annotation) return annotation.typeAnnotation;
  const casts = uses.flatMap((each) => castOf(each) ?? []);
  const [cast] = casts;
  if (cast) return casts.every((each) => textOf(module, each) === textOf(module, cast)) ? cast : null;
  const call = input.type === 'CallExpression' ? input : null;
  if (call?.typeArguments?.params[0] && entry === input) return call.typeArguments.params[0];
  return ofParameter(handler.fn, entry) ?? (model.typedBy ? ofFramework(module, handler, model.typedBy) : null);
}

export function castOf(value: Node): TypeNode | null {
  const inner = value.type === 'AwaitExpression' ? value.argument : value;
  if (inner.type !== 'TSAsExpression' && inner.type !== 'TSTypeAssertion') return null;
  const type = inner.typeAnnotation;
  return type.type === 'TSAnyKeyword' || type.type === 'TSUnknownKeyword' ? null : type;
}

function textOf({ text }: Module, node: Node): string {
  return text.slice(...node.range);
}

/** `async (input: CreateUser) => …` */
function ofParameter(fn: FunctionNode, entry: Node): TypeNode | null {
  const found = fn.params.map(targetOf).find((each) => each === entry);
  return found?.type === 'Identifier' ? (found.typeAnnotation?.typeAnnotation ?? null) : null;
}

/** `req: Request<{}, {}, CreateUser>`, `app.post<{ Body: CreateUser }>(…)` */
function ofFramework(module: Module, { fn, registrations }: HandlerDescription, places: readonly TypedByModel[]): TypeNode | null {
  const annotations = fn.params.map(targetOf).flatMap((each) => ('typeAnnotation' in each && each.typeAnnotation?.type === 'TSTypeAnnotation' ? [each.typeAnnotation.typeAnnotation] : []));
  const calls = registrations.flatMap(({ node }) => (node.type === 'CallExpression' && node.typeArguments ? [node.typeArguments] : []));
  for (const { types, argument, member } of places) {
    const given = annotations.flatMap((each) => {
      const name = each.type !== 'TSTypeReference' ? null : each.typeName.type === 'Identifier' ? each.typeName.name : each.typeName.type === 'TSQualifiedName' ? each.typeName.right.name : null;
      return each.type === 'TSTypeReference' && each.typeArguments && name !== null && types.includes(name) ? [each.typeArguments] : [];
    });
    for (const { params } of [...given, ...(types.includes('()') ? calls : [])]) {
      const found = params[argument];
      const type = found && member !== undefined ? memberOf(module, found, member) : found;
      if (type) return type;
    }
  }
  return null;
}

function memberOf(module: Module, type: TypeNode, name: string): TypeNode | null {
  const declaration = type.type === 'TSTypeReference' ? findTypeDeclaration(module, type.typeName) : null;
  if (declaration?.type === 'TSTypeAliasDeclaration') return memberOf(module, declaration.typeAnnotation, name);
  const members = type.type === 'TSTypeLiteral' ? type.members : declaration?.type === 'TSInterfaceDeclaration' ? declaration.body.body : [];
  const found = members.find((each) => each.type === 'TSPropertySignature' && keyName(each) === name);
  return found?.type === 'TSPropertySignature' ? (found.typeAnnotation?.typeAnnotation ?? null) : null;
}
