import { isClass, isFunction, findSingleReturn, walk, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, resolveValue } from '../bindings/index.js';
import type { ApiPath } from '../types.js';
import { exportsOf, type Exported } from './exported.js';
import type { Fact, Proof } from './fact.js';
import { packageFact } from './fact.js';
import { describeImports, type ImportHabit } from './import-habits.js';
import { findKnown, type KnownCalls } from './paths.js';

/** A logger that a package has for its files. */
export interface ProjectLogger extends Proof {
  /** `pino`; null for the module that settings name, when it is made from no logger that is known. */
  readonly library: string | null;
  /** The name under which its file exports it. */
  readonly exported: string;
  /** `factory`: a function that makes one. `class`: it is to be constructed. `wrapper`: an object of the project's own class around one. */
  readonly shape: 'instance' | 'wrapper' | 'class' | 'factory';
  /** How other files import it; null when nobody does. */
  readonly habit: ImportHabit | null;
}

const child = (...made: string[]): string[] => made.flatMap((path) => [path, `${path}.child()`]);

/** What makes a logger, those first that keep fields (`library-facts.md`, group E). */
const LOGGERS: readonly KnownCalls[] = [
  { packages: ['pino'], paths: child('()', 'pino()', 'default()'), source: 'pino@10.4.0; behaviour run' },
  { packages: ['winston'], paths: child('createLogger()', 'loggers.add()', 'new Logger()'), source: 'winston@3.19.0; behaviour run' },
  { packages: ['bunyan'], paths: child('createLogger()'), source: 'bunyan@2.0.5; behaviour run' },
  { packages: ['roarr'], paths: ['Roarr', 'Roarr.child()'], source: 'roarr@7.21.7; behaviour run' },
  { packages: ['tslog'], paths: ['Logger.new()', 'Logger.new().getSubLogger()'], source: 'tslog@5.2.0; behaviour run' },
  { packages: ['log4js'], paths: ['getLogger()'], source: 'log4js@6.9.1; behaviour run' },
  { packages: ['consola'], paths: ['createConsola()', 'consola.{withTag,withDefaults,create}()', 'create()', 'withTag()'], source: 'consola@3.4.2; behaviour run' },
  { packages: ['loglevel'], paths: ['getLogger()'], source: 'loglevel@1.9.2; behaviour run' },
  { packages: ['signale'], paths: ['Signale.new()', 'new()'], source: 'signale@1.4.0; behaviour run' },
  { packages: ['debug'], paths: ['()', '().extend()'], source: 'debug@4.4.3; behaviour run' },
];

/** The libraries for logs that a package depends on, those first that keep fields. */
export function findLoggerLibraries(module: Module): readonly string[] {
  return LOGGERS.flatMap(({ packages }) => packages.filter((name) => module.package?.dependsOn(name)));
}

/**
 * The loggers that files of the package export, the one most files import first.
 *
 * @param setting the module that `settings.resilience.logger` names: where it is found, no other is looked for.
 */
export function findLogger(module: Module, setting: string | null = null): Fact<ProjectLogger> {
  return setting === null ? findOwnLogger(module) : findNamedLogger(module, setting);
}

function findNamedLogger(module: Module, specifier: string): Fact<ProjectLogger> {
  const followed = module.project.follow(module.project.root, specifier);
  const home = followed.kind === 'module' ? followed.module : null;
  if (!home) return { state: 'unknown' };
  const known = loggersIn(home);
  const entries = exportsOf(home);
  const others = entries.length === 1 ? entries.map((each) => loggerOf(home, each, null, 'instance')) : [];
  const [first, ...rest] = known.length > 0 ? known : others;
  if (!first) return { state: 'unknown' };
  const habit = (logger: ProjectLogger): ProjectLogger => ({ ...logger, habit: { specifier, isRelative: specifier.startsWith('.'), name: null, count: 0 } });
  return { state: 'yes', found: [habit(first), ...rest.map(habit)] };
}

const findOwnLogger = packageFact<ProjectLogger>('logger', (module) => {
  const libraries = findLoggerLibraries(module);
  const { modules, isComplete } = module.project.backward.candidates(module, { packages: libraries });
  const found = modules.flatMap((each) => loggersIn(each).map((logger) => ({ ...logger, habit: describeImports(each, logger.exported) })));
  const rank = (logger: ProjectLogger): number => libraries.indexOf(logger.library ?? '');
  found.sort((one, other) => (other.habit?.count ?? 0) - (one.habit?.count ?? 0) || rank(one) - rank(other));
  // A logger may come from another package of the workspace.
  const isAlone = module.package !== null && !module.package.hasLinked;
  return { found, isComplete: isComplete && isAlone };
});

function loggersIn(module: Module): readonly ProjectLogger[] {
  return exportsOf(module).flatMap((each) => {
    const direct = madeFrom(module, each.value);
    if (direct) return [loggerOf(module, each, direct, 'instance')];
    if (isFunction(each.value)) {
      const returned = findSingleReturn(each.value);
      const made = returned && madeFrom(module, returned);
      return made ? [loggerOf(module, each, made, 'factory')] : [];
    }
    const owner = isClass(each.value) ? each.value : each.value.type === 'NewExpression' ? findClass(module, each.value.callee) : null;
    const inside = owner && findInside(module, owner);
    return inside ? [loggerOf(module, each, inside, isClass(each.value) ? 'class' : 'wrapper')] : [];
  });
}

function loggerOf(module: Module, { name, value }: Exported, library: string | null, shape: ProjectLogger['shape']): ProjectLogger {
  return { module, node: value, library, exported: name, shape, habit: null };
}

/** The library whose logger an expression makes or is. */
function madeFrom(module: Module, value: Node): string | null {
  const path: ApiPath | null = resolveValue(module, value);
  return findKnown(path, LOGGERS)?.packages[0] ?? null;
}

/** The library of the logger that a class makes for its own use. */
function findInside(module: Module, owner: Node): string | null {
  let library: string | null = null;
  walk(owner, (node) => {
    if (library === null && (node.type === 'CallExpression' || node.type === 'NewExpression')) library = madeFrom(module, node);
  });
  return library;
}
