import { isFunction, findSingleReturn, keyName, unwrap, walk, type Node, type ObjectExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, printPath, resolveValue } from '../bindings/index.js';
import { readOptions } from '../options.js';
import type { Options } from '../types.js';
import { foundIn, packageFact, type Proof } from './fact.js';
import { callsNamed } from './paths.js';
import { NEST_FILTER_WORDS, NEST_PIPE_WORDS } from './vocabulary.js';

/** Something that NestJS puts before or behind every handler of an app. */
export interface NestGlobal extends Proof {
  /** `new @nestjs/common.ValidationPipe()`; null for a class of the project that extends none of a package. */
  readonly api: string | null;
  /** What it is constructed with; null when that is out of sight. */
  readonly options: Options | null;
}

const NEST = ['@nestjs/core', '@nestjs/common'];
const NO_OPTIONS: Options = { read: () => ({ state: 'absent' }), slot: null };

/**
 * The pipes that an app of NestJS gives to all handlers: `app.useGlobalPipes(new ValidationPipe(options))`, or a provider of
 * `APP_PIPE` (@nestjs/core@12.5.1 constants).
 */
export const findGlobalPipes = packageFact<NestGlobal>('global pipes', (module) =>
  foundIn(module.project.backward.candidates(module, { packages: NEST, words: NEST_PIPE_WORDS }), (each) => globalsIn(each, 'useGlobalPipes', 'APP_PIPE')),
);

/** The exception filters of the same kind. */
export const findGlobalFilters = packageFact<NestGlobal>('global filters', (module) =>
  foundIn(module.project.backward.candidates(module, { packages: NEST, words: NEST_FILTER_WORDS }), (each) => globalsIn(each, 'useGlobalFilters', 'APP_FILTER')),
);

function globalsIn(module: Module, method: string, token: string): readonly NestGlobal[] {
  const given = callsNamed(module, NEST, method).flatMap(({ arguments: all }) => all.map((node) => describe(module, node, node)));
  const provided = module.text.includes(token) ? providersOf(module, token).map((provider) => describeProvider(module, provider)) : [];
  return [...given, ...provided];
}

/** `{ provide: APP_PIPE, … }`, wherever it stands. */
function providersOf(module: Module, token: string): readonly ObjectExpression[] {
  const providers: ObjectExpression[] = [];
  walk(module.program, (node) => {
    if (node.type !== 'ObjectExpression') return;
    const provide = valueOf(node, 'provide');
    const path = provide && resolveValue(module, provide);
    const [step] = path?.steps ?? [];
    if (path?.package === '@nestjs/core' && path.steps.length === 1 && step?.kind === 'member' && step.name === token) providers.push(node);
  });
  return providers;
}

function describeProvider(module: Module, provider: ObjectExpression): NestGlobal {
  const named = valueOf(provider, 'useClass') ?? valueOf(provider, 'useExisting');
  const path = named && resolveValue(module, named);
  if (named) return { module, node: provider, api: path ? `new ${printPath(path)}()` : null, options: path ? NO_OPTIONS : null };
  const factory = valueOf(provider, 'useFactory');
  const fn = factory && findLiteral(module, factory);
  const made = isFunction(fn) ? findSingleReturn(fn) : valueOf(provider, 'useValue');
  return made ? describe(module, made, provider) : { module, node: provider, api: null, options: null };
}

function describe(module: Module, value: Node, node: Node): NestGlobal {
  const literal = unwrap(findLiteral(module, value) ?? value);
  const path = resolveValue(module, literal);
  const isDirect = literal.type === 'NewExpression' && path !== null && resolveValue(module, literal.callee) !== null;
  return { module, node, api: path && printPath(path), options: isDirect ? readOptions(module, literal, 0) : null };
}

function valueOf(literal: ObjectExpression, name: string): Node | null {
  for (const property of literal.properties) if (property.type === 'Property' && keyName(property) === name) return property.value;
  return null;
}
