import { isClass, isFunction, keyName, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass } from '../bindings/index.js';
import { describeLog } from '../logs/describe-log.js';
import { layoutOfLogger } from '../logs/layout.js';
import { resolveLogger } from '../logs/loggers.js';
import { describeWrapper } from '../logs/wrappers.js';
import type { LineLayout } from '../types.js';
import { findLogger, type ProjectLogger } from './logger.js';
import { specifierFrom } from './specifier-from.js';

/** How a file gets the logger of its package, and how lines of it are written. */
export interface LoggerImport {
  readonly from: string;
  /** Left out for the default export. */
  readonly name?: string;
  readonly as: string;
  readonly levels: readonly string[];
  readonly layout: LineLayout;
}

/** The package depends on this library, and no file of it makes a logger for the others. */
export interface LoggerToCreate {
  readonly create: 'pino';
}

/**
 * What a file without a logger can log by. Null where the package has none, where it cannot be told, and in the logger's own file.
 *
 * @param setting the module that `settings.resilience.logger` names.
 */
export function loggerImportFor(module: Module, setting: string | null = null): LoggerImport | LoggerToCreate | null {
  const fact = findLogger(module, setting);
  if (fact.state === 'no') return module.package?.dependsOn('pino') ? { create: 'pino' } : null;
  if (fact.state === 'unknown') return null;
  for (const logger of fact.found) {
    if (logger.module.filename === module.filename) return null;
    const written = describeLines(logger);
    const from = written && specifierFrom(module, logger);
    if (!from) continue;
    const { exported, habit } = logger;
    const as = habit?.name ?? (exported === 'default' ? 'logger' : exported);
    return { from, ...(exported === 'default' ? {} : { name: exported }), as, ...written };
  }
  return null;
}

/** The levels of a logger that needs no more than to be imported, and how its lines are laid out. */
function describeLines({ module, node, shape }: ProjectLogger): Pick<LoggerImport, 'levels' | 'layout'> | null {
  if (shape === 'factory' || shape === 'class') return null;
  const found = shape === 'instance' ? resolveLogger(module, node) : null;
  if (found) return { levels: found.logger.levels, layout: layoutOfLogger(module, found) };
  const lines = methodsOf(module, node).flatMap(({ name, fn }) => {
    const wrapper = describeWrapper(module, fn, describeLog);
    return wrapper ? [{ name, layout: layoutOfLogger(module, { ...wrapper.line, logger: wrapper.logger }) }] : [];
  });
  const main = lines.find(({ name }) => name === 'error') ?? lines[0];
  return main ? { levels: lines.map(({ name }) => name), layout: main.layout } : null;
}

function methodsOf(module: Module, node: Node): readonly { name: string; fn: FunctionNode }[] {
  if (node.type === 'ObjectExpression') {
    return node.properties.flatMap((each) => (each.type === 'Property' && isFunction(each.value) ? [{ name: keyName(each) ?? '', fn: each.value }] : []));
  }
  const owner = isClass(node) ? node : node.type === 'NewExpression' ? findClass(module, node.callee) : null;
  return (owner?.body.body ?? []).flatMap((each) =>
    each.type === 'MethodDefinition' && each.kind === 'method' && each.value.type === 'FunctionExpression' ? [{ name: keyName(each) ?? '', fn: each.value }] : [],
  );
}
