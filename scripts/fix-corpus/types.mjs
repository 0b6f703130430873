// Type errors that changed files have and did not have before.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const OURS = fileURLToPath(new URL('../..', import.meta.url));
const FALLBACK = { allowJs: true, checkJs: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2023 };

/**
 * What a repository depends on is not installed: packages that we have installed ourselves stand in, and the types of others are
 * missing before and after. Errors are compared by code and text, a file at a time, so that lines may move. Only changed files
 * are asked: a repair inside a function changes no type that another file sees.
 *
 * @param {{ folder: string, changed: readonly string[], readBefore: (file: string) => string }} request `changed` below `folder`
 * @returns {string[]} `file: TS1234 text`
 */
export function findNewDiagnostics({ folder, changed, readBefore }) {
  const found = [];
  for (const files of groupBy(changed, (file) => `${isJavaScript(file)} ${findConfig(folder, file)}`)) {
    const options = readOptions(findConfig(folder, files[0]), isJavaScript(files[0]));
    const roots = files.map((file) => path.join(folder, file));
    const parsed = new Map();
    const before = createProgram(roots, options, parsed, new Map(files.map((file) => [path.join(folder, file), readBefore(file)])));
    const after = createProgram(roots, options, parsed, new Map());
    for (const file of files) found.push(...listNew(file, diagnosticsOf(before, path.join(folder, file)), diagnosticsOf(after, path.join(folder, file))));
  }
  return found;
}

function isJavaScript(file) {
  return /\.[cm]?jsx?$/u.test(file);
}

function findConfig(folder, file) {
  const found = ts.findConfigFile(path.dirname(path.join(folder, file)), ts.sys.fileExists);
  return found?.startsWith(folder + path.sep) ? found : undefined;
}

/** JavaScript that its project leaves unchecked is checked without strictness: nobody has written its types down. */
function readOptions(config, isJavaScript) {
  const read = config ? ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }) : undefined;
  return {
    ...FALLBACK,
    ...read?.options,
    ...(isJavaScript && !read?.options.checkJs ? { strict: false } : {}),
    allowJs: true,
    checkJs: true,
    noEmit: true,
    composite: false,
    incremental: false,
    skipLibCheck: true,
    ignoreDeprecations: '6.0',
    types: ['node'],
    typeRoots: [path.join(OURS, 'node_modules/@types')],
  };
}

/** @param {Map<string, ts.SourceFile>} parsed what programs share: files that are the same before and after */
function createProgram(rootNames, options, parsed, texts) {
  const host = ts.createCompilerHost(options, true);
  const cache = ts.createModuleResolutionCache(host.getCurrentDirectory(), host.getCanonicalFileName, options);
  const { getSourceFile } = host;
  const isChanged = new Set(rootNames.map((name) => path.resolve(name)));
  host.getSourceFile = (file, language, ...rest) => {
    const text = texts.get(path.resolve(file));
    if (text !== undefined) return ts.createSourceFile(file, text, language, true);
    if (isChanged.has(path.resolve(file))) return getSourceFile(file, language, ...rest);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, language, ...rest));
    return parsed.get(file);
  };
  host.resolveModuleNameLiterals = (literals, file, redirected, _options, source) =>
    literals.map((literal) => {
      const mode = ts.getModeForUsageLocation(source, literal, options);
      const own = ts.resolveModuleName(literal.text, file, options, host, cache, redirected, mode);
      if (own.resolvedModule || literal.text.startsWith('.')) return own;
      return ts.resolveModuleName(literal.text, path.join(OURS, 'scripts/corpus.mjs'), options, host, undefined, undefined, mode);
    });
  return ts.createProgram({ rootNames, options, host });
}

function diagnosticsOf(program, file) {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`no program holds ${file}`);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

function listNew(file, before, after) {
  const left = [...before];
  return after.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  }).map((text) => `${file}: ${text}`);
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups.values();
}
