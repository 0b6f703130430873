import fs from 'node:fs';
import { createRequire } from 'node:module';
// For their types only: what is imported here is loaded when it is first needed.
import type * as Enhanced from 'enhanced-resolve';
import type * as Oxc from 'oxc-resolver';

/** Finds the file that a path names: endings, `.js` written for `.ts`, index files, links; packages below node_modules. */
export interface Engine {
  readonly name: 'oxc-resolver' | 'enhanced-resolve';
  /** Absolute real path of what a request names from a folder; null when there is nothing. Never throws. */
  find(folder: string, request: string): string | null;
  /** Forgets what the file system said. */
  clear(): void;
}

/** Endings of source files, the likelier first: a source wins over what is built beside it. */
export const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** What may lie where an ending is written. */
export const WRITTEN_FOR: Readonly<Record<string, string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

const OPTIONS = {
  extensions: ENDINGS,
  extensionAlias: WRITTEN_FOR,
  conditionNames: ['source', 'development', 'import', 'require', 'node', 'default'],
  mainFields: ['source', 'module', 'main'],
  mainFiles: ['index'],
  symlinks: true,
};

type Load = (name: string) => unknown;

/** The native engine, or the JavaScript one where the native binding cannot be loaded; null when neither can. */
export function loadEngine(native: boolean, load: Load = createRequire(import.meta.url)): Engine | null {
  return (native ? attempt(() => loadNative(load)) : null) ?? attempt(() => loadScript(load));
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function loadNative(load: Load): Engine {
  const { ResolverFactory } = load('oxc-resolver') as typeof Oxc;
  const resolver = new ResolverFactory({ ...OPTIONS, nodePath: false });
  return {
    name: 'oxc-resolver',
    find: (folder, request) => attempt(() => resolver.sync(folder, request).path ?? null),
    clear: () => void attempt(() => resolver.clearCache()),
  };
}

function loadScript(load: Load): Engine {
  const { CachedInputFileSystem, ResolverFactory } = load('enhanced-resolve') as typeof Enhanced;
  // Without an end to what it remembers it starts no timer.
  const fileSystem = new CachedInputFileSystem(fs, Infinity);
  const resolver = ResolverFactory.createResolver({ ...OPTIONS, fileSystem, useSyncFileSystemCalls: true, unsafeCache: false });
  return {
    name: 'enhanced-resolve',
    find: (folder, request) => attempt(() => resolver.resolveSync({}, folder, request) || null),
    clear: () => void attempt(() => fileSystem.purge()),
  };
}
