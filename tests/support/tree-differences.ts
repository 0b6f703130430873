import type { Node } from '../../src/ast/index.js';

/** Keys that only one kind of tree has: oxc's `start` and `end` repeat `range`, the others' `loc` is not used. */
const IGNORED: ReadonlySet<string> = new Set(['parent', 'start', 'end', 'loc', 'tokens', 'comments', 'hashbang', 'sourceType']);

/** Differences that nobody asks about, as {@link treeDifferences} writes them. */
const ALLOWED: readonly RegExp[] = [
  // Text of elements: oxc leaves `&amp;` as it is written, typescript-estree decodes it. No server call hangs on it.
  /^JSXText\.value: /,
  /^Literal\.value: "[^"]*&/,
  // The raw text of a template has no CR by the language's rules; typescript-estree keeps it.
  /^TemplateElement\.value: (\[\["cooked","[^"]*"\],)\["raw","[^"\r]*"\]\], \1\["raw","[^"]*\\r/,
];

type Fields = Readonly<Record<string, unknown>>;

/** Every place where two trees differ: type, keys, range, values; as `Type.key: one, other`. */
export function treeDifferences(one: Node, other: Node): string[] {
  const differences: string[] = [];
  const stack: [Fields, Fields][] = [[one as never, other as never]];
  for (let pair = stack.pop(); pair; pair = stack.pop()) {
    const [left, right] = pair;
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      if (IGNORED.has(key) || (key === 'range' && isDecoratedAlike(left, right))) continue;
      const [a, b] = [left[key], right[key]];
      if (key in left !== key in right) differences.push(`${String(left['type'])}.${key}: ${show(a, key in left)}, ${show(b, key in right)}`);
      else if (isNode(a) && isNode(b)) stack.push([a, b]);
      else if (isNodeList(a) && isNodeList(b) && a.length === b.length) {
        a.forEach((each, at) => {
          const twin = b[at];
          if (each && twin) stack.push([each, twin]);
          else if (each !== twin) differences.push(`${String(left['type'])}.${key}[${at}]`);
        });
      } else if (show(a) !== show(b)) differences.push(`${String(left['type'])}.${key}: ${show(a)}, ${show(b)}`);
    }
  }
  return differences.filter((difference) => !ALLOWED.some((allowed) => allowed.test(difference)));
}

/** oxc counts decorators to a parameter that is optional or has a default, typescript-estree to none. */
function isDecoratedAlike(left: Fields, right: Fields): boolean {
  const [decorators, one, other] = [left['decorators'], left['range'], right['range']];
  return Array.isArray(decorators) && decorators.length > 0 && Array.isArray(one) && Array.isArray(other) && one[1] === other[1];
}

/** Nodes whose `parent` is not the node that holds them. */
export function wrongParents(root: Node): string[] {
  const wrong: string[] = [];
  const stack: Fields[] = [root as never];
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'parent' || key === 'tokens' || key === 'comments') continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (!isNode(child)) continue;
        if (child['parent'] !== node) wrong.push(`${String(child['type'])} in ${String(node['type'])}.${key}`);
        stack.push(child);
      }
    }
  }
  return wrong;
}

function isNode(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function isNodeList(value: unknown): value is (Fields | null)[] {
  return Array.isArray(value) && value.every((each) => each === null || isNode(each));
}

/** oxc writes the flags of a regular expression in order. */
function isRegexFacts(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}

function show(value: unknown, isThere = true): string {
  if (!isThere) return 'no key';
  if (isNode(value)) return `a ${String(value['type'])}`;
  if (isNodeList(value)) return `${value.length} nodes`;
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof RegExp) return String(value);
  if (isRegexFacts(value)) return `/${value.pattern}/${[...value.flags].sort().join('')}`;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return JSON.stringify(Object.entries(value).sort());
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
