import { isFunction, memberName, unwrap, walk, type CallExpression, type Node, type TaggedTemplateExpression, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable, isGlobal } from '../bindings/index.js';
import type { Iteration } from '../iteration/index.js';
import { describeOperation, isRead, isWrite } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { findEffectsOfCall } from '../summaries/index.js';

/** Methods and functions of the language that do nothing outside. */
const PURE = /^(?:push|concat|slice|map|filter|find|findLast|some|every|reduce|flatMap|flat|at|includes|indexOf|join|split|trim|toString|toFixed|toUpperCase|toLowerCase|startsWith|endsWith|padStart|replace|replaceAll|toISOString|getTime|get|has|keys|values|entries|fromEntries|assign|from|isArray|round|floor|ceil|min|max|abs|stringify|localeCompare|toSorted|set|add)$/;
const FUNCTIONS = new Set(['String', 'Number', 'Boolean', 'BigInt', 'parseInt', 'parseFloat']);
const CHANGING = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|set|add|delete|assign)$/;

/**
 * Whether a round does nothing but read (`reads`) or more than that (`works`), beside asking; null where something in it may change what
 * is asked: what it asks of, the list, the key, or the record that two elements of the same key would share.
 */
export function judgeRound(module: Module, operation: Operation, iteration: Iteration, results: ReadonlySet<Variable>, field: string | null): 'reads' | 'works' | null {
  let answer: 'reads' | 'works' | null = 'reads';
  const list = iteration.list ? variableOf(module, iteration.list) : null;
  walk(iteration.body, (node) => {
    if (answer === null) return false;
    if (isChange(module, node, iteration, { list, results, field })) answer = null;
    else if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression') {
      const does = node.type === 'NewExpression' ? (isPlainNew(module, node) ? 'reads' : 'works') : judgeCall(module, operation, node);
      answer = does === 'reads' ? answer : does;
    }
    return true;
  });
  return answer;
}

interface Watched {
  readonly list: Variable | null;
  readonly results: ReadonlySet<Variable>;
  readonly field: string | null;
}

/** Whether a node changes the list, an element's key, or a record that was found. */
function isChange(module: Module, node: Node, { variables }: Iteration, { list, results, field }: Watched): boolean {
  const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' || (node.type === 'UnaryExpression' && node.operator === 'delete') ? node.argument : null;
  if (target) {
    const variable = variableOf(module, target);
    if (target.type === 'Identifier') return variable !== null && (variable === list || variables.has(variable));
    return variable !== null && (results.has(variable) || (variable === list && target.type === 'MemberExpression') || (variables.has(variable) && (field === null || memberName(target) === field)));
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !CHANGING.test(memberName(node.callee) ?? '')) return false;
  // `Object.assign(user, …)`
  const first = node.arguments[0];
  const changed = variableOf(module, memberName(node.callee) === 'assign' && first ? first : node.callee.object);
  return changed !== null && (changed === list || results.has(changed));
}

function variableOf(module: Module, node: Node): Variable | null {
  let at = unwrap(node);
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  const variable = at.type === 'Identifier' ? findVariable(module, at) : null;
  return variable === 'global' ? null : variable;
}

function judgeCall(module: Module, asked: Operation, call: CallExpression | TaggedTemplateExpression): 'reads' | 'works' | null {
  const operation = describeOperation(module, call);
  if (operation) return isRead(operation) ? 'reads' : touches(operation, asked) ? null : 'works';
  if (call.type === 'TaggedTemplateExpression') return 'works';
  if (asked.calls.includes(call) || isPartOfCondition(call, asked.node) || isPure(module, call)) return 'reads';
  const effects = findEffectsOfCall(module, call, (each) => describeOperation(module, each), 4);
  return effects.some(({ what }) => !isRead(what) && touches(what, asked)) ? null : 'works';
}

/** Whether it may write to what is asked of. */
function touches(operation: Operation, asked: Operation): boolean {
  if (operation.does === 'statement') return true;
  if (!isWrite(operation) && operation.does !== 'save') return false;
  return operation.record === null || asked.record === null || operation.record.name.toLowerCase() === asked.record.name.toLowerCase();
}

function isPartOfCondition({ range: [start, end] }: Node, { range: [from, to] }: Node): boolean {
  return start >= from && end <= to;
}

function isPure(module: Module, { callee, arguments: given }: CallExpression): boolean {
  if (given.some((each) => isFunction(each) && each.async)) return false;
  if (callee.type === 'Identifier') return FUNCTIONS.has(callee.name) && isGlobal(module, callee, callee.name);
  return callee.type === 'MemberExpression' && PURE.test(memberName(callee) ?? '');
}

function isPlainNew(module: Module, { callee }: Extract<Node, { type: 'NewExpression' }>): boolean {
  return ['Date', 'Map', 'Set', 'Error'].some((name) => isGlobal(module, callee, name));
}
