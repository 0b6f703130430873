import { findEnclosingFunction, keyName, memberName, unwrap, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, isGlobal } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { isChecker, isTested } from './checks.js';
import { judgeDefault } from './defaults.js';
import { findConfigUses, findExportedUses } from './config-uses.js';
import { MAX_DEPTH, type Answer, type State, type Walk } from './fate-types.js';
import { findNeed } from './needs.js';
import { hidesAbsence, isModuleExports, isPartTested, isSaid, isTestedIn } from './shapes.js';

/** What becomes of a missing variable, from the expression that reads it on. */
export function findFate(module: Module, name: string, node: Node, bound: boolean, fallback: Node | null): Answer {
  const walk: Walk = { module, name, seen: new Set() };
  const start: State = { path: [], asserted: null, isEmpty: false, number: null, depth: 0 };
  if (fallback) return judgeFallback(walk, fallback, node, start) ?? (bound ? followName(walk, node, start) : null);
  return bound ? followName(walk, node, start) : climb(walk, node, start);
}

/** What a default means: an answer, or null where the value may still be missing. */
function judgeFallback({ module, name }: Walk, fallback: Node, at: Node, { path }: State): Answer {
  if (path.length > 0) return 'handled';
  switch (judgeDefault(module, name, fallback)) {
    case 'local':
      return { kind: 'local', at, value: fallback };
    case 'secret':
      return { kind: 'secret', at, value: fallback };
    case 'fit':
      return 'handled';
    default:
      return null;
  }
}

function climb(walk: Walk, from: Node, start: State): Answer {
  let node = from;
  let state = start;
  for (;;) {
    const { parent } = node;
    if (!parent) return settle(state);
    switch (parent.type) {
      case 'TSNonNullExpression':
        state = { ...state, asserted: state.asserted ?? (state.path.length === 0 ? parent : null) };
        break;
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        if (state.path.length === 0 && hidesAbsence(parent.typeAnnotation)) state = { ...state, asserted: state.asserted ?? parent };
        break;
      case 'TSSatisfiesExpression':
      case 'AwaitExpression':
        break;
      case 'ChainExpression':
        break;
      case 'LogicalExpression': {
        if (parent.operator === '&&') {
          if (parent.left === node) return 'handled';
          break;
        }
        if (parent.left !== node) break;
        // `Number(undefined) ?? 3000` is NaN all the same.
        if (state.number && parent.operator === '??') break;
        const answer = judgeFallback(walk, parent.right, parent, state);
        if (answer) return answer;
        state = { ...state, isEmpty: true };
        break;
      }
      case 'ConditionalExpression':
        if (parent.test === node) return 'handled';
        break;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) !== node) return settle(state);
        break;
      case 'UnaryExpression':
        if (parent.operator !== '+' && parent.operator !== '-') return 'handled';
        state = { ...state, number: state.number ?? parent };
        break;
      case 'BinaryExpression': {
        if (isTestedIn(node, state.number)) return 'handled';
        if (state.path.length > 0 || isTested(node)) return settle(state);
        if (parent.operator !== '+' || state.number) {
          state = { ...state, number: state.number ?? parent };
          break;
        }
        return isSaid(walk.module, parent) ? 'handled' : textFate(parent, state);
      }
      case 'TemplateLiteral':
        if (state.path.length > 0 || parent.parent.type === 'TaggedTemplateExpression') return settle(state);
        if (isSaid(walk.module, parent)) return 'handled';
        return state.number ? settle(state) : textFate(parent, state);
      case 'Property': {
        const key = parent.value === node ? keyName(parent) : null;
        if (key === null || parent.parent.type !== 'ObjectExpression') return settle(state);
        state = { ...state, path: [key, ...state.path] };
        node = parent.parent;
        continue;
      }
      case 'ArrayExpression':
        state = { ...state, path: [String(parent.elements.indexOf(node as never)), ...state.path] };
        break;
      case 'SpreadElement':
        if (state.path.length === 0 || parent.parent.type !== 'ObjectExpression') return settle(state);
        node = parent.parent;
        continue;
      case 'MemberExpression': {
        if (parent.object !== node) return settle(state);
        const [key, ...rest] = state.path;
        // `process.env.X?.trim()`; `process.env.X.split(',')` fails at once, if this is the start.
        if (key === undefined) return parent.optional ? 'handled' : findEnclosingFunction(node) === null ? 'handled' : settle(state);
        if (memberName(parent) !== key) return 'handled';
        state = { ...state, path: rest };
        break;
      }
      case 'VariableDeclarator':
        if (parent.init !== node || state.depth >= MAX_DEPTH) return settle(state);
        return followPattern(walk, parent.id, parent, state) ?? settle(state);
      case 'AssignmentExpression':
        return parent.right === node && parent.operator === '=' && isModuleExports(parent) ? (followConfig(walk, node, state) ?? settle(state)) : settle(state);
      case 'ExportDefaultDeclaration':
        return followConfig(walk, node, state) ?? settle(state);
      case 'CallExpression':
      case 'NewExpression': {
        if (parent.callee === node) return settle(state);
        const passed = passCall(walk, parent, node, state);
        if (passed === 'through') break;
        return isState(passed) ? climb(walk, parent, passed) : (passed ?? settle(state));
      }
      default:
        return settle(state);
    }
    node = parent;
  }
}

function isState(value: State | Answer): value is State {
  return value !== null && typeof value === 'object' && 'depth' in value;
}

/** Where nothing further is known, what has been done to the value counts. */
function settle({ asserted, number }: State): Answer {
  if (number) return { kind: 'number', at: number };
  return asserted ? { kind: 'asserted', at: asserted } : null;
}

/** A text with nothing in a place of it may be meant. */
function textFate(at: Node, { isEmpty }: State): Answer {
  return isEmpty ? null : { kind: 'text', at };
}

const NUMBERS = new Set(['Number', 'parseInt', 'parseFloat']);

/** What a call makes of the value it is given. */
function passCall(walk: Walk, call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, node: Node, state: State): State | Answer | 'through' {
  const { module } = walk;
  const callee = unwrap(call.callee);
  const index = call.arguments.indexOf(node as never);
  const name = callee.type === 'Identifier' ? callee.name : (memberName(callee) ?? '');
  if (state.path.length === 0 && call.type === 'CallExpression') {
    const isOwn = callee.type === 'Identifier' ? isGlobal(module, callee, name) : callee.type === 'MemberExpression' && isGlobal(module, callee.object, 'Number');
    if (isOwn && NUMBERS.has(name)) return index === 0 ? { ...state, asserted: null, number: state.isEmpty ? null : call } : null;
    if (isOwn && /^(isNaN|isFinite|isInteger|isSafeInteger|Boolean)$/.test(name)) return 'handled';
    if (isOwn && (name === 'String' || name === 'encodeURIComponent')) return isSaid(module, call) ? 'handled' : textFate(call, state);
    if (state.number && callee.type === 'MemberExpression' && isGlobal(module, callee.object, 'Math')) return 'through';
    if (isSaid(module, node)) return 'handled';
  }
  if (isChecker(module, callee)) return 'handled';
  if (callee.type === 'MemberExpression' && isGlobal(module, callee.object, 'Object') && /^(freeze|assign)$/.test(name)) return 'through';
  const need = findNeed(module, call, index, state.path, walk.name);
  if (need === 'optional') return 'handled';
  if (need) return state.number ? settle(state) : { kind: 'need', at: call, need };
  const fn = findFunction(module, callee);
  const parameter = fn?.params[index];
  if (fn && state.path.length === 0 && parameter?.type === 'Identifier' && state.depth < MAX_DEPTH) {
    const variable = findDeclaredVariable(module, fn, parameter.name);
    const answer = variable && followReferences({ ...walk, module: homeOf(module, fn) }, variable, { ...state, depth: state.depth + 1 });
    if (answer === 'handled') return 'handled';
  }
  return null;
}

/** A name, or the parts of a pattern that the value comes to. */
function followPattern(walk: Walk, pattern: Node, declarator: Node, state: State): Answer {
  if (pattern.type === 'Identifier') {
    const variable = findDeclaredVariable(walk.module, declarator, pattern.name);
    return variable && followVariable(walk, variable, state);
  }
  const [key, ...rest] = state.path;
  if (pattern.type !== 'ObjectPattern' || key === undefined) return null;
  for (const each of pattern.properties) {
    if (each.type !== 'Property' || keyName(each) !== key) continue;
    const target: Node = each.value.type === 'AssignmentPattern' ? each.value.left : each.value;
    if (each.value.type === 'AssignmentPattern') return judgeFallback(walk, each.value.right, declarator, { ...state, path: rest });
    return followPattern(walk, target, declarator, { ...state, path: rest });
  }
  return null;
}

/** What a pattern binds the variable to. */
function followName(walk: Walk, name: Node, state: State): Answer {
  const declarator = findDeclarator(name);
  const variable = declarator && name.type === 'Identifier' ? findDeclaredVariable(walk.module, declarator, name.name) : null;
  return variable && followVariable(walk, variable, state);
}

function findDeclarator(node: Node): Node | null {
  for (let at: Node | undefined = node; at; at = at.parent) if (at.type === 'VariableDeclarator') return at;
  return null;
}

function followVariable(walk: Walk, variable: Variable, outer: State): Answer {
  const state = { ...outer, depth: outer.depth + 1 };
  const own = followReferences(walk, variable, state);
  if (own === 'handled') return own;
  const literal = variable.defs[0]?.node.type === 'VariableDeclarator' ? variable.defs[0].node.init : null;
  const elsewhere = own ?? (state.path.length > 0 ? literal && followConfig(walk, unwrap(literal), state) : followAll(walk, findExportedUses(walk.module, variable), state));
  return elsewhere ?? settle(state);
}

function followReferences(walk: Walk, variable: Variable, state: State): Answer {
  return followAll(walk, variable.references.filter((each) => each.isRead()).map(({ identifier }) => [walk.module, identifier as Node] as const), state);
}

/** The first use by which absence goes unnoticed, unless another one looks at it. */
function followAll(walk: Walk, uses: readonly (readonly [Module, Node])[], state: State): Answer {
  let first: Answer = null;
  for (const [module, use] of uses) {
    if (walk.seen.has(use)) continue;
    walk.seen.add(use);
    // What is asked of one part of a configuration says nothing of another.
    if (state.path.length === 0 && isTestedIn(use, state.number)) return 'handled';
    const answer = climb({ ...walk, module }, use, { ...state, asserted: state.asserted });
    if (answer === 'handled') {
      if (state.path.length === 0 || isPartTested(use, state.path)) return 'handled';
      continue;
    }
    first ??= answer;
  }
  return first;
}

/** Where the files that import a configuration object read this part of it. */
function followConfig(walk: Walk, literal: Node, state: State): Answer {
  if (state.path.length === 0 || state.depth >= MAX_DEPTH) return null;
  return followAll(walk, findConfigUses(walk.module, unwrap(literal), state.path), { ...state, depth: state.depth + 1 });
}

