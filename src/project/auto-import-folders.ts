import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isInside } from './boundary.js';
import type { Disk } from './disk.js';
import { emptyConfig, readFrameworkConfig, type FrameworkConfig } from './framework-config.js';
import { findPackage, possibleMajors } from './package.js';

/** A folder whose files give what they export to others, with the folders inside it or without. */
export interface ProvidingFolder {
  readonly folder: string;
  readonly isDeep: boolean;
}

/** How many folders up a configuration is looked for, and how many layers are taken. */
const MAX_LEVELS = 30;
const MAX_LAYERS = 20;
const MAX_FILES = 1000;
const SOURCE = /\.[cm]?[jt]sx?$/;
const NO_SOURCE = /\.d\.[cm]?ts$|\.(?:test|spec)\.[^.]+$/;

/**
 * The folders that give names to a file without an import. Nitro scans `utils/**` below its source folder and below each of
 * `scanDirs` (nitropack@2.13.6 dist/core/index.mjs, nitro@3.0.0 dist/_chunks/index.mjs: resolveImportsOptions). Nuxt has Nitro scan
 * `server` of each layer and gives it `shared/utils` and `shared/types` (@nuxt/nitro-server@4.4.5 dist/index.mjs); its app gets
 * `composables`, `utils` and these (nuxt@4.4.5 dist/index.mjs; in nuxt@3.21.11 without `shared`, but for compatibility with 4).
 * A folder named without stars is scanned itself, not the folders in it (unimport@7.0.2: normalizeScanDirs).
 */
export function findProvidingFolders(disk: Disk, filename: string, boundary: string): readonly ProvidingFolder[] {
  const config = findConfig(disk, path.dirname(filename), boundary);
  if (!config) return [];
  return config.framework === 'nitro' ? nitroFolders(disk, config, filename) : nuxtFolders(disk, config, filename, boundary);
}

/** The source files of such a folder; the first thousand. */
export function listProviding(disk: Disk, { folder, isDeep }: ProvidingFolder): readonly string[] {
  return disk.remember(isDeep ? 'providing deep' : 'providing', folder, () => {
    const files: string[] = [];
    const folders = [folder];
    // Grows on the way.
    for (const at of folders) {
      disk.watch(at);
      for (const entry of entriesOf(at)) {
        const name = path.join(at, entry.name);
        if (entry.isDirectory() && isDeep && folders.length < MAX_FILES && entry.name !== 'node_modules') folders.push(name);
        if (entry.isFile() && files.length < MAX_FILES && SOURCE.test(entry.name) && !NO_SOURCE.test(entry.name)) files.push(name);
      }
    }
    return files;
  });
}

function entriesOf(folder: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(folder);
  } catch {
    return [];
  }
}

const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true });

/** That of the nearest folder with one, else of the package when it depends on the framework. */
function findConfig(disk: Disk, start: string, boundary: string): FrameworkConfig | null {
  return disk.remember('nearest framework', start, () => {
    for (let folder = start, levels = 0; levels < MAX_LEVELS; folder = path.dirname(folder), levels += 1) {
      const config = readFrameworkConfig(disk, folder);
      if (config) return config;
      const manifest = path.join(folder, 'package.json');
      const owner = disk.isFile(manifest) ? findPackage(manifest) : null;
      if (owner?.folder === folder) {
        disk.watch(manifest);
        if (owner.dependsOn('nuxt')) return emptyConfig('nuxt', folder);
        return owner.dependsOn('nitropack') || owner.dependsOn('nitro') ? emptyConfig('nitro', folder) : null;
      }
      if (folder === boundary || folder === path.dirname(folder)) return null;
    }
    return null;
  });
}

function nitroFolders(disk: Disk, config: FrameworkConfig, filename: string): readonly ProvidingFolder[] {
  if (config.isFalse('imports') || config.isFalse('imports.autoImport')) return [];
  const declared = config.text('srcDir') ?? config.text('serverDir');
  const server = path.join(config.root, 'server');
  const sources = declared === null ? [config.root, ...(disk.isFolder(server) ? [server] : [])] : [path.resolve(config.root, declared)];
  if (!sources.some((folder) => isInside(folder, filename)) || isConfig(filename)) return [];
  const scanned = [...sources, ...config.texts('scanDirs').map((folder) => path.resolve(sources[0] ?? config.root, folder))];
  return [...utilsOf(scanned), ...config.texts('imports.dirs').map((glob) => readGlob(path.resolve(config.root, glob)))];
}

const utilsOf = (folders: readonly string[]): ProvidingFolder[] => folders.map((folder) => ({ folder: path.join(folder, 'utils'), isDeep: true }));

/** `stores/**` is scanned with all in it, `stores/*` and `stores` alone. */
function readGlob(glob: string): ProvidingFolder {
  const [, base = glob, deep] = /^(.*?)[\\/](\*\*)?(?:[\\/]?\*[^\\/]*)?$/.exec(glob) ?? [];
  return glob.includes('*') ? { folder: base, isDeep: deep !== undefined } : { folder: glob, isDeep: false };
}

const isConfig = (filename: string): boolean => /[\\/](?:nuxt|nitro|app|vite|vitest|eslint)\.config\.[^\\/]+$/.test(filename);

interface Layer {
  readonly config: FrameworkConfig;
  readonly source: string;
  readonly server: string;
  readonly shared: string;
}

function nuxtFolders(disk: Disk, config: FrameworkConfig, filename: string, boundary: string): readonly ProvidingFolder[] {
  const layers = disk.remember('layers', config.root, () => findLayers(disk, config, boundary));
  const [own] = layers;
  if (!own || isConfig(filename)) return [];
  const shared = layers.flatMap(({ shared: folder, config: of }) => (of.isFalse('imports.scan') ? [] : [{ folder: path.join(folder, 'utils'), isDeep: false }, { folder: path.join(folder, 'types'), isDeep: false }]));
  if (layers.some(({ server }) => isInside(server, filename))) {
    if (config.isFalse('nitro.imports') || config.isFalse('experimental.nitroAutoImports') || config.isFalse('imports.autoImport')) return [];
    const named = layers.flatMap((each) => each.config.texts('nitro.imports.dirs').map((glob) => readGlob(path.resolve(config.root, glob))));
    const scanned = layers.flatMap(({ server, config: of }) => [server, ...of.texts('nitro.scanDirs').map((folder) => path.resolve(server, folder))]);
    return [...utilsOf(scanned), ...shared, ...named];
  }
  if (config.isFalse('imports.autoImport')) return [];
  if (layers.some((each) => isInside(each.shared, filename))) return shared;
  const isApp = layers.some(({ source }) => isInside(source, filename)) && !isInside(path.join(own.config.root, 'modules'), filename);
  return isApp ? [...layers.flatMap(appFolders), ...shared] : [];
}

function appFolders({ config, source }: Layer): ProvidingFolder[] {
  if (config.isFalse('imports.scan')) return [];
  const roots: Readonly<Record<string, string>> = { '~~': config.root, '@@': config.root, '~': source, '@': source };
  const named = config.texts('imports.dirs').map((glob) => {
    const [, alias = '', rest = ''] = /^(~~|@@|~|@)[\\/](.*)$/.exec(glob) ?? [];
    return readGlob(alias === '' ? path.resolve(source, glob) : path.join(roots[alias] ?? source, rest));
  });
  return [...['composables', 'utils'].map((name) => ({ folder: path.join(source, name), isDeep: false })), ...named];
}

/** A configuration, those it extends by a path, and the folders of `layers/`. */
function findLayers(disk: Disk, start: FrameworkConfig, boundary: string): readonly Layer[] {
  const layers = new Map<string, Layer>();
  const configs = [start];
  // Grows on the way.
  for (const config of configs) {
    if (layers.has(config.root) || layers.size >= MAX_LAYERS) continue;
    layers.set(config.root, layerOf(disk, config));
    const named = config.texts('extends').filter((each) => each.startsWith('.')).map((each) => path.resolve(config.root, each));
    const local = disk.folders(path.join(config.root, 'layers')).map((name) => path.join(config.root, 'layers', name));
    for (const folder of [...named, ...local]) {
      const inner = isInside(boundary, folder) ? readFrameworkConfig(disk, folder) : null;
      if (inner?.framework === 'nuxt') configs.push(inner);
    }
  }
  return [...layers.values()];
}

function layerOf(disk: Disk, config: FrameworkConfig): Layer {
  const { root } = config;
  const app = path.join(root, 'app');
  const isOld = isBeforeFour(config);
  const declared = config.text('srcDir');
  const source = declared !== null ? path.resolve(root, declared) : !isOld && disk.isFolder(app) ? app : root;
  const server = path.resolve(root, config.text('serverDir') ?? (isOld ? path.join(source, 'server') : 'server'));
  return { config, source, server, shared: path.resolve(root, config.text('dir.shared') ?? 'shared') };
}

function isBeforeFour(config: FrameworkConfig): boolean {
  if (config.text('future.compatibilityVersion') === '4') return false;
  const majors = possibleMajors(findPackage(path.join(config.root, 'nuxt.config.ts')), 'nuxt', [2, 3, 4, 5]);
  return majors.every((major) => major < 4);
}
