import { findCheckThenAct, findCountedNumber, findGuardingCall, findLostUpdates, findPendingWork, findSweep } from '../../src/semantics/index.js';
import { walk, type Node } from '../../src/ast/index.js';
import { analyze, type World } from './analyze.js';

/** What code writes back that others may have changed: `stock number: p.stock - 1`. */
export function lostUpdatesOf(code: string, world: World = {}): string[] {
  return analyze(code, (module) => module.invocations.flatMap((call) => {
    if (call.type === 'NewExpression') return [];
    const sweep = findSweep(module, call);
    const found = sweep ? [sweep] : (findLostUpdates(module, call) ?? []);
    return found.map(({ field, computation, node }) => `${field ?? '-'} ${computation}: ${module.text.slice(...node.range)}`);
  }), world);
}

/** What a look-up decides that others may decide at the same time: `state of status: order.status !== 'open'`. */
export function checksOf(code: string, world: World = {}): string[] {
  return analyze(code, (module) => {
    const found: string[] = [];
    walk(module.program, (node: Node) => {
      const checks = node.type === 'IfStatement' ? [findCheckThenAct(module, node)] : node.type === 'CallExpression' ? [findGuardingCall, findPendingWork, findCountedNumber].map((find) => find(module, node)) : [];
      for (const check of checks) if (check) found.push(`${check.kind}${check.field === null ? '' : ` of ${check.field}`}: ${module.text.slice(...check.node.range)}`);
      return true;
    });
    return found;
  }, world);
}
