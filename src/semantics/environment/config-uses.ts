import { memberName, unwrap, walk, type Node, type Program, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findMentionsElsewhere } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';

type Member = Extract<Node, { type: 'MemberExpression' }>;

const findMembers = memo<Program, ReadonlyMap<string, readonly Member[]>>('members by name', (module) => {
  const found = new Map<string, Member[]>();
  walk(module.program, (node) => {
    const name = node.type === 'MemberExpression' ? memberName(node) : null;
    if (node.type !== 'MemberExpression' || name === null) return;
    const known = found.get(name);
    if (known) known.push(node);
    else found.set(name, [node]);
  });
  return found;
});

/** Where other files read a part of an object that a file exports: `config` of `config.smtp.host`. */
export function findConfigUses(module: Module, literal: Node, [key]: readonly string[]): readonly (readonly [Module, Node])[] {
  if (key === undefined) return [];
  const home = homeOf(module, literal);
  const importers = home.project.backward.importersOf(home, { words: [key] }) ?? [];
  return importers.flatMap((importer) =>
    (findMembers(importer, importer.program)?.get(key) ?? [])
      .filter(({ object }) => mayName(object) && findLiteral(importer, object) === literal)
      .map(({ object }) => [importer, object] as const),
  );
}

function mayName(outer: Node): boolean {
  const node = unwrap(outer);
  return node.type === 'Identifier' || (node.type === 'MemberExpression' && mayName(node.object));
}

/** Where other files use what a variable holds that this file exports. */
export function findExportedUses(module: Module, variable: Variable): readonly (readonly [Module, Node])[] {
  return findMentionsElsewhere(module, variable, variable.name).map((node) => [homeOf(module, node), node] as const);
}
