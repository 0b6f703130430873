import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createDisk, findRealPath, type Disk } from './disk.js';
import { isInside } from './boundary.js';
import type { Module } from './module.js';

/** Below the folder of a package, as Prisma's documentation and its starters have them. */
const PLACES = ['prisma', '', 'src/prisma', 'prisma/schema', 'prisma/models', 'db'];
const MAX_FILES = 100;

let disk: Disk | undefined;

/**
 * The texts of a package's Prisma schema, which may be spread over several files; of the packages beside it where it has none itself.
 * Empty when there is none that may be read.
 */
export function readPrismaSchemas(module: Module): readonly string[] {
  const { boundary } = module.project;
  const folder = module.package?.folder;
  if (boundary === null || folder === undefined) return [];
  disk ??= createDisk();
  disk.generation();
  const own = schemasOf(disk, boundary, folder);
  if (own.length > 0) return own;
  const beside = ['packages', 'apps', 'libs'].flatMap((name) => disk?.folders(path.join(boundary, name)).map((each) => path.join(boundary, name, each)) ?? []);
  for (const each of [boundary, ...beside]) {
    const found = schemasOf(disk, boundary, each);
    if (found.length > 0) return found;
  }
  return [];
}

function schemasOf(reader: Disk, boundary: string, folder: string): readonly string[] {
  return reader.remember('prisma schemas', folder, () =>
    PLACES.flatMap((place) => listSchemas(reader, path.join(folder, place)))
      .filter((file) => isInside(boundary, findRealPath(file) ?? '/'))
      .slice(0, MAX_FILES)
      .flatMap((file) => reader.text(file) ?? []),
  );
}

function listSchemas(reader: Disk, folder: string): readonly string[] {
  if (!reader.isFolder(folder)) return [];
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.prisma'))
      .sort()
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}
