import { findProvidedNames, isGivenTo } from './auto-imports.js';
import { openImportIndex, scanText, type ImportIndex } from './import-index.js';
import type { Module } from './module.js';
import type { Project } from './project.js';
import { resolveSpecifier } from './resolve.js';
import { readSourceFile } from './source-file.js';
import { specifiersOf } from './specifiers.js';

/** Who uses what, in the package of a module. Answers leave tests out; the linted buffer stands for its own file. */
export interface Backward {
  /** The files that import a module, itself or through files that pass its exports on. Null when not all of them can be known. */
  importersOf(module: Module, which?: Which): readonly Module[] | null;
  /** The files that import a package, by its name, and have one of these words. */
  usersOf(module: Module, packageName: string, words: readonly string[]): readonly Module[];
  /** The files that contain a word. */
  filesWith(module: Module, word: string): readonly Module[];
  /** How many files contain a word, none of which is read for that. */
  countWith(module: Module, word: string): number;
  /** The files that import one of some packages and contain one of some words. */
  candidates(module: Module, sought: Sought): Candidates;
}

export interface Sought {
  /** By name; left out, any file will do. */
  readonly packages?: readonly string[];
  /** Words of the vocabulary; left out, any file will do. */
  readonly words?: readonly string[];
  /** What the name of a file must look like. */
  readonly named?: RegExp;
}

export interface Candidates {
  readonly modules: readonly Module[];
  /** Whether no other file can be one: the package is seen as a whole, and all that may matter could be read. */
  readonly isComplete: boolean;
}

export interface Which {
  /** Only files whose text has one of these. */
  readonly words?: readonly string[];
  /** Only those that name the module itself. */
  readonly direct?: boolean;
}

/** How many files that pass exports on are taken one behind the other. */
const MAX_BARRELS = 4;
const NOTHING: Backward = { importersOf: () => null, usersOf: () => [], filesWith: () => [], countWith: () => 0, candidates: ({ project: { root } }) => ({ modules: [root], isComplete: false }) };

/** Backward questions of one project; without other files nobody is known to use anything. */
export function openBackward(project: Project, vocabulary: readonly string[]): Backward {
  const { boundary, root } = project;
  if (boundary === null) return NOTHING;

  const indexOf = (module: Module, words = vocabulary): ImportIndex | null =>
    module.package && openImportIndex(module.package.folder, { boundary, vocabulary: words, resolve: (from, specifier) => resolveSpecifier(from, specifier, boundary) });

  const isOfPackage = (module: Module): boolean => root.package?.folder === module.package?.folder;

  /** Opens the files whose text is worth it; the root is looked at as it is in the editor. */
  const openAll = (filenames: readonly string[], isWorth: (text: string) => boolean): Module[] => {
    const opened: Module[] = [];
    for (const name of filenames) {
      const text = project.isRoot(name) ? root.text : readSourceFile(name)?.text;
      if (text === undefined || !isWorth(text)) continue;
      const module = project.open(name);
      if (module) opened.push(module);
    }
    return opened;
  };

  const withRoot = (module: Module, filenames: readonly string[], isWanted: () => boolean): readonly string[] => {
    if (!isOfPackage(module)) return filenames;
    const others = filenames.filter((name) => !project.isRoot(name));
    return isWanted() ? [...others, project.rootPath] : others;
  };

  const namesOfImporters = new Map<Module, readonly string[]>();
  /** The files that name a module, asked once: a file is looked at with the same eyes from its first question to its last. */
  const importersBy = (target: Module, find: () => readonly string[]): readonly string[] => {
    const known = namesOfImporters.get(target);
    if (known) return known;
    const names = withRoot(target, find(), () => root !== target && importsFile(target));
    namesOfImporters.set(target, names);
    return names;
  };

  let namedByRoot: ReadonlySet<Module | null> | undefined;
  const importsFile = (target: Module): boolean => {
    namedByRoot ??= new Set(specifiersOf(root).map((specifier) => {
      const found = resolveSpecifier(root.filename, specifier, boundary);
      return found.kind === 'file' ? project.open(found.filename) : null;
    }));
    return namedByRoot.has(target);
  };

  return {
    importersOf(module, { words = [], direct = false } = {}) {
      const provided = findProvidedNames(module);
      const index = indexOf(module, [...vocabulary, ...provided]);
      const reach = { everywhere: module.package?.isShared === true };
      // What a shared package gives to others by name alone is out of sight.
      if (!index?.isComplete(reach) || (provided.length > 0 && reach.everywhere)) return null;
      const found = new Set<Module>();
      let targets = [module];
      for (let steps = 0; targets.length > 0 && steps < (direct ? 1 : MAX_BARRELS); steps += 1) {
        const barrels: Module[] = [];
        for (const target of targets) {
          const names = importersBy(target, () => index.importersOf(pathOf(project, target), reach));
          for (const importer of openAll(names, (text) => hasAny(text, words) || (!direct && passesOn(text)))) {
            if (importer === module || found.has(importer)) continue;
            found.add(importer);
            if (passesOn(importer.text)) barrels.push(importer);
          }
        }
        if (steps === 0 && provided.length > 0) {
          const named = withRoot(module, [...new Set(provided.flatMap((name) => index.filesWith(name)))], () => root !== module);
          for (const user of openAll(named, (text) => hasAny(text, words))) if (user !== module && provided.some((name) => isGivenTo(user, name, module))) found.add(user);
        }
        targets = barrels;
      }
      return [...found].filter(({ text }) => hasAny(text, words));
    },
    usersOf(module, packageName, words) {
      const index = indexOf(module);
      if (!index) return [];
      const isUser = (): boolean => specifiersOf(root).some((each) => each === packageName || each.startsWith(`${packageName}/`));
      return openAll(withRoot(module, index.usersOf(packageName), isUser), (text) => hasAny(text, words));
    },
    candidates(module, { packages, words, named }) {
      const index = indexOf(module);
      if (!index) return { modules: [root], isComplete: false };
      const users = packages && new Set(packages.flatMap((name) => index.usersOf(name)));
      const having = words && new Set(words.flatMap((word) => index.filesWith(word)));
      const known = users ? [...users].filter((name) => having?.has(name) ?? true) : [...(having ?? [])];
      const isWanted = (): boolean => {
        const scanned = scanText(root.text, words ?? []);
        const imports = packages?.some((name) => scanned.specifiers.some((each) => each === name || each.startsWith(`${name}/`))) ?? true;
        return imports && (words === undefined || scanned.words.length > 0);
      };
      const names = withRoot(module, known, isWanted).filter((name) => named?.test(name) ?? true);
      const modules = openAll(names, () => true);
      return { modules, isComplete: index.isComplete() && modules.length === names.length };
    },
    countWith(module, word) {
      return indexOf(module)?.filesWith(word).length ?? 0;
    },
    filesWith(module, word) {
      const index = indexOf(module);
      return index ? openAll(withRoot(module, index.filesWith(word), () => root.text.includes(word)), (text) => text.includes(word)) : [];
    },
  };
}

function pathOf(project: Project, module: Module): string {
  return module === project.root ? project.rootPath : module.filename;
}

/** Whether a text has one of some words; where none are given, any will do. */
function hasAny(text: string, words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => text.includes(word));
}

/** Whether a file may export what it imports: `export … from`, `export { imported }`, `module.exports = { a: require('./a') }`. */
export function passesOn(text: string): boolean {
  return /\bexport\s*(\{|\*|type\s*\{)|\bexports\b/.test(text);
}
