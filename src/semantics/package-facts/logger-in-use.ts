import type { Module } from '../../project/index.js';
import { packageFact } from './fact.js';
import { findLogger, findLoggerLibraries } from './logger.js';
import { CONSOLE_WORDS } from './vocabulary.js';

/** So many files that name the console for each that has the logger are a habit, which no file of them breaks. */
const MAX_SHARE = 4;
/** In less files than these there is no habit yet. */
const MIN_FILES = 10;

/**
 * Whether the files of a package write to its logger, as far as can be told: one that few of them know is not what the others were meant
 * to use.
 *
 * @param setting the module that `settings.resilience.logger` names: whoever sets it, wants it used.
 */
export function isLoggerInUse(module: Module, setting: string | null = null): boolean {
  return setting !== null || askOnce(module).state === 'yes';
}

const askOnce = packageFact<true>('logger in use', (module) => ({ found: isHabit(module) ? [] : [true], isComplete: true }));

/** Whether the files of a package write to the console by habit. */
function isHabit(module: Module): boolean {
  const written = CONSOLE_WORDS.reduce((sum, word) => sum + module.project.backward.countWith(module, word), 0);
  if (written < MIN_FILES) return false;
  const logger = findLogger(module);
  const importers = logger.state === 'yes' ? logger.found.reduce((sum, { habit }) => sum + (habit?.count ?? 0), 0) : 0;
  const users = module.project.backward.candidates(module, { packages: findLoggerLibraries(module) }).modules.length;
  return written > (importers + users) * MAX_SHARE;
}
