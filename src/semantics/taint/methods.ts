import { memberName, stringValue, type Node } from '../../ast/index.js';
import { findLiteral, printPath, resolveValue } from '../bindings/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Frame } from '../summaries/callees.js';
import { addField } from './assign.js';
import { runGiven } from './calls.js';
import { looksAt, presence } from './evaluate.js';
import { compareSeals } from './seals.js';
import type { State } from './state.js';
import { transform } from './transforms.js';
import type { Value } from './types.js';
import { CLEAN, formed, holding, isClean, judged, memberOf, merge, ofOwnKeys, taintsIn } from './values.js';

/** Methods that only texts have, and give texts. */
const OF_TEXTS = new Set(['trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'substring', 'substr', 'split', 'replace', 'replaceAll', 'padStart', 'padEnd', 'normalize', 'charAt', 'toString', 'repeat', 'digest']);
/** Methods that give the same, or some of it. */
const SAME = new Set(['slice', 'concat', 'at', 'filter', 'reverse', 'sort', 'toSorted', 'flat', 'join', 'valueOf', 'entries', 'values', 'keys', 'toJSON', 'toObject', 'splice', 'shift', 'pop', 'catch', 'finally']);
const LOOKING = new Set(['includes', 'startsWith', 'endsWith', 'indexOf', 'hasOwnProperty', 'localeCompare']);
/** Methods of dates that give NaN where the date is none. */
const OF_DATES = new Set(['getTime', 'getFullYear', 'getMonth', 'getDate', 'getDay', 'getHours']);
const LIST = new Set(['map', 'flatMap', 'filter', 'find', 'findIndex', 'forEach', 'some', 'every', 'reduce', 'reduceRight', 'sort', 'then']);
const ADDING = new Set(['push', 'unshift', 'add', 'set', 'append']);

/** Whether a call runs a function for each element of a list. */
export function isListMethod(node: Node): boolean {
  return node.type === 'CallExpression' && LIST.has(memberName(node.callee) ?? '');
}

/** What a method of a value from outside, or of something that holds one, gives; null when nobody knows. */
export function evaluateMethod(state: State, frame: Frame, node: TSESTree.CallExpression, name: string, receiver: Value, given: readonly Value[]): Value | null {
  if (ADDING.has(name) && node.callee.type === 'MemberExpression' && receiver.fields) {
    const added = merge(given.map((each) => ({ ...each, verdicts: [], holder: null })));
    if (!isClean(added)) addField(state, node.callee.object, receiver, '*', added);
    return receiver;
  }
  if (taintsIn(receiver).length === 0) return null;
  if (LIST.has(name)) return evaluateListMethod(state, frame, node, name, receiver);
  if (name === 'get' || name === 'getAll') return get(node, receiver);
  if (name === 'has') return judged(presence(receiver, false));
  if (name === 'match' || name === 'test' || name === 'isValid') return judged(looksAt(receiver.taints, 'type'));
  if (name === 'equals') return judged([...looksAt(receiver.taints, 'weak'), ...compareSeals(receiver)]);
  if (OF_DATES.has(name)) return formed(receiver, 'number');
  if ((name === 'replace' || name === 'replaceAll') && isNarrowing(state, node)) return CLEAN;
  if (LOOKING.has(name)) return judged(looksAt(receiver.taints, 'weak'));
  if (OF_TEXTS.has(name)) return formed(receiver, 'text');
  return SAME.has(name) ? receiver : null;
}

/** `name.replace(/[^a-z0-9_-]+/g, '-')`: of all other characters nothing is left, neither of those that part paths. */
function isNarrowing(state: State, { arguments: [pattern, by] }: TSESTree.CallExpression): boolean {
  const value = pattern && (findLiteral(state.module, pattern) ?? pattern);
  const text = by && stringValue(by);
  if (value?.type !== 'Literal' || !('regex' in value) || typeof text !== 'string' || /[/\\$]/.test(text)) return false;
  const { pattern: source, flags } = value.regex;
  if (!flags.includes('g') || !/^(\[\^(\\.|[^\]\\])+\]|\\W)[+*]?$/.test(source)) return false;
  try {
    const removed = new RegExp(source.replace(/[+*]$/, ''), flags.replace('g', ''));
    return removed.test('/') && removed.test('\\');
  } catch {
    return false;
  }
}

function evaluateListMethod(state: State, frame: Frame, node: TSESTree.CallExpression, name: string, receiver: Value): Value {
  const element = name === 'then' ? receiver : memberOf(receiver, '*');
  const returned = runGiven(state, frame, node, element);
  switch (name) {
    case 'map':
    case 'flatMap':
      return holding([convert(state, node, element) ?? returned]);
    case 'filter':
      // `Object.entries(body).filter(([key]) => ALLOWED.includes(key))`, `ids.filter((id) => typeof id === 'string')`
      return returned.verdicts.some(({ strength, isPresence }) => strength === 'type' && !isPresence) ? ofOwnKeys(element) : receiver;
    case 'sort':
      return receiver;
    case 'find':
      return element;
    case 'some':
    case 'every':
      // `ids.every((id) => typeof id === 'string')`
      return returned.verdicts.length > 0 ? judged(looksAt(taintsIn(receiver), 'type', true)) : CLEAN;
    case 'reduce':
    case 'reduceRight':
    case 'then':
      return returned;
    default:
      return CLEAN;
  }
}

/** `ids.split(',').map(Number)` */
function convert(state: State, node: TSESTree.CallExpression, element: Value): Value | null {
  const [first] = node.arguments;
  const path = first?.type === 'Identifier' || first?.type === 'MemberExpression' ? resolveValue(state.module, first) : null;
  return path && transform(state, `${printPath(path)}()`, node, [element]);
}

/** `searchParams.get('page')`, `formData.get('file')` */
function get(node: TSESTree.CallExpression, receiver: Value): Value {
  const [first] = node.arguments;
  const key = first ? stringValue(first) : null;
  const value = memberOf(receiver, key ?? '*');
  return value.taints.some(({ part }) => part === 'query' || part === 'headers') ? formed(value, 'text') : value;
}
