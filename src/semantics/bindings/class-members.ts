import { isClass, keyName, memberName, walk, type ClassNode, type Expression, type FunctionNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';

/** What a class member holds: the expression assigned to it, the type it is declared with, or both. */
export interface ClassMember {
  readonly value: Expression | null;
  readonly type: TSESTree.TypeNode | null;
  /** The member is a constructor parameter (`constructor(private repo: Repository)`). */
  readonly parameter: Node | null;
  /** A method or getter. */
  readonly method: FunctionNode | null;
  readonly isGetter: boolean;
  readonly access: 'public' | 'protected' | 'private';
}

type Members = ReadonlyMap<string, ClassMember>;

const describeMembers = memo<ClassNode, Members>('class members', (_module, node) => {
  const members = new Map<string, ClassMember>();
  const empty: ClassMember = { value: null, type: null, parameter: null, method: null, isGetter: false, access: 'public' };
  for (const element of node.body.body) {
    if (element.type === 'PropertyDefinition') {
      const name = keyName(element);
      if (name !== null) members.set(name, { ...empty, value: element.value, type: element.typeAnnotation?.typeAnnotation ?? null, access: accessOf(element) });
    } else if (element.type === 'MethodDefinition' && element.kind !== 'constructor') {
      const name = keyName(element);
      if (name !== null && element.value.type === 'FunctionExpression') {
        members.set(name, { ...empty, method: element.value, isGetter: element.kind === 'get', access: accessOf(element) });
      }
    } else if (element.type === 'MethodDefinition') {
      for (const parameter of element.value.params) {
        if (parameter.type !== 'TSParameterProperty') continue;
        const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
        if (target.type === 'Identifier') {
          members.set(target.name, { ...empty, type: target.typeAnnotation?.typeAnnotation ?? null, parameter, access: parameter.accessibility ?? 'public' });
        }
      }
    }
  }
  for (const [name, values] of assignmentsToThis(node)) {
    const declared = members.get(name) ?? empty;
    const written = [...(declared.value ? [declared.value] : []), ...values].filter((value) => !isNullish(value));
    // Written twice: nothing can be said of its value, only of its declared type.
    members.set(name, { ...declared, value: written.length === 1 ? (written[0] ?? null) : null });
  }
  return members;
});

/** The member `name` of a class, as the class itself declares and assigns it. */
export function findMember(module: Module, node: ClassNode, name: string): ClassMember | null {
  return describeMembers(module, node)?.get(name) ?? null;
}

/** Where a class uses each of its own members through `this`, by name. */
const describeUses = memo<ClassNode, ReadonlyMap<string, readonly Node[]>>('uses of class members', (_module, node) => {
  const uses = new Map<string, Node[]>();
  walk(node.body, (at) => {
    if (isClass(at)) return false;
    const name = at.type === 'MemberExpression' && at.object.type === 'ThisExpression' ? memberName(at) : null;
    if (name !== null) uses.set(name, [...(uses.get(name) ?? []), at]);
    return true;
  });
  return uses;
});

/** Every `this.name` of a class. */
export function findUsesOfMember(module: Module, node: ClassNode, name: string): readonly Node[] {
  return describeUses(module, node)?.get(name) ?? [];
}

function accessOf(element: { key: Node; accessibility?: ClassMember['access'] | undefined }): ClassMember['access'] {
  return element.key.type === 'PrivateIdentifier' ? 'private' : (element.accessibility ?? 'public');
}

function assignmentsToThis(node: ClassNode): Map<string, Expression[]> {
  const assignments = new Map<string, Expression[]>();
  walk(node.body, (at) => {
    if (isClass(at)) return false;
    if (at.type !== 'AssignmentExpression' || at.left.type !== 'MemberExpression' || at.left.object.type !== 'ThisExpression') return true;
    const name = memberName(at.left);
    if (name === null) return true;
    const values = assignments.get(name);
    if (values) values.push(at.right);
    else assignments.set(name, [at.right]);
    return true;
  });
  return assignments;
}

function isNullish(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}
