import { isTypeScript } from '../../ast/index.js';
import path from 'node:path';
import type { Module } from '../../project/index.js';
import type { ImportHabit } from './import-habits.js';

/** The specifier by which a file would import something of another file: an alias where that is the habit of the others, else the way to it. */
export function specifierFrom(module: Module, { module: home, habit }: { readonly module: Module; readonly habit: ImportHabit | null }): string | null {
  if (habit && !habit.isRelative) return leadsTo(module, habit.specifier, home) ? habit.specifier : null;
  const way = path.relative(path.dirname(module.filename), home.filename).split(path.sep).join('/');
  const relative = way.startsWith('.') ? way : `./${way}`;
  return endingsFor(module, habit?.specifier ?? null, relative).find((each) => leadsTo(module, each, home)) ?? null;
}

function leadsTo(from: Module, specifier: string, to: Module): boolean {
  const followed = from.project.follow(from, specifier);
  return followed.kind === 'module' && followed.module.filename === to.filename;
}

const SCRIPT = /\.([cm]?)[jt]sx?$/;

/** How the end of a path may be written, the file's own habit first, then that of other files. */
function endingsFor(module: Module, habit: string | null, way: string): readonly string[] {
  const bare = way.replace(SCRIPT, '');
  const compiled = way.replace(SCRIPT, '.$1js');
  const folder = bare.replace(/\/index$/, '');
  const written = [...relativeSpecifiers(module), ...(habit?.includes('/') ? [habit] : [])];
  const model = written.find((each) => SCRIPT.test(each)) ?? written[0];
  const unended = bare === folder ? [bare] : [folder, bare];
  if (model !== undefined && isTypeScript(model)) return [way, compiled, ...unended];
  if (model !== undefined && SCRIPT.test(model)) return [compiled, way, ...unended];
  return [...unended, compiled, way];
}

function relativeSpecifiers({ program }: Module): readonly string[] {
  return program.body.flatMap((each) => (each.type === 'ImportDeclaration' && each.source.value.startsWith('.') ? [each.source.value] : []));
}
