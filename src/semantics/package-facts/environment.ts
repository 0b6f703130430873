import { keyName, memberName, someNode, unwrap, wrapped, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findInvoked, findLiteral, findTopVariable, findVariable, resolveValue } from '../bindings/index.js';
import { readOptions } from '../options.js';
import { matchesAny } from '../match.js';
import { modelsFor, registryOf } from '../registry.js';
import { isEnvironment, isNothing } from '../values.js';
import { foundIn, packageFact, together, type Proof } from './fact.js';
import { findKnown, packagesOf, type KnownCalls } from './paths.js';
import { ENVIRONMENT_WORDS } from './vocabulary.js';

/** Where a package validates its environment variables before it uses them. */
export interface EnvironmentValidation extends Proof {
  readonly library: string;
  /** The names under which the file exports what comes out of it. */
  readonly exported: readonly string[];
}

interface Validator {
  readonly packages: readonly string[];
  /** What the call that validates is named; before it may stand any chain (`z.object({ … })`). */
  readonly names: readonly string[];
  /** It throws nothing: of its result, one of these has to be looked at. */
  readonly tells?: readonly string[];
  readonly source: string;
}

const VALIDATORS: readonly Validator[] = [
  { packages: ['zod'], names: ['parse', 'parseAsync'], source: 'zod@4.6.7; behaviour run' },
  { packages: ['zod'], names: ['safeParse', 'safeParseAsync'], tells: ['success', 'error'], source: 'zod@4.6.7; behaviour run' },
  { packages: ['valibot'], names: ['parse', 'parseAsync', 'assert'], source: 'valibot@1.5.0; behaviour run' },
  { packages: ['valibot'], names: ['safeParse', 'safeParseAsync'], tells: ['success', 'issues'], source: 'valibot@1.5.0; behaviour run' },
  { packages: ['joi', '@hapi/joi'], names: ['validateAsync', 'attempt', 'assert'], source: 'joi@18.3.2; behaviour run' },
  { packages: ['joi', '@hapi/joi'], names: ['validate'], tells: ['error'], source: 'joi@18.3.2; behaviour run' },
  { packages: ['yup'], names: ['validate', 'validateSync'], source: 'yup@1.7.1; behaviour run' },
  { packages: ['superstruct'], names: ['create', 'assert', 'mask'], source: 'superstruct@2.0.2; behaviour run' },
  { packages: ['@sinclair/typebox', 'typebox'], names: ['Parse', 'Decode', 'Assert'], source: '@sinclair/typebox@0.34.52; behaviour run' },
  { packages: ['envalid'], names: ['cleanEnv', 'customCleanEnv'], source: 'envalid@8.2.0:dist/envalid.d.ts' },
  { packages: ['znv'], names: ['parseEnv'], source: 'znv@0.5.0:dist/index.d.ts' },
];

/** They read the environment themselves. */
const SELF_READING: readonly KnownCalls[] = [
  { packages: ['@t3-oss/env-core', '@t3-oss/env-nextjs', '@t3-oss/env-nuxt'], paths: ['createEnv()'], source: '@t3-oss/env-core@0.13.11:dist/index.js' },
  { packages: ['env-schema'], paths: ['()', 'envSchema()'], source: 'env-schema@8.0.0:index.js' },
  { packages: ['env-var'], paths: ['get().required()', 'from().get().required()'], source: 'env-var@7.5.0:lib/variable.js' },
];

const GENERAL = [...new Set(VALIDATORS.flatMap(({ packages }) => packages))];

/** Where the package validates its environment: by a schema over `process.env`, a library made for it, or what loads the settings of a framework. */
export const findEnvironmentValidation = packageFact<EnvironmentValidation>('environment validation', (module) => {
  const { backward } = module.project;
  const loading = registryOf(module).all.filter(({ settings = [] }) => settings.some(({ loads }) => loads));
  return together(
    foundIn(backward.candidates(module, { packages: GENERAL, words: ENVIRONMENT_WORDS }), findValidated),
    foundIn(backward.candidates(module, { packages: packagesOf(SELF_READING) }), (each) => each.invocations.flatMap((node) => {
      const known = findKnown(findInvoked(each, node), SELF_READING);
      return known ? [describe(each, node, known.packages[0] ?? '')] : [];
    })),
    foundIn(backward.candidates(module, { packages: loading.flatMap(({ packages }) => packages) }), findLoaded),
  );
});

function findValidated(module: Module): readonly EnvironmentValidation[] {
  if (!module.text.includes('env')) return [];
  return module.invocations.flatMap((node) => {
    if (node.type !== 'CallExpression' || !node.arguments.some((each) => isWholeEnvironment(module, each))) return [];
    const path = findInvoked(module, node);
    const [last, name] = [path?.steps.at(-1), path?.steps.at(-2)];
    if (!path || path.package === null || last?.kind !== 'call' || name?.kind !== 'member') return [];
    const library = path.package.split('/').slice(0, path.package.startsWith('@') ? 2 : 1).join('/');
    const known = VALIDATORS.find(({ packages, names }) => packages.includes(library) && names.includes(name.name));
    return known && (!known.tells || isLookedAt(module, node, known.tells)) ? [describe(module, node, library)] : [];
  });
}

/** `process.env`, `{ ...process.env }`, `{ PORT: process.env.PORT }`, a constant that is one of these. */
function isWholeEnvironment(module: Module, outer: Node): boolean {
  const node = findLiteral(module, outer) ?? unwrap(outer);
  if (node.type === 'ObjectExpression') {
    return node.properties.some((each) => (each.type === 'SpreadElement' ? isWholeEnvironment(module, each.argument) : isEnvironment(module, unwrap(each.value))));
  }
  const path = resolveValue(module, node);
  const [step] = path?.steps ?? [];
  return path?.steps.length === 1 && step?.kind === 'member' && step.name === 'env' && (path.global === 'process' || path.package === 'process' || path.global === 'Bun');
}

/** Whether one of these members of a result is read: `const { error } = …`, `if (!result.success)`. */
function isLookedAt(module: Module, call: CallExpression, names: readonly string[]): boolean {
  const at = wrapped(call.parent.type === 'AwaitExpression' ? call.parent : call);
  const { parent } = at;
  if (parent?.type === 'MemberExpression') return names.includes(memberName(parent) ?? '');
  if (parent?.type !== 'VariableDeclarator') return false;
  const { id } = parent;
  if (id.type === 'ObjectPattern') return id.properties.some((each) => each.type === 'Property' && names.includes(keyName(each) ?? ''));
  const variable = id.type === 'Identifier' ? findDeclaredVariable(module, parent, id.name) : null;
  return variable?.references.some(({ identifier }) => identifier.parent?.type === 'MemberExpression' && names.includes(memberName(identifier.parent) ?? '')) === true;
}

/** `ConfigModule.forRoot({ validationSchema })` */
function findLoaded(module: Module): readonly EnvironmentValidation[] {
  return module.invocations.flatMap((node) => {
    const path = findInvoked(module, node);
    const model = path && modelsFor(module, path).find(({ settings = [] }) => settings.some(({ loads }) => loads && matchesAny(loads.paths, path.steps)));
    if (!model) return [];
    const options = readOptions(module, node, 0);
    const isSet = (model.settings ?? []).some(({ loads }) => loads?.checkedBy.some((name) => {
      const fact = options.read(name);
      return fact.state === 'set' && !isNothing(module, fact.value);
    }));
    return isSet ? [{ module, node, library: model.library, exported: [] }] : [];
  });
}

function describe(module: Module, node: Node, library: string): EnvironmentValidation {
  return { module, node, library, exported: findExportedResults(module, node) };
}

/** The exports whose value is what a call gives, or is made from the variable that holds it. */
function findExportedResults(module: Module, call: Node): readonly string[] {
  const holders = new Set<Node>([call]);
  for (let at = call.parent; at; at = at.parent) {
    if (at.type === 'VariableDeclarator') holders.add(at);
    else if (at.type === 'ExportDefaultDeclaration' || at.type === 'FunctionDeclaration') holders.add(at);
  }
  const isHeld = (value: Node): boolean =>
    holders.has(value) ||
    someNode(value, (node) => {
      if (node === call) return true;
      const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
      return variable !== null && variable !== 'global' && variable.defs.some(({ node: definition }) => holders.has(definition));
    });
  const { named, whole } = module.exports;
  const names = [...named].flatMap(([name, entry]) => {
    if (entry.kind === 'from') return [];
    const definition = entry.kind === 'value' ? entry.node : findTopVariable(module, entry.name)?.defs[0]?.node;
    return definition && isHeld(definition) ? [name] : [];
  });
  return whole && isHeld(whole) ? [...names, 'default'] : names;
}
