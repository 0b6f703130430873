import path from 'node:path';
import type { Disk } from './disk.js';
import { findFolders } from './glob.js';
import { memberOf, stringOf, stringsOf } from './json.js';

/** A package.json inside the boundary. */
export interface Manifest {
  readonly folder: string;
  readonly name: string | null;
  readonly json: unknown;
}

/** The packages of a boundary that others import by name. */
export interface Workspace {
  /** Folder of the package of this name; null when there is none, or when several folders claim the name. */
  folderOf(name: string): string | null;
  /** Whether a root says which folders are packages, so that a package wins over one of that name from a registry. */
  readonly isDeclared: boolean;
}

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** The package.json of a folder; null when there is none, or no object in it. */
export function readManifest(disk: Disk, folder: string): Manifest | null {
  const json = disk.json(path.join(folder, 'package.json'));
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  return { folder, name: stringOf(memberOf(json, 'name')), json };
}

/** The package.json files from a folder up to the boundary, nearest first. */
export function manifestsAbove(disk: Disk, folder: string, boundary: string): Manifest[] {
  const found: Manifest[] = [];
  for (let current = folder; current === boundary || current.startsWith(boundary); current = path.dirname(current)) {
    const manifest = readManifest(disk, current);
    if (manifest) found.push(manifest);
    if (current === boundary || current === path.dirname(current)) break;
  }
  return found;
}

/** What a package.json declares for a dependency, with its protocol (`workspace:*`, `file:../db`). Null when it declares nothing. */
export function declaredRange(manifest: Manifest, name: string): string | null {
  for (const field of DEPENDENCY_FIELDS) {
    const range = stringOf(memberOf(memberOf(manifest.json, field), name));
    if (range !== null) return range;
  }
  return null;
}

/** The names of all packages that a package.json depends on. */
export function dependenciesOf(manifest: Manifest): string[] {
  return DEPENDENCY_FIELDS.flatMap((field) => {
    const declared = memberOf(manifest.json, field);
    return typeof declared === 'object' && declared !== null ? Object.keys(declared) : [];
  });
}

/** The globs with which a folder names its workspaces (npm, Yarn, Bun, pnpm, Lerna, Rush); null when it is no such root. */
export function findWorkspaceGlobs(disk: Disk, folder: string): string[] | null {
  const inPackage = memberOf(readManifest(disk, folder)?.json, 'workspaces');
  const named = stringsOf(Array.isArray(inPackage) ? inPackage : memberOf(inPackage, 'packages'));
  if (named.length > 0) return named;
  // pnpm-workspace.yaml without `packages` holds settings only.
  const yaml = disk.text(path.join(folder, 'pnpm-workspace.yaml'));
  const inYaml = yaml === null ? [] : packagesOfYaml(yaml);
  if (inYaml.length > 0) return inYaml;
  const inLerna = stringsOf(memberOf(disk.json(path.join(folder, 'lerna.json')), 'packages'));
  if (inLerna.length > 0) return inLerna;
  const projects = memberOf(disk.json(path.join(folder, 'rush.json')), 'projects');
  const inRush = Array.isArray(projects) ? projects.flatMap((project) => stringsOf(memberOf(project, 'projectFolder'))) : [];
  return inRush.length > 0 ? inRush : null;
}

/** `packages:` of pnpm-workspace.yaml, as a block of dashes or as a list in brackets. */
function packagesOfYaml(yaml: string): string[] {
  const lines = yaml.split(/\r?\n/);
  const start = lines.findIndex((line) => /^packages\s*:/.test(line));
  if (start === -1) return [];
  const inline = /^packages\s*:\s*\[(.*)\]/.exec(lines[start] ?? '')?.[1];
  if (inline !== undefined) return inline.split(',').map(unquoted).filter(Boolean);
  const found: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined) found.push(unquoted(item));
    else if (!/^\s*(?:#.*)?$/.test(line)) break;
  }
  return found.filter(Boolean);
}

/** The text of a YAML scalar without its quotes and the comment behind it. */
function unquoted(scalar: string): string {
  const text = scalar.trim();
  return (
    /^'([^']*)'|^"([^"]*)"/
      .exec(text)
      ?.slice(1)
      .find((part) => part !== undefined) ?? text.replace(/\s+#.*$/, '')
  );
}

/** The packages that can be imported by name inside a boundary, found without anything installed. The first question looks for them. */
export function readWorkspace(disk: Disk, boundary: string): Workspace {
  const globs = findWorkspaceGlobs(disk, boundary);
  let folders: ReadonlyMap<string, string | null> | undefined;
  return {
    isDeclared: globs !== null,
    folderOf(name) {
      folders ??= foldersByName(disk, [boundary, ...findFolders(disk, boundary, globs ?? ['**'])]);
      return folders.get(name) ?? null;
    },
  };
}

/** Null for a name that several folders claim. */
function foldersByName(disk: Disk, folders: readonly string[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const folder of new Set(folders)) {
    const name = readManifest(disk, folder)?.name;
    if (name) found.set(name, found.has(name) ? null : folder);
  }
  return found;
}
