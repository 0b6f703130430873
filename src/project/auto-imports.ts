import path from 'node:path';
import { findProvidingFolders, listProviding } from './auto-import-folders.js';
import { createDisk } from './disk.js';
import type { Module } from './module.js';
import type { Project } from './project.js';
import { readSourceFile } from './source-file.js';

/** What a name without an import stands for: an export of a file of the project. */
export interface AutoImported {
  readonly module: Module;
  /** The name under which the file exports it. */
  readonly name: string;
}

const disk = createDisk();

/** The files that give names to a file, by the folder of that file. */
const providers = new WeakMap<Project, Map<string, readonly string[]>>();
const answers = new WeakMap<readonly string[], Map<string, AutoImported | null>>();
const NOTHING: readonly string[] = [];

/**
 * The export that Nuxt or Nitro gives to a file by its name alone, or by an import from `#imports`. Null when there is none, or more
 * than one file exports that name.
 */
export function findAutoImported(module: Module, name: string): AutoImported | null {
  const files = providersOf(module);
  if (files.length === 0) return null;
  let known = answers.get(files);
  if (!known) answers.set(files, (known = new Map()));
  let answer = known.get(name);
  if (answer === undefined) known.set(name, (answer = search(module.project, files, name)));
  return answer;
}

/**
 * The names under which others have the exports of a file without importing it, each with the name of the export. Empty when no file
 * beside it has any.
 */
export function findProvidedNames(module: Module): readonly string[] {
  const files = providersOf(module);
  const filename = pathOf(module);
  if (!files.includes(filename)) return NOTHING;
  return [...module.exports.named.keys()].map((name) => (name === 'default' ? nameOfDefault(filename) : name));
}

/** Whether a file uses such a name of another: one that it does not declare, or imports from `#imports`. */
export function isGivenTo(module: Module, name: string, by: Module): boolean {
  const [top] = module.scopeManager.scopes;
  const isNamed = top?.through.some(({ identifier }) => 'name' in identifier && identifier.name === name) === true || (top?.set.get(name)?.references.length ?? 0) > 0;
  return (isNamed || module.text.includes('#imports')) && findAutoImported(module, name)?.module === by;
}

function providersOf(module: Module): readonly string[] {
  const { boundary } = module.project;
  if (boundary === null) return NOTHING;
  let known = providers.get(module.project);
  if (!known) providers.set(module.project, (known = new Map()));
  const filename = pathOf(module);
  // A configuration has no names given to it, unlike its neighbours.
  const key = /\.config\.[^\\/]+$/.test(filename) ? filename : path.dirname(filename);
  let files = known.get(key);
  if (!files) {
    disk.generation();
    const folders = findProvidingFolders(disk, filename, boundary);
    files = folders.length === 0 ? NOTHING : [...new Set(folders.flatMap((folder) => listProviding(disk, folder)))];
    known.set(key, files);
  }
  return files;
}

function search(project: Project, files: readonly string[], name: string): AutoImported | null {
  const found: AutoImported[] = [];
  for (const file of files) {
    const isDefault = nameOfDefault(file) === name;
    const text = project.isRoot(file) ? project.root.text : readSourceFile(file)?.text;
    if (text === undefined || !(text.includes(name) || (isDefault && text.includes('default')))) continue;
    const module = project.open(file);
    if (!module) continue;
    if (module.exports.named.has(name)) found.push({ module, name });
    else if (isDefault && module.exports.named.has('default')) found.push({ module, name: 'default' });
  }
  const [only] = found;
  return only && found.length === 1 ? only : null;
}

/** A default export goes by the name of its file, in camel case; that of an index file by its folder's. */
function nameOfDefault(filename: string): string {
  const { name, dir } = path.parse(filename);
  const base = name === 'index' ? path.basename(dir) : name;
  return base.replace(/^[-_.]+/, '').replace(/[-_.]+(\w?)/g, (_, letter: string) => letter.toUpperCase());
}

function pathOf(module: Module): string {
  return module === module.project.root ? module.project.rootPath : module.filename;
}
