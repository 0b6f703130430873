import { isClass, isFunction, isTypeScript, type FunctionNode, type Identifier, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { findContextualParameter } from './call-shapes.js';
import { findHandedIn } from './handed-in.js';
import { findLiteral } from './literals.js';
import { findCommonShape, findElement, settle } from './settle.js';
import { findMemberShape } from './shape-members.js';
import { findShape, findShapeOfAll, isEmpty, shapeOfDefinition } from './shape-of.js';
import { written, type Shape, type SignatureNode } from './shape.js';
import { findImported } from './targets.js';
import { findPatternKeys, findSource } from './variables.js';

/** What a variable is, wherever it is imported from. */
export const findVariableShape: (module: Module, variable: Variable) => Shape | null = memo('shape of variable', (module, variable) => {
  const [definition] = variable.defs;
  switch (definition?.type) {
    case 'ImportBinding': {
      const target = findImported(module, variable);
      if (target?.kind === 'variable') return findVariableShape(module, target.variable);
      return target?.kind === 'node' ? findShape(module, target.node) : null;
    }
    case 'ClassName':
      return shapeOfDefinition(definition.node);
    case 'FunctionName':
      return functionOf(variable);
    case 'Parameter':
      return findParameterShape(module, definition.node, definition.name as Identifier) ?? findHandedInShape(module, variable);
    case 'Variable':
      return findDeclaratorShape(module, variable, definition.node, definition.name as Identifier);
    default:
      return null;
  }
});

/** What those who call a function give it: something with members of its own, always the same. */
function findHandedInShape(module: Module, variable: Variable): Shape | null {
  const handed = findHandedIn(module, variable) ?? [];
  const shapes = handed.map(({ value, keys }) => settle(module, keys.reduce<Shape | null>((shape, key) => shape && findMemberShape(module, shape, key), findShape(module, value))));
  const found = findCommonShape(module, shapes);
  return found?.kind === 'nominal' || found?.kind === 'object' ? found : null;
}

/** An overloaded function has a definition for each of its signatures. */
function functionOf(variable: Variable): Shape | null {
  const nodes: Node[] = variable.defs.map(({ node }) => node);
  const signatures = nodes.filter((node): node is SignatureNode & Node => isFunction(node) || node.type === 'TSDeclareFunction');
  const [only] = signatures;
  return signatures.length === 1 && only ? shapeOfDefinition(only) : { kind: 'function', signatures, given: new Map(), receiver: null };
}

function findDeclaratorShape(module: Module, variable: Variable, declarator: Node, name: Identifier): Shape | null {
  if (declarator.type !== 'VariableDeclarator') return null;
  const { id } = declarator;
  const annotation = 'typeAnnotation' in id ? id.typeAnnotation?.typeAnnotation : undefined;
  const source = findSource(variable);
  // What a constant is declared as is less than what it is made of.
  const made = source && source.keys.length === 0 ? findLiteral(module, source.value) : null;
  if (made && (made.type === 'NewExpression' || isFunction(made) || isClass(made))) {
    const shape = findShape(module, made);
    if (shape) return shape;
  }
  if (annotation) return findPart(module, written(annotation), id, name);
  const loop = declarator.parent.parent;
  if (loop?.type === 'ForOfStatement' && loop.left === declarator.parent) return findPart(module, findElement(module, findShape(module, loop.right)), id, name);
  const isAssigned = variable.references.some((reference) => reference.isWrite() && !reference.init);
  const first = declarator.init && !isEmpty(declarator.init) ? findPart(module, findShape(module, declarator.init), id, name) : null;
  // TypeScript lets nothing else be assigned than what the variable was first.
  return first && (!isAssigned || isTypeScript(homeOf(module, declarator).filename)) ? first : findWrittenShape(module, variable);
}

/** What a variable is that is written more than once: the same each time, or unknown. */
function findWrittenShape(module: Module, variable: Variable): Shape | null {
  const values: Node[] = [];
  for (const { identifier, writeExpr } of variable.references.filter((reference) => reference.isWrite())) {
    const value = writeExpr as Node | null | undefined;
    const isWhole = identifier.parent?.type === 'AssignmentExpression' || identifier.parent?.type === 'VariableDeclarator';
    if (!value || !isWhole) return null;
    values.push(value);
  }
  return findShapeOfAll(module, values);
}

/** The annotation of a parameter, its default, or what the function that it is handed to says; whole or the part that a name takes out of it. */
function findParameterShape(module: Module, fn: Node, name: Identifier): Shape | null {
  if (!isFunction(fn)) return null;
  for (const [index, parameter] of fn.params.entries()) {
    const inner: Node = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    const pattern: Node = inner.type === 'AssignmentPattern' ? inner.left : inner;
    if (!isWithin(name, pattern)) continue;
    return findPart(module, findWholeParameter(module, fn, index, inner, pattern), pattern, name);
  }
  return null;
}

function findWholeParameter(module: Module, fn: FunctionNode, index: number, parameter: Node, pattern: Node): Shape | null {
  const type = 'typeAnnotation' in pattern ? pattern.typeAnnotation : undefined;
  if (type?.type === 'TSTypeAnnotation') return written(type.typeAnnotation);
  return findContextualParameter(module, fn, index) ?? (parameter.type === 'AssignmentPattern' ? findShape(module, parameter.right) : null);
}

function isWithin(name: Node, pattern: Node): boolean {
  return name.range[0] >= pattern.range[0] && name.range[1] <= pattern.range[1];
}

/** What a name takes out of a value: all of it, a key (`{ http }`), an element (`[first]`). */
function findPart(module: Module, whole: Shape | null, pattern: Node, name: Identifier): Shape | null {
  if (!whole || pattern === name) return whole;
  if (pattern.type === 'RestElement') return pattern.argument === name ? whole : null;
  if (pattern.type === 'ArrayPattern') {
    const index = pattern.elements.findIndex((each) => each && isWithin(name, each));
    const element = pattern.elements[index];
    if (!element) return null;
    const target = element.type === 'AssignmentPattern' ? element.left : element;
    return findPart(module, target.type === 'RestElement' ? whole : findTupleElement(module, whole, index), target, name);
  }
  const keys = findPatternKeys(pattern, name);
  return keys?.reduce<Shape | null>((shape, key) => shape && findMemberShape(module, shape, key), whole) ?? null;
}

function findTupleElement(module: Module, outer: Shape, index: number): Shape | null {
  const shape = settle(module, outer);
  if (shape?.kind === 'written' && shape.type.type === 'TSTupleType') {
    const type = shape.type.elementTypes[index];
    return type && type.type !== 'TSNamedTupleMember' ? written(type, shape.given) : type?.type === 'TSNamedTupleMember' ? written(type.elementType, shape.given) : null;
  }
  return findElement(module, shape);
}
