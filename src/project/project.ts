import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';
import type { Node, Program } from '../ast/index.js';
import { openBackward, type Backward } from './backward.js';
import { findBoundary, isInside } from './boundary.js';
import { eraOf, type Era } from './era.js';
import { createModule, type Module, type Source } from './module.js';
import { findDependencies, resolveSpecifier } from './resolve.js';
import { readSourceFile } from './source-file.js';
import { findStarExports, type StarExports } from './star-exports.js';

/** What a specifier leads to: a file of the project, a package, or something that cannot be read. */
export type Followed = { readonly kind: 'module'; readonly module: Module } | { readonly kind: 'package' } | { readonly kind: 'unknown' };

/**
 * The files that one linted file leads to. Each linted file has a project of its own, in which its buffer stands for its own file, in
 * cycles too: what is found depends on that buffer and the files on disk, never on which files were linted before.
 */
export interface Project {
  /** The file being linted. */
  readonly root: Module;
  /** Names of the packages that the linted file, and what it imports, may use by what package.json files say; null when one file is all there is. */
  readonly dependencies: ReadonlySet<string> | null;
  /** Real path of the folder that may be read; null when one file is all there is. */
  readonly boundary: string | null;
  follow(from: Module, specifier: string): Followed;
  /** Whether a specifier names a file of the project; nothing is read for the answer. */
  isFile(from: Module, specifier: string): boolean;
  /** Whom a file that passes on others' exports (`export *`) may have a name from; nothing is parsed for the answer. */
  starExports(from: Module, name: string): StarExports;
  /** A file by its real path; null when it cannot be read or lies outside. */
  open(filename: string): Module | null;
  /** The module that a node belongs to. */
  homeOf(node: Node): Module | null;
  /** Real path of the file being linted; its name where it has no file. */
  readonly rootPath: string;
  isRoot(filename: string): boolean;
  /**
   * The same for all linted files that see the other files alike: what does not lead into a linted file's own tree is answered once for
   * them. Null for a file that is not linted as it is saved.
   */
  readonly era: Era | null;
  /** Who uses what: asked of the import index, which is built on the first question. */
  readonly backward: Backward;
}

/** Where a linted file is, and how far it may look. */
export interface Reach {
  readonly filename: string;
  readonly cwd: string;
  /** Whether other files may be read. */
  readonly crossFile: boolean;
  /** Words that files of the package are sought by. */
  readonly vocabulary: readonly string[];
}

/** So many files are opened for one linted file at most: what lies beyond is unknown. */
const MAX_FILES = 1000;
const UNKNOWN: Followed = { kind: 'unknown' };
const PACKAGE: Followed = { kind: 'package' };

const modules = new WeakMap<Program, Module>();

/** The module of the file being linted; the same object for every rule. Null when the parser gives no scopes. */
export function moduleOf(sourceCode: Readonly<TSESLint.SourceCode>, reach: Reach): Module | null {
  const known = modules.get(sourceCode.ast);
  if (known) return known;
  const { scopeManager } = sourceCode;
  if (!scopeManager) return null;
  const created = openProject({ filename: reach.filename, text: sourceCode.text, parsed: { program: sourceCode.ast, scopeManager } }, reach).root;
  modules.set(sourceCode.ast, created);
  return created;
}

function openProject(source: Source, { filename, cwd, crossFile, vocabulary }: Reach): Project {
  const realName = realPathOf(filename);
  const boundary = crossFile && realName !== null ? findBoundary(filename, cwd) : null;
  const files = new Map<string, Module | null>();
  const homes = new Map<Program, Module>();

  const remember = (module: Module): void => void homes.set(module.program, module);

  const open = (name: string): Module | null => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const isReadable = boundary !== null && files.size < MAX_FILES && isInside(boundary, name);
    const file = isReadable ? readSourceFile(name) : null;
    const opened = file && createModule(file, project, remember);
    files.set(name, opened);
    return opened;
  };

  let backward: Backward | undefined;
  let dependencies: ReadonlySet<string> | undefined;
  let era: Era | null | undefined;
  const rootPath = realName ?? filename;
  const followed = new Map<Module, Map<string, Followed>>();
  const follow = (from: Module, specifier: string): Followed => {
    if (boundary === null) return isRelative(specifier) ? UNKNOWN : PACKAGE;
    const found = resolveSpecifier(from.filename, specifier, boundary);
    if (found.kind !== 'file') return found;
    const module = open(found.filename);
    return module ? { kind: 'module', module } : UNKNOWN;
  };

  const project: Project = {
    boundary,
    get dependencies() {
      return boundary === null ? null : (dependencies ??= findDependencies(rootPath, boundary));
    },
    rootPath,
    get era() {
      if (files.size >= MAX_FILES) return null;
      if (era === undefined) era = project.dependencies && readSourceFile(rootPath)?.text === root.text ? eraOf(project.dependencies, vocabulary) : null;
      return era;
    },
    isRoot: (name) => name === rootPath,
    get backward() {
      return (backward ??= openBackward(project, vocabulary));
    },
    open,
    get root() {
      return root;
    },
    follow(from, specifier) {
      let known = followed.get(from);
      if (!known) followed.set(from, (known = new Map()));
      let found = known.get(specifier);
      if (!found) known.set(specifier, (found = follow(from, specifier)));
      return found;
    },
    starExports(from, name) {
      const { stars } = from.exports;
      if (boundary === null) return { files: [], packages: stars.filter((each) => !isRelative(each)), isUnknown: stars.some(isRelative) };
      const textOf = (file: string): string | null => (file === rootPath ? root.text : (readSourceFile(file)?.text ?? null));
      return findStarExports(from.filename, stars, name, (specifier) => resolveSpecifier(from.filename, specifier, boundary), textOf);
    },
    isFile: (from, specifier) => boundary !== null && resolveSpecifier(from.filename, specifier, boundary).kind === 'file',
    homeOf(node) {
      let at = node;
      while (at.parent) at = at.parent;
      return at.type === 'Program' ? (homes.get(at) ?? null) : null;
    },
  };
  const root = createModule(source, project, remember);
  files.set(rootPath, root);
  return project;
}

function isRelative(specifier: string): boolean {
  return /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..';
}

/** Null for text without a file. */
function realPathOf(filename: string): string | null {
  if (!path.isAbsolute(filename)) return null;
  try {
    return realpathSync(filename);
  } catch {
    return null;
  }
}
