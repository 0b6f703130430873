import path from 'node:path';
import { isFunction, keyName, stringValue, unwrap, type Node, type ObjectExpression } from '../ast/index.js';
import type { Disk } from './disk.js';
import { readSourceFile } from './source-file.js';

/** What a literal in the configuration of Nuxt or Nitro says; a key that is computed, spread or not there is absent. */
export interface FrameworkConfig {
  readonly framework: 'nuxt' | 'nitro';
  /** Folder of the configuration. */
  readonly root: string;
  text(key: string): string | null;
  /** The texts of a list, or the only text. */
  texts(key: string): readonly string[];
  isFalse(key: string): boolean;
}

const ENDINGS = ['ts', 'js', 'mjs', 'mts', 'cjs', 'cts'];

/** The configuration that lies in a folder; that of Nuxt first, which brings its own Nitro. */
export function readFrameworkConfig(disk: Disk, folder: string): FrameworkConfig | null {
  return disk.remember('framework', folder, () => {
    for (const framework of ['nuxt', 'nitro'] as const) {
      const file = ENDINGS.map((ending) => path.join(folder, `${framework}.config.${ending}`)).find((name) => disk.isFile(name));
      if (file !== undefined) return createConfig(framework, folder, findObject(file));
    }
    return null;
  });
}

/** A configuration that says nothing, for a package that depends on the framework and has none. */
export function emptyConfig(framework: 'nuxt' | 'nitro', folder: string): FrameworkConfig {
  return createConfig(framework, folder, null);
}

function createConfig(framework: 'nuxt' | 'nitro', root: string, literal: ObjectExpression | null): FrameworkConfig {
  const valueOf = (key: string): Node | null => {
    let at: Node | null = literal;
    for (const part of key.split('.')) at = at?.type === 'ObjectExpression' ? findValue(at, part) : null;
    return at;
  };
  // Read once: the tree need not stay in memory.
  const known = new Map<string, readonly string[] | false>();
  for (const key of KEYS) {
    const value = valueOf(key);
    if (value?.type === 'Literal' && value.value === false) known.set(key, false);
    else if (value) known.set(key, textsIn(value));
  }
  const texts = (key: string): readonly string[] => known.get(key) || [];
  return { framework, root, texts, text: (key) => texts(key)[0] ?? null, isFalse: (key) => known.get(key) === false };
}

const KEYS = [
  'extends', 'srcDir', 'serverDir', 'scanDirs', 'dir.shared', 'future.compatibilityVersion', 'imports', 'imports.dirs', 'imports.scan', 'imports.autoImport',
  'nitro.imports', 'nitro.imports.dirs', 'nitro.scanDirs', 'experimental.nitroAutoImports',
];

function textsIn(value: Node): readonly string[] {
  const items = value.type === 'ArrayExpression' ? value.elements.map((each) => each && unwrap(each)) : [value];
  return items.flatMap((each) => {
    // `['github:org/theme', { … }]`
    const first = each?.type === 'ArrayExpression' ? each.elements[0] : each;
    if (first?.type === 'Literal' && typeof first.value === 'number') return [String(first.value)];
    const text = first ? stringValue(first) : null;
    return text === null ? [] : [text];
  });
}

function findValue(literal: ObjectExpression, name: string): Node | null {
  for (const property of literal.properties) if (property.type === 'Property' && keyName(property) === name) return unwrap(property.value);
  return null;
}

/** What is exported by default: `defineNuxtConfig({ … })`, `{ … }`, `defineNitroConfig(() => ({ … }))`. */
function findObject(file: string): ObjectExpression | null {
  for (const statement of readSourceFile(file)?.parsed?.program.body ?? []) {
    if (statement.type !== 'ExportDefaultDeclaration') continue;
    let at: Node | null = unwrap(statement.declaration);
    if (at.type === 'CallExpression') at = at.arguments[0] ? unwrap(at.arguments[0]) : null;
    if (isFunction(at) && at.body.type !== 'BlockStatement') at = unwrap(at.body);
    return at?.type === 'ObjectExpression' ? at : null;
  }
  return null;
}
