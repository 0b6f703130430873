import { isClass, isInside, keyName, memberName, unwrap, walk, type ClassNode, type Node, type Variable } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findTypeDeclaration, findVariable } from '../bindings/index.js';
import type { HandlerDescription } from '../handlers/types.js';
import { findStoreCall } from '../operations/index.js';
import { castOf } from './expected-type.js';
import { valueAround } from './input-place.js';
import type { UncheckedInput } from './unchecked.js';

/** How only the fields that a declared type names can be written in place of a whole value from outside. */
export interface FieldPick {
  /** What becomes the record, or is spread into it. */
  readonly target: Node;
  /** The spread, with the object that it stands in. */
  readonly spread: { readonly element: Node; readonly object: TSESTree.ObjectExpression } | null;
  readonly fields: readonly string[];
}

interface Field {
  readonly name: string;
  readonly isOptional: boolean;
}

const MAX_FIELDS = 20;

/** Null where no type tells the fields, where the write is out of sight, or where a field that is left out would be emptied. */
export function planFieldPick(module: Module, { fn }: HandlerDescription, { node, flow }: UncheckedInput): FieldPick | null {
  const call = flow.sink.node;
  if ((call.type !== 'CallExpression' && call.type !== 'NewExpression') || !isInside(call, fn)) return null;
  const value = valueAround(node);
  const declared = findHolder(module, node, value);
  const type = declared?.type ?? castOf(value);
  const fields = type && fieldsOf(module, type);
  if (!fields || fields.length === 0 || fields.length > MAX_FIELDS) return null;
  if (!isNew(module, call) && fields.some(({ isOptional }) => isOptional)) return null;
  const [target, ...others] = targetsIn(module, call, value, declared?.variable ?? null);
  if (!target || others.length > 0 || !isPlain(target)) return null;
  const parent = target.parent;
  const object = parent?.type === 'SpreadElement' ? parent.parent : null;
  if (object && object.type !== 'ObjectExpression') return null;
  const spread = object && parent ? { element: parent, object } : null;
  const names = fields.map(({ name }) => name);
  if (!spread) return { target, spread, fields: names };
  const written = spread.object.properties.map((each) => (each.type === 'Property' ? keyName(each) : null));
  const at = spread.object.properties.findIndex((each) => each === spread.element);
  if (spread.object.properties.some((each) => each.type === 'SpreadElement' && each !== spread.element) || written.slice(0, at).some((each) => each !== null && names.includes(each))) return null;
  return { target, spread, fields: names.filter((each) => !written.slice(at).includes(each)) };
}

/** The variable or parameter that holds the input, with its type. */
function findHolder(module: Module, node: Node, value: Node): { readonly variable: Variable; readonly type: TSESTree.TypeNode | null } | null {
  const declarator = value.parent?.type === 'VariableDeclarator' && value.parent.init === value ? value.parent : null;
  const name = declarator ? declarator.id : node;
  if (name.type !== 'Identifier') return null;
  const variable = declarator ? findDeclaredVariable(module, declarator, name.name) : findParameterNamed(module, name);
  if (!variable || variable.references.some((each) => each.isWrite() && !each.init)) return null;
  return { variable, type: name.typeAnnotation?.typeAnnotation ?? null };
}

function findParameterNamed(module: Module, name: TSESTree.Identifier): Variable | null {
  for (let at: Node | undefined = name.parent; at; at = at.parent) {
    if (at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression' || at.type === 'FunctionDeclaration') {
      const variable = findDeclaredVariable(module, at, name.name);
      return variable?.defs.some((each) => each.name === name) ? variable : null;
    }
    if (at.type === 'BlockStatement') return null;
  }
  return null;
}

/** Whether a call makes a record that was not there: what is left out then has no value that could be lost. */
function isNew(module: Module, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const model = findStoreCall(module, call)?.model;
  const name = call.type === 'CallExpression' ? memberName(unwrap(call.callee)) : null;
  const does = (name !== null ? model?.chain?.becomes?.[name] : undefined) ?? model?.does;
  return does === 'insert' || does === 'insert-many' || (does === 'make' && call.type === 'NewExpression');
}

/** Where the value stands in a call: as an argument, the value of a key, or what is spread. */
function targetsIn(module: Module, call: TSESTree.CallExpression | TSESTree.NewExpression, value: Node, variable: Variable | null): readonly Node[] {
  const found: Node[] = [];
  for (const argument of call.arguments) {
    walk(argument, (each) => {
      const isOwn = each === value || (variable !== null && each.type === 'Identifier' && findVariable(module, each) === variable);
      if (!isOwn) return true;
      const outer = valueAround(each);
      const parent = outer.parent;
      if (parent?.type === 'Property' ? parent.value === outer && !parent.shorthand : parent?.type === 'SpreadElement' || parent === call) found.push(outer);
      return false;
    });
  }
  return found;
}

/** What can be read several times: a name, or a member of one, also behind a cast. */
function isPlain(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'Identifier' || (inner.type === 'MemberExpression' && !inner.computed && isPlain(inner.object));
}

function fieldsOf(module: Module, type: TSESTree.TypeNode): readonly Field[] | null {
  if (type.type === 'TSTypeLiteral') return ofMembers(type.members);
  if (type.type !== 'TSTypeReference' || type.typeArguments) return null;
  const declaration = findTypeDeclaration(module, type.typeName);
  if (!declaration) return null;
  if (isClass(declaration)) return ofClass(declaration);
  if (declaration.type === 'TSTypeAliasDeclaration') return declaration.typeParameters ? null : fieldsOf(module, declaration.typeAnnotation);
  return declaration.type === 'TSInterfaceDeclaration' && declaration.extends.length === 0 ? ofMembers(declaration.body.body) : null;
}

function ofMembers(members: readonly TSESTree.TypeElement[]): readonly Field[] | null {
  const fields = members.map((each) => (each.type === 'TSPropertySignature' ? fieldOf(keyName(each), each.optional) : null));
  return fields.every((each) => each !== null) ? fields : null;
}

function ofClass({ body, superClass }: ClassNode): readonly Field[] | null {
  if (superClass) return null;
  const own = body.body.filter((each) => each.type === 'PropertyDefinition' && !each.static);
  const fields = own.map((each) => (each.type === 'PropertyDefinition' ? fieldOf(keyName(each), each.optional) : null));
  return fields.every((each) => each !== null) ? fields : null;
}

function fieldOf(name: string | null, isOptional: boolean): Field | null {
  return name !== null && /^[a-z_$][\w$]*$/i.test(name) ? { name, isOptional } : null;
}
