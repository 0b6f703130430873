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
  /** An abstract method, or the overloads of one with a body. */
  readonly signatures: readonly TSESTree.TSEmptyBodyFunctionExpression[];
  readonly isGetter: boolean;
  /** Everything that the class assigns to it but null and undefined. */
  readonly values: readonly Expression[];
  readonly isReadonly: boolean;
  readonly access: 'public' | 'protected' | 'private';
}

/** Static members and those of instances, which may have the same names. */
interface Members {
  readonly static: Map<string, ClassMember>;
  readonly instance: Map<string, ClassMember>;
}

const EMPTY: ClassMember = {
  value: null, type: null, parameter: null, method: null, signatures: [], isGetter: false, values: [], isReadonly: false, access: 'public',
};

/** A class says the same of itself in every project that it is seen from. */
const described = new WeakMap<ClassNode, Members>();

function describeMembers(node: ClassNode): Members {
  let members = described.get(node);
  if (!members) described.set(node, (members = readMembers(node)));
  return members;
}

function readMembers(node: ClassNode): Members {
  const members: Members = { static: new Map(), instance: new Map() };
  for (const element of node.body.body) {
    if (element.type === 'StaticBlock' || element.type === 'TSIndexSignature') continue;
    if (isConstructor(element)) {
      for (const parameter of element.value.params) if (parameter.type === 'TSParameterProperty') addParameter(members.instance, parameter);
      continue;
    }
    const name = keyName(element);
    if (name !== null) addElement(element.static ? members.static : members.instance, name, element);
  }
  for (const [name, values] of assignmentsToThis(node)) {
    const place = members.static.has(name) && !members.instance.has(name) ? members.static : members.instance;
    const declared = place.get(name) ?? EMPTY;
    const written = [...(declared.value ? [declared.value] : []), ...values].filter((value) => !isNullish(value));
    // Written twice: nothing can be said of its value, only of its type.
    place.set(name, { ...declared, value: written.length === 1 ? (written[0] ?? null) : null, values: written });
  }
  return members;
}

type Element = Exclude<TSESTree.ClassElement, TSESTree.StaticBlock | TSESTree.TSIndexSignature>;

function isConstructor(element: Element): element is TSESTree.MethodDefinition {
  return element.type === 'MethodDefinition' && element.kind === 'constructor';
}

function addElement(members: Map<string, ClassMember>, name: string, element: Element): void {
  const access = accessOf(element);
  if (element.type !== 'MethodDefinition' && element.type !== 'TSAbstractMethodDefinition') {
    const values = element.value && !isNullish(element.value) ? [element.value] : [];
    members.set(name, { ...EMPTY, value: element.value, values, type: element.typeAnnotation?.typeAnnotation ?? null, isReadonly: element.readonly, access });
    return;
  }
  const { value, kind } = element;
  const before = members.get(name) ?? EMPTY;
  if (kind === 'set') {
    const [parameter] = value.params;
    const type = parameter?.type === 'Identifier' ? (parameter.typeAnnotation?.typeAnnotation ?? null) : null;
    if (!before.isGetter) members.set(name, { ...EMPTY, type, access });
  } else if (value.type === 'FunctionExpression') members.set(name, { ...EMPTY, method: value, signatures: before.signatures, isGetter: kind === 'get', access });
  else if (kind === 'get') members.set(name, { ...EMPTY, type: value.returnType?.typeAnnotation ?? null, access });
  else members.set(name, { ...before, signatures: [...before.signatures, value], access });
}

function addParameter(members: Map<string, ClassMember>, parameter: TSESTree.TSParameterProperty): void {
  const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
  if (target.type !== 'Identifier') return;
  const type = target.typeAnnotation?.typeAnnotation ?? null;
  members.set(target.name, { ...EMPTY, type, parameter, isReadonly: parameter.readonly, access: parameter.accessibility ?? 'public' });
}

/**
 * The member `name` of a class, as the class itself declares and assigns it.
 * @param isStatic - Whether the class itself has it, or its instances; either when left out.
 */
export function findMember(_module: Module, node: ClassNode, name: string, isStatic?: boolean): ClassMember | null {
  const members = describeMembers(node);
  const own = isStatic === true ? null : members.instance.get(name);
  return own ?? (isStatic === false ? null : (members.static.get(name) ?? null));
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
