import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
export type Program = TSESTree.Program;
export type Expression = TSESTree.Expression;
export type CallExpression = TSESTree.CallExpression;
export type NewExpression = TSESTree.NewExpression;
export type TaggedTemplateExpression = TSESTree.TaggedTemplateExpression;
/** Everything that runs foreign code: a call, a construction, a tagged template. */
export type Invocation = CallExpression | NewExpression | TaggedTemplateExpression;
export type ObjectExpression = TSESTree.ObjectExpression;
export type Property = TSESTree.Property;
export type Identifier = TSESTree.Identifier;
export type FunctionNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export type Scope = TSESLint.Scope.Scope;
export type ScopeManager = TSESLint.Scope.ScopeManager;
export type Variable = TSESLint.Scope.Variable;
export type Reference = TSESLint.Scope.Reference;
