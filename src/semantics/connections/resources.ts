import { isFunction, unwrap, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findInvoked, findVariable } from '../bindings/index.js';
import { mayHold } from '../majors.js';
import { majorsIn } from '../handlers/library-path.js';
import { matchesAny } from '../match.js';
import { modelsFor, registryOf, type Registry } from '../registry.js';
import type { ResourceModel } from '../types.js';

/** A call that takes something which must be given back. */
export interface Taken {
  readonly call: Invocation;
  readonly model: ResourceModel;
  /** What holds it, and the statement from which on it does. */
  readonly variable: Variable;
  readonly statement: Node;
}

const names = new WeakMap<Registry, ReadonlySet<string>>();

/** The last names of the calls that take something: most calls are told by theirs to be none. */
export function takingNames(module: Module): ReadonlySet<string> {
  const registry = registryOf(module);
  let known = names.get(registry);
  if (!known) {
    const paths = registry.all.flatMap(({ resources = [] }) => resources.flatMap(({ taken }) => taken));
    names.set(registry, (known = new Set(paths.flatMap((path) => lastNames(path)))));
  }
  return known;
}

/** `connect` of `Pool.new().connect()`, `Client` of `Client.new()` */
function lastNames(path: string): string[] {
  const parts = path.replace(/\(\)/g, '').split(/\.(?![^{]*\})/u);
  const last = parts.at(-1) === 'new' ? (parts.at(-2) ?? 'new') : (parts.at(-1) ?? '');
  return last.replace(/[{}]/g, '').split(',').map((each) => each.trim());
}

/** What a call takes, where a variable of its own is given it: `const client = await pool.connect()`. */
export function findTaken(module: Module, call: Invocation): Taken | null {
  const place = findHolder(module, call);
  const model = place && findResource(module, call);
  return model ? { call, model, ...place } : null;
}

function findResource(module: Module, call: Invocation): ResourceModel | null {
  const path = findInvoked(module, call);
  if (!path || path.uncertain) return null;
  for (const library of modelsFor(module, path)) {
    for (const model of library.resources ?? []) {
      if (!matchesAny(model.taken, path.steps) || !mayHold(model.majors, majorsIn(module, library, path.package))) continue;
      return model.withoutCallback && takesFunction(module, call) ? null : model;
    }
  }
  return null;
}

function takesFunction(module: Module, call: Invocation): boolean {
  if (call.type === 'TaggedTemplateExpression') return false;
  return call.arguments.some((each) => isFunction(unwrap(each)) || each.type === 'SpreadElement' || (each.type === 'Identifier' && findFunction(module, each) !== null));
}

/** The variable that is given the result: by its declaration (not by `using`, which gives it back), or by an assignment. */
function findHolder(module: Module, call: Invocation): Pick<Taken, 'variable' | 'statement'> | null {
  let at: Node = call;
  while (at.parent?.type === 'AwaitExpression' || at.parent?.type === 'TSAsExpression' || at.parent?.type === 'TSNonNullExpression') at = at.parent;
  const { parent } = at;
  if (parent?.type === 'VariableDeclarator' && parent.init === at && parent.parent.type === 'VariableDeclaration' && !/using/u.test(parent.parent.kind)) {
    const variable = parent.id.type === 'Identifier' ? findDeclaredVariable(module, parent, parent.id.name) : null;
    return variable && { variable, statement: parent.parent };
  }
  if (parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.right === at && parent.left.type === 'Identifier' && parent.parent?.type === 'ExpressionStatement') {
    const variable = findVariable(module, parent.left);
    return variable !== null && variable !== 'global' ? { variable, statement: parent.parent } : null;
  }
  return null;
}
