import { findEnclosingFunction, memberName, someNode, stringValue, unwrap, walk, wrapped, type Node, type Program } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, resolveValue } from '../bindings/index.js';
import { reachOf } from '../flow/reach.js';
import { runPlacesOf } from '../flow/run-places.js';
import { homeOf } from '../home.js';
import { foundIn, packageFact } from '../package-facts/fact.js';
import { ENVIRONMENT_WORDS } from '../package-facts/vocabulary.js';
import { memo } from '../memo.js';
import { findEnvironmentReads, isWholeEnvironment } from './reads.js';

/** Whether an expression is only asked whether it is there, or what it is: it stands in a condition or a comparison. */
export function isTested(outer: Node): boolean {
  let at = wrapped(outer);
  for (;;) {
    const { parent } = at;
    switch (parent?.type) {
      case 'UnaryExpression':
        return parent.operator === '!' || parent.operator === 'typeof';
      case 'IfStatement':
      case 'ConditionalExpression':
      case 'WhileStatement':
      case 'SwitchStatement':
        return ('test' in parent ? parent.test : parent.discriminant) === at;
      case 'BinaryExpression':
        return /^([!=]==?|[<>]=?|in|instanceof)$/.test(parent.operator);
      case 'LogicalExpression':
        if (parent.operator === '&&' && parent.left === at) return true;
        at = wrapped(parent);
        if (!isCondition(at)) return false;
        break;
      default:
        return false;
    }
  }
}

function isCondition({ parent }: Node): boolean {
  return parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression' || parent?.type === 'LogicalExpression' || parent?.type === 'UnaryExpression';
}

/** Names of variables that a file itself looks at before it goes on, gives a value, or hands to what looks at them. */
export const findTestedNames: (module: Module, program: Program) => ReadonlySet<string> | null = memo<Program, ReadonlySet<string>>('tested variables', (module) => {
  const names = new Set<string>();
  for (const { node, name } of findEnvironmentReads(module)) {
    if (name !== null && !isFlagTest(node) && (isTested(node) || isAsserted(module, node))) names.add(name);
  }
  // `process.env.X ??= 'a'`
  for (const { left } of module.assignments) if (left.type === 'MemberExpression' && memberName(left) !== null && isWholeEnvironment(module, left.object)) names.add(memberName(left) ?? '');
  return names;
});

/** `assert(process.env.X)` */
function isAsserted(module: Module, node: Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'CallExpression' && parent.callee !== node && isChecker(module, parent.callee);
}

/** `process.env.X === 'true'`: it tells one value from all others, and not whether there is one. */
function isFlagTest(node: Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'BinaryExpression' && [parent.left, parent.right].some((each) => stringValue(each) !== null && stringValue(each) !== '');
}

/** The names that code of the package checks itself, and stops without: `if (!process.env.X) throw …`, a list of names that a loop goes through. */
export const findCheckedNames = packageFact<{ readonly module: Module; readonly node: Node; readonly name: string }>('checked variables', (module) =>
  foundIn(module.project.backward.candidates(module, { words: ENVIRONMENT_WORDS }), (each) =>
    [...findAssigned(each), ...(/\b(throw|exit|assert|invariant|reject|abort)\b/i.test(each.text) ? [...findStops(each), ...findGuarded(each)] : []), ...findWholeChecks(each)],
  ),
);

/** Stands for every variable: the whole environment is handed to a function of the project that throws. */
export const EVERY = '*';

/** `process.env.X = …`, in whichever file. */
function findAssigned(module: Module): { module: Module; node: Node; name: string }[] {
  return module.assignments.flatMap(({ left }) => {
    const name = left.type === 'MemberExpression' && isWholeEnvironment(module, left.object) ? memberName(left) : null;
    return name === null ? [] : [{ module, node: left, name }];
  });
}

/** `validateConfig(process.env, Variables)` */
function findWholeChecks(module: Module): { module: Module; node: Node; name: string }[] {
  return module.invocations.flatMap((node) => {
    if (node.type !== 'CallExpression' || !node.arguments.some((each) => memberName(unwrap(each)) === 'env' && isWholeEnvironment(module, each))) return [];
    const fn = findFunction(module, node.callee);
    return fn && someNode(fn.body, (each) => each.type === 'ThrowStatement') ? [{ module, node, name: EVERY }] : [];
  });
}

function findStops(module: Module): { module: Module; node: Node; name: string }[] {
  return findEnvironmentReads(module).flatMap(({ node, name }) => {
    if (!isTested(node) || isFlagTest(node)) return [];
    if (name === null) return namesOfList(module, node).map((each) => ({ module, node, name: each }));
    return stops(node) ? [{ module, node, name }] : [];
  });
}

/** `ensureEnv('SESSION_SECRET')` while files are loaded, where the function reads `process.env[name]` and throws. */
function findGuarded(module: Module): { module: Module; node: Node; name: string }[] {
  return findEnvironmentReads(module).flatMap(({ node, name }) => {
    const key = name === null && node.type === 'MemberExpression' && node.computed && node.property.type === 'Identifier' ? node.property.name : null;
    const fn = key === null ? null : findEnclosingFunction(node);
    const index = fn ? fn.params.findIndex((each) => each.type === 'Identifier' && each.name === key) : -1;
    if (!fn || index < 0 || !someNode(fn.body, isStop)) return [];
    return (runPlacesOf(module, fn)?.places ?? []).flatMap((place) => {
      const home = homeOf(module, place);
      const given = place.type === 'CallExpression' && findFunction(home, place.callee) === fn ? place.arguments[index] : undefined;
      const text = given ? stringValue(given) : null;
      return text !== null && (findEnclosingFunction(place) === null || reachOf(home, place) === 'start-up') ? [{ module: home, node: place, name: text }] : [];
    });
  });
}

function isStop(node: Node): boolean {
  return node.type === 'ThrowStatement' || (node.type === 'CallExpression' && /^(exit|fail|abort|panic|die)$/i.test(memberName(unwrap(node.callee)) ?? (node.callee.type === 'Identifier' ? node.callee.name : '')));
}

/** Whether what follows a test ends the run: `throw`, `process.exit()`. */
function stops(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'IfStatement') {
      return someNode(at.consequent, isStop);
    }
    if (at.type.endsWith('Statement') || at.type === 'ArrowFunctionExpression') return false;
  }
  return false;
}

/** The texts of the list whose elements are the key: `for (const name of ['A', 'B'])`, `required.filter((name) => …)`. */
function namesOfList(module: Module, node: Node): readonly string[] {
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return [];
  const key = node.property.name;
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    let list: Node | null = null;
    if (at.type === 'ForOfStatement' && at.left.type === 'VariableDeclaration' && at.left.declarations[0]?.id.type === 'Identifier' && at.left.declarations[0].id.name === key) list = at.right;
    else if ((at.type === 'ArrowFunctionExpression' || at.type === 'FunctionExpression') && at.params[0]?.type === 'Identifier' && at.params[0].name === key) {
      const call: Node = at.parent;
      if (call.type === 'CallExpression' && call.callee.type === 'MemberExpression') list = call.callee.object;
    }
    const value = list && findLiteral(module, list);
    if (value?.type !== 'ArrayExpression') continue;
    const names: string[] = [];
    walk(value, (each) => {
      const text = stringValue(each);
      if (text !== null) names.push(text);
    });
    return names;
  }
  return [];
}

/** Packages that check what they are given. */
const CHECKERS = /^(zod|joi|@hapi\/joi|yup|valibot|superstruct|@sinclair\/typebox|typebox|ajv|envalid|znv|env-var|arktype|runtypes|io-ts|tiny-invariant|invariant|assert|ow|validator)(\/|$)/;

/** Whether a call looks at what it is given and throws where it is wrong. */
export function isChecker(module: Module, callee: Node): boolean {
  const path = resolveValue(module, callee);
  if (typeof path?.package === 'string' && CHECKERS.test(path.package)) return true;
  const node = unwrap(callee);
  const name = node.type === 'Identifier' ? node.name : memberName(node);
  return path?.global === 'console' ? name === 'assert' : /^(assert|invariant|ok)$/.test(name ?? '') && path === null;
}
