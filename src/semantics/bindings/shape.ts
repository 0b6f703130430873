import type { ClassNode, FunctionNode, Node, ObjectExpression } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';

export type TypeNode = TSESTree.TypeNode;
export type InterfaceNode = TSESTree.TSInterfaceDeclaration;
export type NominalNode = ClassNode | InterfaceNode;

/** Everything that says what a call of it takes and gives, with or without a body. */
export type SignatureNode =
  | FunctionNode | TSESTree.TSEmptyBodyFunctionExpression | TSESTree.TSDeclareFunction | TSESTree.TSMethodSignature | TSESTree.TSFunctionType
  | TSESTree.TSCallSignatureDeclaration;

/** What the type parameters of a declaration stand for here. */
export type Given = ReadonlyMap<Node, Shape>;

/** What an expression is by its type, as far as the files in sight tell; whoever asks treats null as anything. */
export type Shape =
  /** An instance of a class, or something that has the type of an interface. */
  | { readonly kind: 'nominal'; readonly declaration: NominalNode; readonly given: Given }
  /** The class itself: its static members, and what `new` makes. */
  | { readonly kind: 'class'; readonly declaration: ClassNode }
  | { readonly kind: 'function'; readonly signatures: readonly SignatureNode[]; readonly given: Given; readonly receiver: Shape | null }
  | { readonly kind: 'object'; readonly literal: ObjectExpression }
  /** A container of the language; `Array` stands for everything that is iterated by value. */
  | { readonly kind: 'builtin'; readonly name: 'Array' | 'Map' | 'Record'; readonly args: readonly (Shape | null)[] }
  /** Something whose members a library puts together, as far as they are known. */
  | { readonly kind: 'members'; readonly members: ReadonlyMap<string, Shape> }
  /** A type as it is written, whose names are not looked up yet, or belong to a package. */
  | { readonly kind: 'written'; readonly type: TypeNode; readonly given: Given };

export type FunctionShape = Extract<Shape, { kind: 'function' }>;

export const NOTHING_GIVEN: ReadonlyMap<Node, Shape> = new Map();

export function written(type: TypeNode, given: Given = NOTHING_GIVEN): Shape {
  return { kind: 'written', type, given };
}

export function instanceOf(declaration: NominalNode, given: Given = NOTHING_GIVEN): Shape {
  return { kind: 'nominal', declaration, given };
}

export function arrayOf(element: Shape | null): Shape {
  return { kind: 'builtin', name: 'Array', args: [element] };
}

/** The type arguments of a reference, for the type parameters of the declaration that it names. */
export function pairUp(
  parameters: TSESTree.TSTypeParameterDeclaration | undefined,
  given: TSESTree.TSTypeParameterInstantiation | undefined,
  outer: Given,
): Given {
  if (!parameters || !given) return NOTHING_GIVEN;
  const pairs = new Map<Node, Shape>();
  for (const [index, parameter] of parameters.params.entries()) {
    const argument = given.params[index] ?? parameter.default;
    if (argument) pairs.set(parameter, written(argument, outer));
  }
  return pairs;
}
