import {
  findReturns, keyName, memberName, stringValue, unwrap, walk, type Expression, type FunctionNode, type Identifier, type Node, type Program,
} from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, resolveValue } from '../bindings/index.js';
import { matchesAny } from '../match.js';
import { memo } from '../memo.js';
import { modelsFor } from '../registry.js';
import { findSetting } from '../settings.js';
import type { ApiPath } from '../types.js';

/** A place that reads a variable of the environment. */
export interface EnvironmentRead {
  /** `process.env.X`, the name that a pattern binds, or a call that gives nothing but such a value. */
  readonly node: Expression;
  /** Null where it is only known when the code runs: `process.env[key]`. */
  readonly name: string | null;
  /** What a pattern takes where the variable is missing: `const { X = 'a' } = process.env`. */
  readonly fallback: Expression | null;
  /** The names by which a pattern binds it. */
  readonly isBound: boolean;
  /** It is read through what a framework gives, whose variables the process need not have. */
  readonly isOfFramework?: boolean;
  /** The method, and what the same receiver has in its place that throws: `getOrThrow`. */
  readonly orThrow?: { readonly method: Node; readonly by: string };
}

const findOnce = memo<Program, readonly EnvironmentRead[]>('reads of the environment', (module, program) => {
  const found: EnvironmentRead[] = [];
  const holders = findHolderNames(program);
  const isWhole = (node: Node): boolean => mayBeWhole(node, holders) && isWholeEnvironment(module, node);
  walk(program, (node) => {
    if (node.type.startsWith('TS') && node.type.endsWith('Declaration') && node.type !== 'TSModuleDeclaration') return false;
    if (node.type === 'MemberExpression') {
      if (isWhole(node.object) && !isWritten(node)) found.push({ node, name: memberName(node), fallback: null, isBound: false, isOfFramework: node.object.type === 'Identifier' && isOfLibrary(module, resolveValue(module, node.object)) });
    } else if (node.type === 'VariableDeclarator') {
      if (node.id.type === 'ObjectPattern' && node.init && isWhole(node.init)) found.push(...readPattern(node.id));
    } else if (node.type === 'CallExpression') {
      const name = readByHelper(module, node);
      if (name !== null) found.push({ node, name, fallback: null, isBound: false });
      else found.push(...readSetting(module, node));
    }
    return true;
  });
  return found;
});

/** Told by the text alone. */
export function mayReadEnvironment({ text }: Module): boolean {
  return /\benv\b/i.test(text) || text.includes('ConfigService');
}

/** Every place of a file that reads a variable of the environment, in source order. */
export function findEnvironmentReads(module: Module): readonly EnvironmentRead[] {
  return (mayReadEnvironment(module) ? findOnce(module, module.program) : null) ?? [];
}

/** Names that may stand for the whole environment in this file: told by syntax, so that other members cost nothing. */
function findHolderNames(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      const isProcess = /^(node:)?process$/.test(statement.source.value);
      for (const each of statement.specifiers) if (isProcess || (each.type === 'ImportSpecifier' && each.imported.type === 'Identifier' && each.imported.name === 'env')) names.add(each.local.name);
    }
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && init && /^(env|process)$/.test(memberName(unwrap(init)) ?? '')) names.add(id.name);
      if (id.type !== 'ObjectPattern') continue;
      for (const each of id.properties) if (each.type === 'Property' && keyName(each) === 'env' && each.value.type === 'Identifier') names.add(each.value.name);
    }
  }
  return names;
}

function mayBeWhole(outer: Node, holders: ReadonlySet<string>): boolean {
  const node = unwrap(outer);
  return node.type === 'Identifier' ? holders.has(node.name) : memberName(node) === 'env';
}

/** `process.env`, `import.meta.env`, `Bun.env`, `env` of `node:process`. */
export function isWholeEnvironment(module: Module, outer: Node): boolean {
  const node = unwrap(outer);
  if (node.type === 'MemberExpression' && node.object.type === 'MetaProperty') return memberName(node) === 'env';
  const path = resolveValue(module, node);
  const [step] = path?.steps ?? [];
  return path?.steps.length === 1 && step?.kind === 'member' && step.name === 'env' && (path.global === 'process' || path.package === 'process' || path.global === 'Bun' || isOfLibrary(module, path));
}

/** `env` of `$env/dynamic/private` */
function isOfLibrary(module: Module, path: ApiPath | null): boolean {
  return path !== null && modelsFor(module, path).some(({ environments = [] }) => environments.some(({ paths }) => matchesAny(paths, path.steps)));
}

function isWritten(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'AssignmentExpression') return parent.left === node;
  return parent?.type === 'UnaryExpression' && parent.operator === 'delete';
}

/** `const { DATABASE_URL, PORT: port = '80' } = process.env` */
function readPattern(pattern: Extract<Node, { type: 'ObjectPattern' }>): EnvironmentRead[] {
  return pattern.properties.flatMap((each) => {
    const name = each.type === 'Property' ? keyName(each) : null;
    if (each.type !== 'Property' || name === null) return [];
    const target: Node = each.value.type === 'AssignmentPattern' ? each.value.left : each.value;
    if (target.type !== 'Identifier') return [];
    return [{ node: target, name, fallback: each.value.type === 'AssignmentPattern' ? each.value.right : null, isBound: true }];
  });
}

/** `env('X')`, where `const env = (name) => process.env[name]`; a helper that also says more speaks for itself. */
function readByHelper(module: Module, node: Extract<Node, { type: 'CallExpression' }>): string | null {
  const [argument] = node.arguments;
  const name = node.arguments.length === 1 && argument ? stringValue(argument) : null;
  if (name === null || !/^[A-Z][A-Z\d_]*$/.test(name)) return null;
  const fn = findFunction(module, node.callee);
  return fn && findReader(module, fn) ? name : null;
}

/** `config.get('X')`, `config.get<string>('X', 'a')`. Names of another form are those of configuration objects. */
function readSetting(module: Module, node: Extract<Node, { type: 'CallExpression' }>): EnvironmentRead[] {
  const [argument, fallback] = node.arguments;
  const name = argument ? stringValue(argument) : null;
  if (name === null || !/^[A-Z][A-Z\d_]*$/.test(name) || node.callee.type !== 'MemberExpression') return [];
  const setting = findSetting(module, node);
  if (!setting?.throwing || fallback?.type === 'SpreadElement' || fallback?.type === 'ObjectExpression') return [];
  return [{ node, name, fallback: fallback ?? null, isBound: false, orThrow: { method: node.callee.property, by: setting.throwing } }];
}

/** The parameter that a function reads a variable by, and nothing else. */
function findReader(module: Module, fn: FunctionNode): Identifier | null {
  const [parameter] = fn.params;
  const [returned, ...others] = findReturns(fn);
  if (parameter?.type !== 'Identifier' || !returned || others.length > 0) return null;
  if (returned.type !== 'MemberExpression' || !returned.computed || returned.property.type !== 'Identifier' || returned.property.name !== parameter.name) return null;
  return isWholeEnvironment(module, returned.object) ? parameter : null;
}
