import { isFunction, memberName, stringValue, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, findLiteral, findVariable, resolveValue } from '../bindings/index.js';
import { foundIn, packageFact, together, type Proof } from './fact.js';
import { callsNamed, findKnown, packagesOf, type KnownCalls } from './paths.js';
import { NEST_SIGNAL_WORDS, SIGNAL_WORDS } from './vocabulary.js';

/** Code that runs when the process is told to stop. */
export interface SignalHandler extends Proof {
  /** Which signals it listens for; empty for a helper that only closes a server when it is called. */
  readonly signals: readonly string[];
  /** The package that listens; null for `process.on`. */
  readonly library: string | null;
}

const LISTENERS: readonly (KnownCalls & { readonly signals: readonly string[] })[] = [
  { packages: ['@godaddy/terminus'], paths: ['createTerminus()'], signals: ['SIGTERM'], source: '@godaddy/terminus@4.12.1:lib/terminus.js' },
  { packages: ['lightship'], paths: ['createLightship()'], signals: ['SIGTERM', 'SIGHUP', 'SIGINT'], source: 'lightship@9.0.4:dist/esm/factories/createLightship.js' },
  { packages: ['close-with-grace'], paths: ['()', 'closeWithGrace()'], signals: ['SIGTERM', 'SIGINT'], source: 'close-with-grace@2.5.0:events/signal.events.js, with others' },
  { packages: ['http-graceful-shutdown'], paths: ['()', 'gracefulShutdown()'], signals: ['SIGTERM', 'SIGINT'], source: 'http-graceful-shutdown@3.1.16:lib/index.js' },
  { packages: ['http-terminator'], paths: ['{createHttpTerminator,createInternalHttpTerminator}()'], signals: [], source: 'http-terminator@3.2.0:dist/src/factories/createHttpTerminator.js' },
  { packages: ['stoppable'], paths: ['()'], signals: [], source: 'stoppable@1.1.0:lib/stoppable.js' },
];

/** The handlers of SIGTERM and SIGINT of the package, its own and those of packages made for that. */
export const findSignalHandlers = packageFact<SignalHandler>('signal handlers', (module) => {
  const { backward } = module.project;
  return together(
    foundIn(backward.candidates(module, { words: SIGNAL_WORDS }), findListeners),
    foundIn(backward.candidates(module, { packages: ['@nestjs/core', '@nestjs/common'], words: NEST_SIGNAL_WORDS }), (each) =>
      callsNamed(each, ['@nestjs/core', '@nestjs/common'], 'enableShutdownHooks').map((node) => ({ module: each, node, signals: SIGNAL_WORDS, library: '@nestjs/core' })),
    ),
    foundIn(backward.candidates(module, { packages: packagesOf(LISTENERS) }), findLibraries),
  );
});

function findLibraries(module: Module): readonly SignalHandler[] {
  return module.invocations.flatMap((node) => {
    const known = findKnown(findInvoked(module, node), LISTENERS);
    return known ? [{ module, node, signals: known.signals, library: known.packages[0] ?? null }] : [];
  });
}

/** `process.on('SIGTERM', …)`, also for each signal of a list. */
function findListeners(module: Module): readonly SignalHandler[] {
  return module.invocations.flatMap((node) => {
    const [event] = node.type === 'CallExpression' ? node.arguments : [];
    if (node.type !== 'CallExpression' || !event || !/^(on|once|addListener|prependListener)$/.test(memberName(node.callee) ?? '')) return [];
    const path = resolveValue(module, node.callee);
    if (!path || path.steps.length !== 1 || (path.global !== 'process' && path.package !== 'process')) return [];
    const signals = textsOf(module, event).filter((text) => SIGNAL_WORDS.includes(text));
    return signals.length > 0 ? [{ module, node, signals, library: null }] : [];
  });
}

/** The texts that an expression may be: one, or each of the list that it is an element of. */
function textsOf(module: Module, node: Node): readonly string[] {
  const literal = findLiteral(module, node);
  const text = literal && stringValue(literal);
  if (text !== null) return [text];
  const list = node.type === 'Identifier' ? findListOf(module, node) : null;
  const items = list && findLiteral(module, list);
  return items?.type === 'ArrayExpression' ? items.elements.flatMap((each) => (each ? [stringValue(each) ?? ''] : [])) : [];
}

/** `list` in `for (const signal of list)` and `list.forEach((signal) => …)`. */
function findListOf(module: Module, node: Extract<Node, { type: 'Identifier' }>): Node | null {
  const variable = findVariable(module, node);
  const definition = variable === null || variable === 'global' ? null : variable.defs[0];
  if (definition?.type === 'Variable') {
    const loop = definition.parent?.parent;
    return loop?.type === 'ForOfStatement' ? loop.right : null;
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || definition.node.params[0] !== definition.name) return null;
  const call = definition.node.parent;
  return call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && memberName(call.callee) === 'forEach' ? call.callee.object : null;
}
