import { memberName, unwrap, walk, type Node } from '../../ast/index.js';

/** What changes from one attempt to the next. */
export interface Changes {
  /** Variables and members, by how they are written, that are computed from what they were: `attempt`, `this.tries`. */
  readonly counters: ReadonlySet<string>;
  /** What else is assigned, with all that is assigned to it. */
  readonly assigned: ReadonlyMap<string, readonly Node[]>;
}

/** `attempt`, `this.tries`, `options.retries`: a variable or member as it is written. Null for other expressions. */
export function nameOf(outer: Node): string | null {
  const node = unwrap(outer);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  const [owner, name] = [node.type === 'MemberExpression' ? nameOf(node.object) : null, memberName(node)];
  return owner === null || name === null ? null : `${owner}.${name}`;
}

/** What code changes when it runs, with the functions inside it. */
export function findChanges(...regions: readonly Node[]): Changes {
  const counters = new Set<string>();
  const assigned = new Map<string, Node[]>();
  for (const region of regions) {
    walk(region, (node) => {
      const target = node.type === 'UpdateExpression' ? node.argument : node.type === 'AssignmentExpression' ? node.left : null;
      const name = target && nameOf(target);
      if (name === null) return;
      if (node.type === 'UpdateExpression' || (node.type === 'AssignmentExpression' && (/^([-+*/%]|\*\*|<<)=$/u.test(node.operator) || mentionsName(node.right, new Set([name]))))) counters.add(name);
      else if (node.type === 'AssignmentExpression') assigned.set(name, [...(assigned.get(name) ?? []), node.right]);
    });
  }
  return { counters, assigned };
}

/** Whether an expression mentions one of these variables or members. */
export function mentionsName(root: Node, names: ReadonlySet<string>): boolean {
  return findMention(root, names) !== null;
}

export function findMention(root: Node, names: ReadonlySet<string>): Node | null {
  let found: Node | null = null;
  walk(root, (node) => {
    if (found) return false;
    // `a.attempt` is not the variable `attempt`, nor is the key of `{ attempt: 1 }`.
    if (node.type === 'Identifier' && isMemberOrKey(node)) return false;
    const name = node.type === 'Identifier' || node.type === 'MemberExpression' ? nameOf(node) : null;
    if (name !== null && names.has(name)) found = node;
    return found === null;
  });
  return found;
}

export function isMemberOrKey(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'MemberExpression') return parent.property === node && !parent.computed;
  return parent?.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand;
}
