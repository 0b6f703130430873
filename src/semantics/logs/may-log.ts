import { memberName, unwrap, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { registryOf, type Registry } from '../registry.js';

interface Words {
  readonly methods: ReadonlySet<string>;
  /** Packages whose loggers are called themselves. */
  readonly callable: readonly string[];
}

const known = new WeakMap<Registry, Words>();

function wordsOf(registry: Registry): Words {
  let words = known.get(registry);
  if (words) return words;
  const libraries = registry.all.filter(({ loggers }) => loggers);
  const loggers = libraries.flatMap((each) => each.loggers ?? []);
  const methods = new Set(loggers.flatMap(({ levels, byLevel = [] }) => [...levels, ...byLevel]));
  const callable = libraries.filter((each) => each.loggers?.some(({ levels }) => levels.includes(''))).flatMap(({ packages }) => packages);
  known.set(registry, (words = { methods, callable }));
  return words;
}

/** How a project names functions and objects that log for it: `logError`, `auditLogger.record`. */
const LIKE_LOGS = /[lL]og(?!in|out|ic)|LOG|^(report|trace|warn)[A-Z]|^(warn|fail|trace|write|print|output)/;

function lastName(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? (memberName(node) ?? '') : '';
}

/** Whether the name of what is called leaves it possible that a line is written: the rest is told apart before anything is followed. */
export function mayLog(module: Module, { callee: outer }: CallExpression): boolean {
  const callee = unwrap(outer);
  const words = wordsOf(registryOf(module));
  if (callee.type === 'MemberExpression') {
    const name = memberName(callee);
    if (name === null) return callee.property.type !== 'Literal';
    return words.methods.has(name) || LIKE_LOGS.test(name) || LIKE_LOGS.test(lastName(callee.object));
  }
  if (callee.type !== 'Identifier' && callee.type !== 'CallExpression') return false;
  if (callee.type === 'Identifier' && (words.methods.has(callee.name) || LIKE_LOGS.test(callee.name))) return true;
  return mayBeCalled(module, words);
}

const callable = new WeakMap<Module, boolean>();

/** Whether a file may have a logger that is called itself. */
function mayBeCalled(module: Module, words: Words): boolean {
  let known = callable.get(module);
  if (known === undefined) callable.set(module, (known = words.callable.some((name) => module.package?.dependsOn(name) ?? module.text.includes(name))));
  return known;
}
