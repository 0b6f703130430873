import type { TSESLint } from '@typescript-eslint/utils';
import { memberName, wrapped, type Node, type Program } from '../ast/index.js';
import type { RemedyModel } from '../semantics/types.js';
import type { BoundWaitRequest } from './bound-wait.js';
import { indentOf, lineBreakOf, startsLine, startWithComments, usesSemicolons } from './layout.js';

export interface HeadersLimit {
  /** What to give the call as its signal. */
  readonly signal: string;
  /** Writes what stands before the call and behind it. */
  surround(fixer: TSESLint.RuleFixer): TSESLint.RuleFix[];
}

/**
 * A deadline for the headers of a streamed answer only: a timer that is cleared once they are there.
 * Written where the call is the first thing that a statement of a block does: `const response = await fetch(url);`.
 */
export function limitHeaders({ sourceCode, call }: BoundWaitRequest, remedy: RemedyModel, duration: string): HeadersLimit | null {
  const statement = isPromise(call) ? findStatement(call) : null;
  if (!statement || remedy.option === undefined || remedy.value !== 'signal') return null;
  const { controller, timer } = chooseNames(sourceCode, statement);
  // A directive above the statement stays there.
  const start = startWithComments(sourceCode, statement);
  const isOnOwnLine = startsLine(sourceCode, start);
  const last = sourceCode.getLastToken(statement)?.value;
  const isOpen = last === '}' ? !usesSemicolons(sourceCode) : last !== ';';
  // What begins with a bracket would go on with the line above it.
  const isWord = /^\w/.test(sourceCode.getFirstToken(statement)?.value ?? '');
  const end = isOnOwnLine ? `${isOpen && isWord ? '' : ';'}${lineBreakOf(sourceCode)}${indentOf(sourceCode, start)}` : '; ';
  const before = [`const ${controller} = new AbortController()`, `const ${timer} = setTimeout(() => ${controller}.abort(), ${duration})`];
  return {
    signal: `${controller}.signal`,
    surround: (fixer) => [
      fixer.insertTextBefore(start, before.map((each) => each + end).join('')),
      fixer.insertTextAfter(call, `.finally(() => clearTimeout(${timer}))`),
    ],
  };
}

/** Whether a call is used as a promise where it is made: `await call`, `call.then(…)`. */
function isPromise(call: Node): boolean {
  const parent = wrapped(call).parent;
  return parent?.type === 'AwaitExpression' || (parent?.type === 'MemberExpression' && /^(then|catch|finally)$/.test(memberName(parent) ?? ''));
}

/** The statement of a block that makes the call before it does anything else: `const { body } = await call;`, `return (await call).body;`. */
function findStatement(call: Node): Node | null {
  for (let at = wrapped(call); at.parent; at = wrapped(at.parent)) {
    const parent: Node = at.parent;
    switch (parent.type) {
      case 'AwaitExpression':
        break;
      case 'MemberExpression':
        if (parent.object !== at) return null;
        break;
      case 'CallExpression':
        if (parent.callee !== at && !(parent.arguments[0] === at && isPlain(parent.callee))) return null;
        break;
      case 'AssignmentExpression':
        if (parent.right !== at || parent.operator !== '=' || !(isPlain(parent.left) || parent.left.type === 'ObjectPattern')) return null;
        break;
      case 'VariableDeclarator': {
        const { parent: declaration } = parent;
        if (parent.init !== at || declaration.declarations.length !== 1) return null;
        return inBlock(declaration.parent.type === 'ExportNamedDeclaration' ? declaration.parent : declaration);
      }
      case 'ForOfStatement':
        return parent.right === at ? inBlock(parent) : null;
      case 'ExpressionStatement':
      case 'ReturnStatement':
        return inBlock(parent);
      default:
        return null;
    }
  }
  return null;
}

/** What is read, or assigned to, without doing anything: `pipeline`, `stream.pipeline`, `this.response`. */
function isPlain(node: Node): boolean {
  if (node.type === 'MemberExpression') return !node.computed && isPlain(node.object);
  return node.type === 'Identifier' || node.type === 'ThisExpression';
}

function inBlock(statement: Node): Node | null {
  return statement.parent && /^(BlockStatement|Program|SwitchCase)$/.test(statement.parent.type) ? statement : null;
}

interface Names {
  readonly controller: string;
  readonly timer: string;
}

/** Up to which number the names of a block are given away in this pass: the findings of a file are repaired together. */
const planned = new WeakMap<Program, Map<Node, number>>();

function chooseNames(sourceCode: Readonly<TSESLint.SourceCode>, statement: Node): Names {
  const parent = statement.parent ?? statement;
  // The cases of a switch share their names.
  const block = parent.type === 'SwitchCase' ? parent.parent : parent;
  let last = planned.get(sourceCode.ast);
  if (!last) planned.set(sourceCode.ast, (last = new Map()));
  for (let n = (last.get(block) ?? 0) + 1; ; n += 1) {
    const suffix = n === 1 ? '' : n;
    const names = { controller: `headersDeadline${suffix}`, timer: `headersTimer${suffix}` };
    if (isTaken(sourceCode, statement, names)) continue;
    last.set(block, n);
    return names;
  }
}

function isTaken(sourceCode: Readonly<TSESLint.SourceCode>, statement: Node, { controller, timer }: Names): boolean {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(statement); scope; scope = scope.upper) {
    if (scope.set.has(controller) || scope.set.has(timer)) return true;
  }
  return false;
}
