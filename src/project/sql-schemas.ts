import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isInside } from './boundary.js';
import { createDisk, findRealPath, type Disk } from './disk.js';
import type { Module } from './module.js';

/** Below the folder of a package, as those have them that write their tables by hand, and as tools for migrations put them. */
const PLACES = [
  '', 'sql', 'db', 'database', 'schema', 'schemas', 'migrations', 'db/migrations', 'database/migrations', 'sql/migrations', 'src/db', 'src/sql',
  'src/database', 'src/migrations', 'src/db/migrations', 'src/database/migrations', 'drizzle', 'scripts', 'init', 'docker', 'supabase/migrations',
];
const MAX_FILES = 100;
const MAX_LENGTH = 1_000_000;

let disk: Disk | undefined;

/** The texts of the SQL files in which a package keeps its tables; empty when there are none that may be read. */
export function readSqlSchemas(module: Module): readonly string[] {
  const { boundary } = module.project;
  const folder = module.package?.folder;
  if (boundary === null || folder === undefined) return [];
  disk ??= createDisk();
  disk.generation();
  const reader = disk;
  return reader.remember('sql schemas', folder, () => {
    const files = PLACES.flatMap((place) => listTexts(reader, path.join(folder, place))).filter((file) => isInside(boundary, findRealPath(file) ?? '/'));
    let length = 0;
    return files.slice(0, MAX_FILES).flatMap((file) => {
      const text = length > MAX_LENGTH ? null : reader.text(file);
      length += text?.length ?? 0;
      return text ?? [];
    });
  });
}

function listTexts(reader: Disk, folder: string): readonly string[] {
  if (!reader.isFolder(folder)) return [];
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.sql') && !name.endsWith('.down.sql'))
      .sort()
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}
