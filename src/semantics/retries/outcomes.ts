import { isFunction, memberName, type Node } from '../../ast/index.js';

export type Loop = Extract<Node, { type: 'ForStatement' | 'ForOfStatement' | 'ForInStatement' | 'WhileStatement' | 'DoWhileStatement' }>;

export function isLoop(node: Node | null | undefined): node is Loop {
  return node?.type === 'ForStatement' || node?.type === 'WhileStatement' || node?.type === 'DoWhileStatement' || node?.type === 'ForOfStatement' || node?.type === 'ForInStatement';
}

/** Where code may go: on to what follows, out of the loop, to its next round, or to whoever catches. */
export const FALLS = 1;
export const LEAVES = 2;
export const AGAIN = 4;
export const THROWS = 8;

/** Which way a condition goes, when that is known. */
export type Verdict = (test: Node) => boolean | null;

/** The ways that one round of a loop may go. What may throw without saying so is not counted: a `catch` is asked on its own. */
export function outcomesOf(node: Node, loop: Loop, verdict: Verdict): number {
  switch (node.type) {
    case 'BlockStatement':
      return sequence(node.body, loop, verdict);
    case 'ReturnStatement':
      return LEAVES;
    case 'ThrowStatement':
      return THROWS;
    case 'BreakStatement':
      return targetOf(node) === loop ? LEAVES : FALLS;
    case 'ContinueStatement':
      return targetOf(node) === loop ? AGAIN : FALLS;
    case 'IfStatement': {
      const goes = verdict(node.test);
      const [yes, no] = [() => outcomesOf(node.consequent, loop, verdict), () => (node.alternate ? outcomesOf(node.alternate, loop, verdict) : FALLS)];
      return goes === null ? yes() | no() : goes ? yes() : no();
    }
    case 'SwitchStatement': {
      const cases = node.cases.map((each) => sequence(each.consequent, loop, verdict));
      return cases.reduce((all, each) => all | each, FALLS);
    }
    case 'TryStatement': {
      const last = node.finalizer ? outcomesOf(node.finalizer, loop, verdict) : FALLS;
      if (!(last & FALLS)) return last;
      return outcomesOf(node.block, loop, verdict) | (last & ~FALLS);
    }
    case 'LabeledStatement':
      return outcomesOf(node.body, loop, verdict);
    case 'ExpressionStatement':
      return isExit(node.expression) ? LEAVES : FALLS;
    default:
      return isLoop(node) ? outcomesOf(node.body, loop, verdict) | FALLS : FALLS;
  }
}

function sequence(statements: readonly Node[], loop: Loop, verdict: Verdict): number {
  let all = 0;
  for (const statement of statements) {
    const outcome = outcomesOf(statement, loop, verdict);
    all |= outcome & ~FALLS;
    if (!(outcome & FALLS)) return all;
  }
  return all | FALLS;
}

/** The ways that a round may go from the end of `from` on, which lies in it. */
export function outcomesAfter(from: Node, loop: Loop, verdict: Verdict): number {
  let all = 0;
  for (let at = from, up = from.parent; up && at !== loop.body; at = up, up = up.parent) {
    const list = up.type === 'BlockStatement' ? up.body : up.type === 'SwitchCase' ? up.consequent : null;
    if (!list) continue;
    const rest = sequence(list.slice((list as readonly Node[]).indexOf(at) + 1), loop, verdict);
    all |= rest & ~FALLS;
    if (!(rest & FALLS)) return all;
  }
  return all | FALLS;
}

/** `process.exit()` */
function isExit(node: Node): boolean {
  const call = node.type === 'AwaitExpression' ? node.argument : node;
  return call.type === 'CallExpression' && memberName(call.callee) === 'exit' && call.callee.type === 'MemberExpression' && call.callee.object.type === 'Identifier' && call.callee.object.name === 'process';
}

/** The loop or `switch` that a `break` or `continue` is about. */
function targetOf(node: Extract<Node, { type: 'BreakStatement' | 'ContinueStatement' }>): Node | null {
  for (let at: Node | undefined = node.parent; at && !isFunction(at); at = at.parent) {
    if (node.label) {
      if (at.type === 'LabeledStatement' && at.label.name === node.label.name) return at.body;
    } else if (isLoop(at) || (at.type === 'SwitchStatement' && node.type === 'BreakStatement')) return at;
  }
  return null;
}

