import path from 'node:path';
import { memberOf, stringsOf } from './json.js';
import type { Manifest } from './workspace.js';

/** Conditions under which server code of a project is imported from its sources. Browsers' and workers' are not among them. */
const CONDITIONS = new Set(['development', 'types', 'import', 'module-sync', 'require', 'node', 'module', 'default', 'bun', 'production']);
/** `source`, `@acme/source`: a condition that names sources, which others only may lead to. */
const SOURCE_CONDITION = /(?:^|[/\-_:])(?:source|src)$/;
const MAX_DEPTH = 12;

/**
 * Where an entry of a package may lie, best first: absolute paths, sources before what was built from them. Empty when the
 * package offers no such entry.
 *
 * @param subpath - `.` or `./…`.
 */
export function entryFiles(manifest: Manifest, subpath: string): string[] {
  const exported = memberOf(manifest.json, 'exports');
  if (exported !== undefined && exported !== null) {
    const isMap = typeof exported === 'object' && !Array.isArray(exported) && Object.keys(exported).some((key) => key.startsWith('.'));
    return filesOf(manifest.folder, targetsIn(isMap ? exported : { '.': exported }, subpath));
  }
  if (subpath !== '.') return filesOf(manifest.folder, [subpath]);
  const named = ['source', 'module', 'main', 'types', 'typings'].flatMap((field) => stringsOf(memberOf(manifest.json, field)));
  return filesOf(manifest.folder, [...named, './index', './src/index']);
}

/** As `entryFiles`, for a name of the package's own `imports` (`#db`); a target that names a package is given back as it is. */
export function importFiles(manifest: Manifest, specifier: string): string[] {
  const targets = targetsIn(memberOf(manifest.json, 'imports') ?? {}, specifier);
  const isPath = (target: string): boolean => target.startsWith('./');
  return [...filesOf(manifest.folder, targets.filter(isPath)), ...targets.filter((target) => !isPath(target))];
}

/** The targets of a key of `exports` or `imports`: the exact one, else the pattern with the longest text before its `*`. */
function targetsIn(map: object, key: string): string[] {
  const exact = Object.hasOwn(map, key) && !key.includes('*') ? key : null;
  if (exact !== null) return conditional((map as Record<string, unknown>)[exact], '', 0);
  let best: string | null = null;
  for (const pattern of Object.keys(map)) {
    const [prefix, suffix] = pattern.split('*');
    if (prefix === undefined || suffix === undefined) continue;
    const fits = key.length > prefix.length + suffix.length && key.startsWith(prefix) && key.endsWith(suffix);
    if (fits && (best === null || prefix.length > best.indexOf('*'))) best = pattern;
  }
  if (best === null) return [];
  const [prefix = '', suffix = ''] = best.split('*');
  return conditional((map as Record<string, unknown>)[best], key.slice(prefix.length, key.length - suffix.length), 0);
}

/** Every target under the conditions, those of a source condition first. */
function conditional(value: unknown, star: string, depth: number): string[] {
  if (typeof value === 'string') return [value.replaceAll('*', () => star)];
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => conditional(item, star, depth + 1));
  const cases = Object.entries(value);
  const isSource = ([condition]: [string, unknown]): boolean => SOURCE_CONDITION.test(condition);
  const others = cases.filter(([condition]) => CONDITIONS.has(condition));
  return [...cases.filter(isSource), ...others].flatMap(([, target]) => conditional(target, star, depth + 1));
}

function filesOf(folder: string, targets: readonly string[]): string[] {
  const inside = targets.map((target) => path.join(folder, target)).filter((file) => file === folder || file.startsWith(folder + path.sep));
  return [...new Set([...inside.flatMap((file) => sourcesOf(folder, file)), ...inside])];
}

const BUILD_FOLDER = /^(?:dist|build|lib|out|output|es|esm|cjs)$/;
const FORMAT_FOLDER = /^(?:esm|cjs|es|src|types|commonjs|module)$/;
const ENDING = /(?:\.d)?\.[mc]?[jt]sx?$/;

/** The paths, without ending, at which the source of a built file lies; a path that names no build output is its own source. */
export function sourcesOf(folder: string, file: string): string[] {
  const segments = path.relative(folder, file).split(path.sep);
  const build = segments.findIndex((segment, index) => index < segments.length - 1 && BUILD_FOLDER.test(segment));
  const ending = ENDING.exec(file)?.[0] ?? '';
  if (build === -1) return [/^\.d\./.test(ending) ? file.slice(0, -ending.length) : file];
  const before = path.join(folder, ...segments.slice(0, build));
  const names = [segments.slice(build + 1)];
  // `dist/types/node.d.ts`: from src/types/node.ts, or from src/node.ts.
  for (let rest = names[0] ?? []; rest.length > 1 && FORMAT_FOLDER.test(rest[0] ?? ''); names.push(rest)) rest = rest.slice(1);
  const files = names.map((name) => name.join(path.sep).slice(0, -ending.length || undefined));
  return [...files.map((file) => path.join(before, 'src', file)), ...files.map((file) => path.join(before, file))];
}
