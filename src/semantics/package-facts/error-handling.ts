import { findSingleReturn, isFunction, someNode, stringValue, unwrap, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import { possibleMajors, type Module } from '../../project/index.js';
import { findFunction, findInvoked, isGlobal } from '../bindings/index.js';
import { foundIn, packageFact, together } from './fact.js';
import { findGlobalFilters } from './nest-globals.js';
import { callsNamed, findKnown, type KnownCalls } from './paths.js';
import { ERROR_WORDS } from './vocabulary.js';

/** What becomes of an error that a handler throws or rejects with. */
export interface ErrorHandling {
  readonly framework: 'express' | 'fastify' | 'koa' | 'hono' | 'nest';
  /**
   * `framework`: it catches rejections itself and answers 500. `patch`: a package makes it do so. `handler`: the project says how
   * errors are answered, which in express 4 says nothing of rejections.
   */
  readonly by: 'framework' | 'patch' | 'handler';
  /** What proves it; null where the dependency does. */
  readonly module: Module | null;
  readonly node: Node | null;
}

/**
 * What catches rejections on their own: express from 5 on (router lib/layer.js; in express@4.22.3 the request hangs), fastify@5.12.8,
 * koa@3.3.0 lib/application.js, hono@4.13.19 (behaviour runs), @nestjs/core.
 */
const CATCHING: Readonly<Record<string, ErrorHandling['framework']>> = { fastify: 'fastify', koa: 'koa', hono: 'hono', '@nestjs/core': 'nest' };
/** Importing it has express 4 hand rejections to its error handlers (express-async-errors@3.1.1 index.js). */
const PATCHES = ['express-async-errors'];

/** How the package treats errors of its handlers: by its frameworks, by what it adds to them, and by handlers of its own. */
export const findErrorHandling = packageFact<ErrorHandling>('error handling', (module) => {
  const { backward } = module.project;
  const builtIn = Object.entries(CATCHING).flatMap(([name, framework]) => (module.package?.dependsOn(name) ? [byFramework(framework)] : []));
  const majors = module.package?.dependsOn('express') ? possibleMajors(module.package, 'express', [3, 4, 5]) : [];
  if (majors.length > 0 && majors.every((major) => major >= 5)) builtIn.push(byFramework('express'));
  // Where both may be installed, nobody knows what happens.
  const isCertain = majors.every((major) => major >= 5) || majors.every((major) => major < 5);
  const filters = findGlobalFilters(module);
  const nest = filters.state === 'yes' ? filters.found.map(({ module: home, node }): ErrorHandling => ({ framework: 'nest', by: 'handler', module: home, node })) : [];
  return together<ErrorHandling>(
    { found: [...builtIn, ...nest], isComplete: isCertain && module.package !== null && filters.state !== 'unknown' },
    foundIn(backward.candidates(module, { packages: PATCHES }), findPatches),
    foundIn(backward.candidates(module, { packages: ['express', 'fastify', 'fastify-plugin', 'koa', 'hono', '@hono/zod-openapi'], words: ERROR_WORDS }), findHandlers),
  );
});

const byFramework = (framework: ErrorHandling['framework']): ErrorHandling => ({ framework, by: 'framework', module: null, node: null });

function findPatches(module: Module): readonly ErrorHandling[] {
  const imports: Node[] = module.program.body.filter((each) => each.type === 'ImportDeclaration' && each.importKind !== 'type' && PATCHES.includes(each.source.value));
  const calls = module.invocations.filter((each) => each.type === 'CallExpression' && isGlobal(module, each.callee, 'require') && isPatch(each.arguments[0]));
  return [...imports, ...calls].map((node) => ({ framework: 'express', by: 'patch', module, node }));
}

function isPatch(node: Node | undefined): boolean {
  return node !== undefined && PATCHES.includes(stringValue(node) ?? '');
}

function findHandlers(module: Module): readonly ErrorHandling[] {
  const handlers = (framework: ErrorHandling['framework'], calls: readonly CallExpression[]): ErrorHandling[] => calls.map((node) => ({ framework, by: 'handler', module, node }));
  return [
    ...handlers('express', callsNamed(module, ['express'], 'use').filter((call) => call.arguments.some((each) => takesError(module, each)))),
    ...handlers('fastify', callsNamed(module, ['fastify', 'fastify-plugin'], 'setErrorHandler')),
    ...handlers('hono', callsNamed(module, ['hono', '@hono/zod-openapi'], 'onError')),
    ...handlers('koa', callsNamed(module, ['koa'], 'on').filter(({ arguments: [event] }) => event !== undefined && stringValue(event) === 'error')),
    ...handlers('koa', callsNamed(module, ['koa'], 'use').filter((call) => call.arguments.some((each) => catchesNext(module, each)))),
  ];
}

function functionOf(module: Module, node: Node): FunctionNode | null {
  const given = unwrap(node);
  if (isFunction(given)) return given;
  return given.type === 'Identifier' || given.type === 'MemberExpression' ? findFunction(module, given) : null;
}

/** Packages that give such a function. */
const MIDDLEWARE: readonly KnownCalls[] = [
  { packages: ['errorhandler'], paths: ['()'], source: 'errorhandler@1.5.1:index.js' },
  { packages: ['celebrate'], paths: ['errors()'], source: 'celebrate@16.0.0:lib/celebrate.js' },
];

/** `(error, request, response, next) => …`: express tells it by its four parameters. Also a call that gives one. */
function takesError(module: Module, node: Node): boolean {
  const given = unwrap(node);
  if (given.type === 'CallExpression') {
    if (findKnown(findInvoked(module, given), MIDDLEWARE)) return true;
    const factory = findFunction(module, given.callee);
    const returned = factory && findSingleReturn(factory);
    return isFunction(returned) && returned.params.length === 4;
  }
  const fn = functionOf(module, node);
  return fn?.params.length === 4 && fn.params.every(({ type }) => type !== 'RestElement' && type !== 'AssignmentPattern');
}

/** `async (ctx, next) => { try { await next(); } catch (error) { … } }` */
function catchesNext(module: Module, node: Node): boolean {
  const fn = functionOf(module, node);
  const next = fn?.params[1];
  if (!fn || next?.type !== 'Identifier') return false;
  return someNode(fn.body, (at) => at.type === 'TryStatement' && at.handler !== null && someNode(at.block, (call) => call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === next.name));
}
