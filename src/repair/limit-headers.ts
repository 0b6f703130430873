import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../ast/index.js';
import type { RemedyModel } from '../semantics/types.js';
import type { BoundWaitPlan, BoundWaitRequest } from './bound-wait.js';
import { printNumber } from './duration.js';
import { setOptions } from './set-option.js';

const CONTROLLER = 'headersDeadline';
const TIMER = 'headersTimer';

/**
 * A deadline for the headers of a streamed answer only: a timer that is cleared once they are there.
 * Written where the call is a declaration of its own in a block: `const response = await fetch(url);`.
 */
export function limitHeaders(request: BoundWaitRequest, remedy: RemedyModel): BoundWaitPlan | null {
  const { sourceCode, call, slot, waits, timeoutMs } = request;
  const statement = findStatement(call);
  if (!statement || !slot || remedy.option === undefined || remedy.value !== 'signal' || isTaken(sourceCode, statement)) return null;
  const existing = waits[0]?.bound.deadSignal?.value ?? null;
  const signal = existing ? `AbortSignal.any([${sourceCode.getText(existing)}, ${CONTROLLER}.signal])` : `${CONTROLLER}.signal`;
  const option = remedy.option;
  const line = sourceCode.lines[statement.loc.start.line - 1] ?? '';
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const end = sourceCode.getLastToken(statement)?.value === ';' ? ';' : '';
  const before = [
    `const ${CONTROLLER} = new AbortController()${end}`,
    `const ${TIMER} = setTimeout(() => ${CONTROLLER}.abort(), ${printNumber(timeoutMs)})${end}`,
  ].map((each) => `${each}\n${indent}`);
  return {
    tier: 'policy',
    edit: (fixer) => {
      const set = setOptions(fixer, sourceCode, slot, [[option, signal]]);
      return (
        set && [fixer.insertTextBefore(statement, before.join('')), ...set, fixer.insertTextAfter(call, `.finally(() => clearTimeout(${TIMER}))`)]
      );
    },
  };
}

/** `const response = await call;` in a block, nothing else in it. */
function findStatement(call: Node): Node | null {
  const awaited = call.parent;
  const declarator = awaited?.type === 'AwaitExpression' ? awaited.parent : null;
  const statement = declarator?.type === 'VariableDeclarator' ? declarator.parent : null;
  return statement?.declarations.length === 1 && (statement.parent.type === 'BlockStatement' || statement.parent.type === 'Program') ? statement : null;
}

function isTaken(sourceCode: Readonly<TSESLint.SourceCode>, statement: Node): boolean {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(statement); scope; scope = scope.upper) {
    if (scope.set.has(CONTROLLER) || scope.set.has(TIMER)) return true;
  }
  return false;
}
