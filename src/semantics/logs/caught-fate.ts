import { isFunction, isInside, memberName, wrapped, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, isGlobal, resolveValue } from '../bindings/index.js';
import type { Caught } from './caught.js';
import { mayRunTogether } from './caught-paths.js';
import { givesText, isStringify, saysOf } from './caught-text.js';

/** Methods of a response that write what they are given to the client, who is no log. */
const ANSWERS = new Set(['json', 'jsonp', 'text', 'end', 'render', 'write']);

/**
 * Whether an Error goes on to something that may tell of it in full, in a run that also reaches `line`: it is thrown, returned, kept, or
 * given to a function. What log calls say of it is not asked here.
 */
export function isHandedOn(module: Module, caught: Caught, line: Node, isLogCall: (node: Node) => boolean): boolean {
  const { region } = caught;
  return usesOf(module, caught).some((use) => isOutside(use, region) || (leaves(module, caught, use, isLogCall) && (isThrown(use) || mayRunTogether(region, use, line))));
}

/** Where the Error itself is read, under its own name or another that stands for it as a whole. */
function usesOf(module: Module, caught: Caught): readonly Node[] {
  if (!caught.variable) return [];
  const uses: Node[] = [];
  const variables = [caught.variable];
  for (const variable of variables) {
    for (const { identifier, resolved } of variable.references) {
      if (resolved !== variable) continue;
      uses.push(identifier as Node);
      const alias = aliasAt(module, caught, identifier as Node);
      if (alias && !variables.includes(alias) && variables.length < 5) variables.push(alias);
    }
  }
  return uses;
}

/** `const error = err as Error`: another name for it. */
function aliasAt(module: Module, caught: Caught, use: Node) {
  for (let at: Node | undefined = use; at && at !== caught.region; at = at.parent) {
    if (at.parent?.type !== 'VariableDeclarator' || at.parent.init !== at) continue;
    const { id } = at.parent;
    if (id.type !== 'Identifier' || saysOf(module, caught, at) !== 'whole') return null;
    return module.scopeManager.getDeclaredVariables(at.parent)[0] ?? null;
  }
  return null;
}

function isOutside(use: Node, region: Node): boolean {
  return use.range[0] < region.range[0] || use.range[1] > region.range[1] ? use.parent?.type === 'AssignmentExpression' && use.parent.left === use : false;
}

function isThrown(use: Node): boolean {
  return wrapped(use).parent?.type === 'ThrowStatement';
}

/** Whether an expression that holds the Error takes it out of the handler. */
function leaves(module: Module, caught: Caught, use: Node, isLogCall: (node: Node) => boolean): boolean {
  for (let at = use, around = use.parent; around; at = around, around = around.parent) {
    switch (around.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
      case 'AwaitExpression':
      case 'LogicalExpression':
      case 'SpreadElement':
      case 'ObjectExpression':
      case 'ArrayExpression':
        if (around.type === 'LogicalExpression' && around.left === at && around.operator === '&&') return false;
        break;
      case 'Property':
        if (around.key === at && !around.shorthand) return false;
        break;
      case 'ConditionalExpression':
        if (around.test === at) return false;
        break;
      case 'MemberExpression':
        // `err.message` and what is read of it are texts and parts; `err.stack` is read for a reason.
        return around.object === at && memberName(around) === 'stack' && !isAnswered(around) && !isInLogCall(around, isLogCall);
      case 'CallExpression':
      case 'NewExpression':
        if (around.callee === at) return false;
        return isTaken(module, around, isLogCall);
      case 'ThrowStatement':
      case 'ReturnStatement':
      case 'YieldExpression':
      case 'ArrowFunctionExpression':
        return true;
      case 'AssignmentExpression':
        // `result.error = err`, `lastError = err`
        return around.right === at;
      case 'VariableDeclarator':
        // Another name for it, whose uses are asked themselves; taken apart it is parts.
        return around.id.type === 'Identifier' && saysOf(module, caught, at) === 'unknown';
      default:
        return false;
    }
  }
  return false;
}

/** Whether a call that is given the Error may tell of it, or hand it to who does. */
function isTaken(module: Module, call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, isLogCall: (node: Node) => boolean): boolean {
  if (isLogCall(call) || isInLogCall(call, isLogCall)) return false;
  const { callee } = call;
  if (call.type === 'NewExpression') return !isAnswered(call);
  if (isGlobal(module, callee, 'String') || isStringify(module, callee) || isTest(call) || isAnswered(call)) return false;
  const fn = resolveValue(module, callee) ? null : findFunction(module, callee);
  return !(fn && givesText(module, fn));
}

/** `isAxiosError(err)`: asks what it is. */
function isTest(call: Node): boolean {
  const at = wrapped(call);
  const { parent } = at;
  if (parent?.type === 'UnaryExpression' && parent.operator === '!') return isTest(parent);
  if (parent?.type === 'LogicalExpression') return parent.left === at || isTest(parent);
  return (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === at;
}

/** `res.json({ error: err })`: told to the client. */
function isAnswered(node: Node): boolean {
  for (let at: Node | undefined = node; at && !isFunction(at); at = at.parent) {
    if (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && ANSWERS.has(memberName(at.callee) ?? '')) return !isInside(node, at.callee.object) || at === node;
  }
  return false;
}

function isInLogCall(node: Node, isLogCall: (node: Node) => boolean): boolean {
  for (let at: Node | undefined = node; at && !isFunction(at) && !at.type.endsWith('Statement'); at = at.parent) if (isLogCall(at)) return true;
  return false;
}
