import type { TSESLint } from '@typescript-eslint/utils';
import type { Node, Program } from '../ast/index.js';
import type { RemedyModel } from '../semantics/types.js';
import type { BoundWaitRequest } from './bound-wait.js';

export interface HeadersLimit {
  /** What to give the call as its signal. */
  readonly signal: string;
  /** Writes what stands before the call and behind it. */
  surround(fixer: TSESLint.RuleFixer): TSESLint.RuleFix[];
}

/**
 * A deadline for the headers of a streamed answer only: a timer that is cleared once they are there.
 * Written where the call is a declaration of its own in a block: `const response = await fetch(url);`.
 */
export function limitHeaders({ sourceCode, call }: BoundWaitRequest, remedy: RemedyModel, duration: string): HeadersLimit | null {
  const statement = findStatement(call);
  if (!statement || remedy.option === undefined || remedy.value !== 'signal') return null;
  const { controller, timer } = chooseNames(sourceCode, statement);
  const line = sourceCode.lines[statement.loc.start.line - 1] ?? '';
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const end = sourceCode.getLastToken(statement)?.value === ';' ? ';' : '';
  const before = [
    `const ${controller} = new AbortController()${end}`,
    `const ${timer} = setTimeout(() => ${controller}.abort(), ${duration})${end}`,
  ].map((each) => `${each}\n${indent}`);
  return {
    signal: `${controller}.signal`,
    surround: (fixer) => [
      fixer.insertTextBefore(statement, before.join('')),
      fixer.insertTextAfter(call, `.finally(() => clearTimeout(${timer}))`),
    ],
  };
}

/** `const response = await call;` in a block, nothing else in it. */
function findStatement(call: Node): Node | null {
  const awaited = call.parent;
  const declarator = awaited?.type === 'AwaitExpression' ? awaited.parent : null;
  const statement = declarator?.type === 'VariableDeclarator' ? declarator.parent : null;
  return statement?.declarations.length === 1 && (statement.parent.type === 'BlockStatement' || statement.parent.type === 'Program') ? statement : null;
}

interface Names {
  readonly controller: string;
  readonly timer: string;
}

/** How many deadlines of this pass go to a block: the findings of a file are repaired together. */
const planned = new WeakMap<Program, Map<Node, number>>();

function chooseNames(sourceCode: Readonly<TSESLint.SourceCode>, statement: Node): Names {
  const block = statement.parent ?? statement;
  let counts = planned.get(sourceCode.ast);
  if (!counts) planned.set(sourceCode.ast, (counts = new Map()));
  let left = counts.get(block) ?? 0;
  counts.set(block, left + 1);
  for (let n = 1; ; n += 1) {
    const suffix = n === 1 ? '' : n;
    const names = { controller: `headersDeadline${suffix}`, timer: `headersTimer${suffix}` };
    if (!isTaken(sourceCode, statement, names) && left-- === 0) return names;
  }
}

function isTaken(sourceCode: Readonly<TSESLint.SourceCode>, statement: Node, { controller, timer }: Names): boolean {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(statement); scope; scope = scope.upper) {
    if (scope.set.has(controller) || scope.set.has(timer)) return true;
  }
  return false;
}
