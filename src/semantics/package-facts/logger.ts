import { isClass, isFunction, findSingleReturn, walk, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass } from '../bindings/index.js';
import { describeLog } from '../logs/describe-log.js';
import { resolveLogger } from '../logs/loggers.js';
import { describeWrapper } from '../logs/wrappers.js';
import { registryOf } from '../registry.js';
import type { LibraryModel } from '../types.js';
import { exportsOf, type Exported } from './exported.js';
import type { Fact, Proof } from './fact.js';
import { packageFact } from './fact.js';
import { describeImports, type ImportHabit } from './import-habits.js';

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

/** What makes loggers for a file to export, those first that keep fields. The console has nothing to make, and what a framework hangs on a request is not for others. */
function logLibraries(module: Module): readonly LibraryModel[] {
  const makers = registryOf(module).all.filter(({ packages, loggers = [], handlers, clients }) => {
    return packages.some((name) => !name.startsWith('node:')) && !handlers && !clients && loggers.some(({ hangsOn, made, shared }) => !hangsOn && (made ?? shared));
  });
  const keepsFields = ({ loggers = [] }: LibraryModel): boolean => loggers.some(({ fields }) => fields !== 'none');
  return [...makers.filter(keepsFields), ...makers.filter((each) => !keepsFields(each))];
}

/** The libraries for logs that a package depends on, those first that keep fields. */
export function findLoggerLibraries(module: Module): readonly string[] {
  return logLibraries(module).flatMap(({ packages }) => packages.filter((name) => module.package?.dependsOn(name)));
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
    if (each.value.type === 'ObjectExpression') {
      const inside = findHandedTo(module, each.value);
      return inside ? [loggerOf(module, each, inside, 'wrapper')] : [];
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
  const found = resolveLogger(module, value)?.library;
  return found && logLibraries(module).includes(found) ? found.library : null;
}

/** The library of the logger that an object's functions hand their arguments on to: `{ info: (message, meta) => inner.info(meta, message) }`. */
function findHandedTo(module: Module, { properties }: Extract<Node, { type: 'ObjectExpression' }>): string | null {
  const libraries = properties.flatMap((each) => {
    const fn = each.type === 'Property' && isFunction(each.value) ? each.value : null;
    const library = fn ? describeWrapper(module, fn, describeLog)?.line.library : undefined;
    return library && logLibraries(module).includes(library) ? [library.library] : [];
  });
  return libraries.length > 1 ? (libraries[0] ?? null) : null;
}

/** The library of the logger that a class makes for its own use. */
function findInside(module: Module, owner: Node): string | null {
  let library: string | null = null;
  walk(owner, (node) => {
    if (library === null && (node.type === 'CallExpression' || node.type === 'NewExpression')) library = madeFrom(module, node);
  });
  return library;
}
