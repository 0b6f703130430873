import { isFunction, keyName, memberName, stringValue, type Node, type ObjectExpression } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Frame } from '../summaries/callees.js';
import { findVariable } from '../bindings/index.js';
import type { Input } from '../handlers/types.js';
import { assign } from './assign.js';
import { evaluateCall } from './calls.js';
import { decide } from './conditions.js';
import { runCallback } from './run.js';
import { compareSeals } from './seals.js';
import type { State } from './state.js';
import type { Holder, Strength, Taint, Value } from './types.js';
import { CLEAN, formed, holding, isClean, judged, memberOf, merge, taintsIn, tainted } from './values.js';

/** What an expression gives, as far as outside input is concerned; what it does on the way is noted in the state. */
export function evaluate(state: State, frame: Frame, node: Node): Value {
  if (!state.spend()) return CLEAN;
  switch (node.type) {
    case 'Identifier': {
      const variable = findVariable(state.module, node);
      return variable === null || variable === 'global' ? CLEAN : state.valueOf(variable);
    }
    case 'MemberExpression':
      return evaluateMember(state, frame, node);
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      return evaluateCall(state, frame, node);
    case 'AwaitExpression':
    case 'SpreadElement':
    case 'YieldExpression':
      return node.argument ? evaluate(state, frame, node.argument) : CLEAN;
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return evaluate(state, frame, node.expression);
    case 'SequenceExpression':
      return node.expressions.map((each) => evaluate(state, frame, each)).at(-1) ?? CLEAN;
    case 'ObjectExpression':
      return evaluateObject(state, frame, node);
    case 'ArrayExpression':
      return holding(node.elements.map((each) => (each === null ? CLEAN : each.type === 'SpreadElement' ? memberOf(evaluate(state, frame, each.argument), '*') : evaluate(state, frame, each))));
    case 'TemplateLiteral':
      return formed(merge(node.expressions.map((each) => evaluate(state, frame, each))), 'text');
    case 'AssignmentExpression':
      return evaluateAssignment(state, frame, node);
    case 'ConditionalExpression': {
      decide(state, frame, node.test, false);
      return merge([evaluate(state, frame, node.consequent), evaluate(state, frame, node.alternate)]);
    }
    case 'LogicalExpression':
      return evaluateLogical(state, frame, node);
    case 'BinaryExpression':
      return evaluateBinary(state, frame, node);
    case 'UnaryExpression':
      return evaluateUnary(state, frame, node);
    case 'UpdateExpression':
      return formed(evaluate(state, frame, node.argument), 'number');
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      runCallback(state, frame, node, []);
      return CLEAN;
    default:
      return CLEAN;
  }
}

/** The value that an input is when the code first has it. */
export function taintOf(state: State, input: Input): Taint {
  return { input, part: input.part, keys: [], form: input.state === 'text' || input.part === 'url' ? 'text' : 'any', entry: state.entry ?? input.node };
}

/** What the code has of an input: nothing is to be feared of what was checked, but for keys that no schema names. */
export function valueOf(state: State, input: Input): Value {
  if (input.state === 'validated' && !input.keepsKeys) return CLEAN;
  const taint = taintOf(state, input);
  if (input.state === 'validated') state.check(taint, 'shape', true);
  return tainted([taint]);
}

/** A value that may be an input, or lead to one. */
export function readHolder(state: State, holder: Holder, node: Node): Value {
  const input = holder.read(holder.steps, node);
  if (input) return valueOf(state, input);
  return holder.steps.length > 5 ? CLEAN : { ...CLEAN, holder };
}

/** A member of a value: of the request it may be an input. */
export function stepInto(state: State, value: Value, key: string | null, node: Node): Value {
  const { holder } = value;
  if (!holder) return memberOf(value, key ?? '*');
  if (key === null) return merge([wholeOf(state, holder, node), memberOf({ ...value, holder: null }, '*')]);
  const own = value.fields?.get(key);
  return own ?? readHolder(state, { ...holder, steps: [...holder.steps, { kind: 'member', name: key }] }, node);
}

/** `req[part]`: any part of the input. */
export function wholeOf(state: State, { read, steps }: Holder, node: Node): Value {
  for (const name of ['body', 'query', 'params', 'payload']) {
    const input = read([...steps, { kind: 'member', name }], node);
    if (input) return tainted([{ ...taintOf(state, input), part: 'whole' }]);
  }
  return CLEAN;
}

function evaluateMember(state: State, frame: Frame, node: TSESTree.MemberExpression): Value {
  const object = evaluate(state, frame, node.object);
  const key = node.computed ? evaluate(state, frame, node.property) : CLEAN;
  // `jobs[req.params.job]`
  if (isClean(object)) return key.taints.length > 0 ? { ...CLEAN, picked: key.taints } : CLEAN;
  const name = memberName(node);
  // How long a text or a list is says nothing of what is in it.
  if (name === 'length' && !object.holder && !object.fields?.has('length')) return judged([...object.verdicts, ...looksAt(taintsIn(object), 'weak')]);
  return stepInto(state, object, name, node);
}

/** A look at values that a condition may ask for. */
export function looksAt(taints: readonly Taint[], strength: Strength, isDeep = false): Value['verdicts'] {
  return taints.map((taint) => ({ taint, strength, isDeep, isPresence: false }));
}

function evaluateObject(state: State, frame: Frame, { properties }: ObjectExpression): Value {
  const fields = new Map<string, Value>();
  let spread: Value = CLEAN;
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      const value = evaluate(state, frame, property.argument);
      spread = merge([spread, { ...value, verdicts: [], holder: null }]);
      continue;
    }
    const key = keyName(property) ?? '*';
    if (property.computed) evaluate(state, frame, property.key);
    fields.set(key, isFunction(property.value) ? CLEAN : evaluate(state, frame, property.value));
    if (isFunction(property.value)) runCallback(state, frame, property.value, []);
  }
  return { ...CLEAN, taints: spread.taints, fields: new Map([...(spread.fields ?? []), ...fields]) };
}

function evaluateAssignment(state: State, frame: Frame, node: TSESTree.AssignmentExpression): Value {
  const right = evaluate(state, frame, node.right);
  const isText = node.operator === '+=';
  const value = isText ? formed(merge([evaluate(state, frame, node.left), right]), 'text') : right;
  assign(state, frame, node.left, value, node.operator === '=' ? 'replace' : 'add');
  return value;
}

function evaluateLogical(state: State, frame: Frame, node: TSESTree.LogicalExpression): Value {
  if (node.operator !== '&&') return merge([evaluate(state, frame, node.left), evaluate(state, frame, node.right)]);
  const left = evaluate(state, frame, node.left);
  // Behind `typeof x === 'string' &&` the value has been looked at.
  state.settle(left.verdicts, false);
  const right = evaluate(state, frame, node.right);
  return merge([right, judged(left.verdicts), judged(presence(left, false))]);
}

/** That a value is there, which only says something when the code leaves otherwise. */
export function presence(value: Value, isDeep: boolean): Value['verdicts'] {
  // `const url = URLS[name]; if (!url) return;`
  const found = value.picked.map((taint) => ({ taint, strength: 'listed' as const, isDeep, isPresence: true }));
  return [...value.taints.map((taint) => ({ taint, strength: 'weak' as const, isDeep, isPresence: true })), ...found];
}

const COMPARING = new Set(['===', '==', '!==', '!=', '<', '>', '<=', '>=']);

function evaluateBinary(state: State, frame: Frame, node: TSESTree.BinaryExpression): Value {
  const left = node.left.type === 'PrivateIdentifier' ? CLEAN : evaluate(state, frame, node.left);
  const right = evaluate(state, frame, node.right);
  const before = [...left.verdicts, ...right.verdicts];
  if (node.operator === 'in') return judged([...before, ...looksAt(left.taints, 'type'), ...looksAt(right.taints, 'weak')]);
  if (node.operator === 'instanceof') return judged([...before, ...looksAt(left.taints, 'type', true)]);
  if (COMPARING.has(node.operator)) return judged([...before, ...compare(left, node.left, node.right), ...compare(right, node.right, node.left)]);
  if (node.operator === '+' && isTextual(left, node.left, node.right)) return formed(merge([left, right]), 'text');
  return formed(merge([left, right]), 'number');
}

/** `x === undefined` asks whether it is there; `x === 'open'` and `x < 5` for more. */
function compare(value: Value, own: Node, other: Node): Value['verdicts'] {
  const isNothing = (other.type === 'Literal' && (other.value === null || other.value === '')) || (other.type === 'Identifier' && other.name === 'undefined');
  if (isNothing) return presence(value, false);
  return own.type === 'Literal' ? [] : [...looksAt(value.taints, 'weak'), ...compareSeals(value)];
}

function isTextual(left: Value, one: Node, other: Node): boolean {
  return [one, other].some((each) => stringValue(each) !== null || each.type === 'TemplateLiteral') || left.taints.some(({ form }) => form === 'text' || form === 'any');
}

function evaluateUnary(state: State, frame: Frame, node: TSESTree.UnaryExpression): Value {
  const value = evaluate(state, frame, node.argument);
  switch (node.operator) {
    case '!':
      return judged([...value.verdicts, ...presence(value, false)]);
    case 'typeof':
      return judged(looksAt(value.taints, 'type'));
    case '+':
    case '-':
      return formed(value, 'number');
    default:
      return CLEAN;
  }
}
