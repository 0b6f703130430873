import { findEnclosingFunction, keyName, type Expression, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findLiteral, printPath, resolveValue } from '../bindings/index.js';
import { answersOf } from '../describe-handler.js';
import type { Answer, HandlerDescription } from '../handlers/types.js';
import { printZodSchema } from './schema-of-type.js';
import type { UncheckedInput } from './unchecked.js';

/** How an input can be checked where the handler has it first: `const { email } = req.body;` */
export interface InputCheck {
  readonly statement: TSESTree.VariableDeclaration;
  /** What the schema is to parse, and what takes the place of it, with its casts. */
  readonly input: Node;
  readonly value: Expression;
  /** A schema in scope that names the same keys, or the text of one to be made, given the local name of zod. */
  readonly schema: { readonly name: string } | { readonly suggested: string; readonly print: (z: string) => string | null; readonly before: Node };
  readonly answer: Answer;
  /** The names of the handler's parameters. */
  readonly parameters: readonly string[];
  /** A type annotation that says the same as the schema. */
  readonly annotation: Node | null;
}

/** Null where a check cannot be written as statements before the one that takes the input. */
export function planInputCheck(module: Module, handler: HandlerDescription, { node, part, isOnly }: UncheckedInput): InputCheck | null {
  const { fn, registrations: [{ parameters }] } = handler;
  const [answer] = answersOf(handler);
  const value = valueAround(node);
  const declarator = value.parent;
  if (!isOnly || !answer || parameters !== 'same' || declarator?.type !== 'VariableDeclarator' || declarator.init !== value) return null;
  const statement = declarator.parent;
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1 || statement.parent.type !== 'BlockStatement' || findEnclosingFunction(statement) !== fn) return null;
  if (fn.params.some(({ type }) => type !== 'Identifier') || fn.generator) return null;
  const names = fn.params.map((each) => (each.type === 'Identifier' ? each.name : ''));
  const annotation = declarator.id.typeAnnotation ?? null;
  const named = findSchemaInScope(module, declarator.id);
  const base = { statement, input: node, value: value as Expression, answer, parameters: names, annotation };
  if (named !== null) return { ...base, schema: { name: named } };
  const type = annotation?.typeAnnotation ?? castOf(value);
  const before = topStatement(statement);
  if (!type || !before || !mayUseZod(module) || printZodSchema(module, 'z', type, part === 'query') === null) return null;
  return { ...base, schema: { suggested: suggestName(type, part), print: (z) => printZodSchema(module, z, type, part === 'query'), before } };
}

/** `await c.req.json() as Body`: the whole expression that the input is. */
export function valueAround(node: Node): Node {
  let at = node;
  while (at.parent && ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSTypeAssertion', 'AwaitExpression'].includes(at.parent.type)) at = at.parent;
  return at;
}

export function castOf(value: Node): TSESTree.TypeNode | null {
  return value.type === 'TSAsExpression' || value.type === 'TSTypeAssertion' ? value.typeAnnotation : null;
}

/** A schema of zod at the top of the file whose keys are those that the pattern takes. */
function findSchemaInScope(module: Module, pattern: Node): string | null {
  if (pattern.type !== 'ObjectPattern') return null;
  const wanted = pattern.properties.map((each) => (each.type === 'Property' ? keyName(each) : null));
  for (const statement of module.program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const' || declaration.range[0] > pattern.range[0]) continue;
    for (const { id, init } of declaration.declarations) {
      const keys = id.type === 'Identifier' && init ? keysOfSchema(module, init) : null;
      if (id.type === 'Identifier' && keys?.length === wanted.length && wanted.every((each) => each !== null && keys.includes(each))) return isShadowed(module, pattern, id.name) ? null : id.name;
    }
  }
  return null;
}

function isShadowed(module: Module, from: Node, name: string): boolean {
  for (let at = from.parent; at && at.type !== 'Program'; at = at.parent) if (at.type !== 'VariableDeclaration' && findDeclaredVariable(module, at, name)) return true;
  return false;
}

/** `z.object({ … })` */
function keysOfSchema(module: Module, init: Node): readonly (string | null)[] | null {
  if (init.type !== 'CallExpression') return null;
  const path = resolveValue(module, init);
  if (!path || !/^zod(\/v[34])?(\.z)?\.(object|strictObject)\(\)$/.test(printPath(path))) return null;
  const [first] = init.arguments;
  const shape = first && findLiteral(module, first);
  return shape?.type === 'ObjectExpression' ? shape.properties.map((each) => (each.type === 'Property' ? keyName(each) : null)) : null;
}

/** The file imports zod already, or its package depends on it. */
function mayUseZod(module: Module): boolean {
  return module.package?.dependsOn('zod') === true || /['"]zod['"]/.test(module.text);
}

function topStatement(node: Node): Node | null {
  let at: Node = node;
  while (at.parent && at.parent.type !== 'Program') at = at.parent;
  return at.parent ? at : null;
}

/** `createBookingBody` of `CreateBookingBody` */
function suggestName(type: TSESTree.TypeNode, part: string): string {
  const name = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : null;
  return name === null ? `${part}Schema` : `${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`;
}
