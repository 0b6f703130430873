import path from 'node:path';
import type { Module } from '../../project/index.js';
import { findLogger, type ProjectLogger } from '../package-facts/index.js';
import { registryOf } from '../registry.js';
import type { LoggerModel } from '../types.js';

/** The logger of a project, as a file may use it. */
export interface LoggerAtHand {
  readonly model: LoggerModel;
  /** How this file would import it; the default export where `name` is left out. */
  readonly from: string;
  readonly name?: string;
  /** What others call it. */
  readonly as: string;
}

/** The logger that the files of a package share, for a file that logs without it. Null when it has none that is an object to be called. */
export function findLoggerAtHand(module: Module, setting: string | null): LoggerAtHand | null {
  const fact = findLogger(module, setting);
  if (fact.state !== 'yes') return null;
  for (const logger of fact.found) {
    const model = logger.library === null ? null : modelOf(module, logger.library);
    if (!model || logger.shape !== 'instance' || logger.module === module || leadsTo(logger.module, module, 0)) continue;
    const from = specifierFor(module, logger);
    if (from === null) continue;
    const as = logger.habit?.name ?? (logger.exported === 'default' ? 'logger' : logger.exported);
    return { model, from, as, ...(logger.exported === 'default' ? {} : { name: logger.exported }) };
  }
  return null;
}

function modelOf(module: Module, library: string): LoggerModel | null {
  return registryOf(module).all.find((each) => each.library === library)?.loggers?.[0] ?? null;
}

const MAX_DEPTH = 4;

/** Whether a file imports another, so that the other had better not import it. */
function leadsTo(from: Module, to: Module, depth: number): boolean {
  return from.program.body.some((statement) => {
    if (statement.type !== 'ImportDeclaration') return false;
    const followed = from.project.follow(from, statement.source.value);
    return followed.kind === 'module' && (followed.module === to || (depth < MAX_DEPTH && leadsTo(followed.module, to, depth + 1)));
  });
}

/** As others import it, or by the way from this file to that. */
function specifierFor(module: Module, { module: home, habit }: ProjectLogger): string | null {
  if (habit && !habit.isRelative) return habit.specifier;
  if (!path.isAbsolute(home.filename) || !path.isAbsolute(module.filename)) return null;
  const way = path.relative(path.dirname(module.filename), home.filename).split(path.sep).join('/');
  const relative = way.startsWith('.') ? way : `./${way}`;
  const written = habit?.specifier ?? firstRelative(module);
  const ending = written === null ? '' : /\.[cm]?[jt]sx?$/.exec(written)?.[0] ?? '';
  const bare = relative.replace(/\.[cm]?[jt]sx?$/, '');
  return ending === '' && !/\.[cm]?[jt]sx?$/.test(written ?? '') ? bare.replace(/\/index$/, '') : `${bare}${ending}`;
}

function firstRelative(module: Module): string | null {
  for (const statement of module.program.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value.startsWith('.')) return statement.source.value;
  }
  return null;
}
