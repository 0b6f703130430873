import { unwrap, walk, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { readPart } from '../operations/index.js';
import { rootOf } from './root-of.js';
import type { WriteSite } from './sites.js';

/** Whether two deletions find their rows by one key: `post._id` here, `post` or `post.id` there. */
export function isKeyShared(module: Module, first: WriteSite, second: WriteSite): boolean {
  const other = keysOf(module, second);
  return keysOf(module, first).some((key) => other.some((each) => each === key || each.startsWith(`${key}.`) || key.startsWith(`${each}.`)));
}

const NO_KEY = /^(?:req|request|ctx|context|this|eq|and|inArray|sql|db|prisma|res)$/;

/** What the rows of a deletion are found by, as written; for a document, the variable that it is in. */
export function keysOf(module: Module, { call, operation, isDirect }: WriteSite): readonly string[] {
  const filter = isDirect ? readPart(module, operation, 'filter') : null;
  const places: readonly Node[] = filter?.state === 'set' ? filter.values.flatMap((each) => besidesOf(each, operation.calls)) : call.type === 'TaggedTemplateExpression' ? [call.quasi] : call.arguments;
  const keys = places.flatMap((place) => pathsIn(place));
  const root = rootOf(call);
  if (isDirect && root?.type === 'Identifier' && call.type === 'CallExpression' && call.arguments.length === 0 && unwrap(call.callee).type === 'MemberExpression') keys.push(root.name);
  return keys.filter((key) => !NO_KEY.test(key) && !/^[A-Z_$\d]+$/.test(key));
}

/** All that `where('id', '=', id)` is given, of which the first tells the column. */
function besidesOf(value: Node, calls: WriteSite['operation']['calls']): readonly Node[] {
  const call = calls.find((each) => each.type === 'CallExpression' && each.arguments[0] === value && each.arguments.length > 1 && value.type === 'Literal');
  return call?.type === 'CallExpression' ? call.arguments : [value];
}

/** The names and members that stand for values: `id`, `post._id`, `req.params.id`. */
export function pathsIn(place: Node): string[] {
  const paths: string[] = [];
  walk(place, (node) => {
    if (node.type === 'Property') {
      paths.push(...pathsIn(node.value));
      return false;
    }
    const path = node.type === 'Identifier' || node.type === 'MemberExpression' ? pathOf(node) : null;
    if (path !== null) paths.push(path);
    return path === null;
  });
  return paths;
}

export function pathOf(outer: Node): string | null {
  const node = unwrap(outer);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  const object = pathOf(node.object);
  return object && `${object}.${node.property.name}`;
}
