import { findEnclosingFunction, memberName, someNode, stringValue, type CallExpression, type Node, type Program } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, findLiteral, findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { matches } from '../match.js';
import { memo } from '../memo.js';
import { modelsFor } from '../registry.js';

/** A call that reads a file. */
export interface FileRead {
  /** The file comes with the code: its name is fixed, and nothing in the file at hand writes it. */
  readonly isShipped: boolean;
  /** The file at hand writes it, too: it may be there by half. */
  readonly isWritten: boolean;
}

/** What a call reads of the file system; null where it reads nothing. */
export function findFile(module: Module, call: CallExpression): FileRead | null {
  const [address] = call.arguments;
  if (!address || findUse(module, call) !== 'reads') return null;
  const isOwn = isWritten(module, address);
  return { isShipped: isFixed(module, address, 0) && !isOwn, isWritten: isOwn };
}

function findUse(module: Module, call: CallExpression): 'reads' | 'writes' | null {
  const path = findInvoked(module, call);
  if (!path) return null;
  for (const library of modelsFor(module, path)) {
    for (const each of library.files ?? []) {
      if (each.reads.some((pattern) => matches(pattern, path.steps))) return 'reads';
      if (each.writes.some((pattern) => matches(pattern, path.steps))) return 'writes';
    }
  }
  return null;
}

/** `'./data.json'`, `path.join(__dirname, 'data.json')`, `new URL('./data.json', import.meta.url)` */
function isFixed(module: Module, node: Node, depth: number): boolean {
  const value = findLiteral(module, node) ?? node;
  if (depth > 5) return false;
  if (stringValue(value) !== null || value.type === 'MetaProperty') return true;
  switch (value.type) {
    case 'Identifier':
      return value.name === '__dirname' || value.name === '__filename';
    case 'MemberExpression':
      return value.object.type === 'MetaProperty';
    case 'TemplateLiteral':
      return value.expressions.every((each) => isFixed(module, each, depth + 1));
    case 'BinaryExpression':
      return isFixed(module, value.left, depth + 1) && isFixed(module, value.right, depth + 1);
    case 'NewExpression':
    case 'CallExpression':
      return value.arguments.every((each) => isFixed(module, each, depth + 1)) || memberName(value.callee) === 'cwd';
    default:
      return false;
  }
}

/** Whether the same file also writes what it reads while it runs: by the same name, or the same text. */
function isWritten(module: Module, address: Node): boolean {
  const variable = address.type === 'Identifier' ? findVariable(module, address) : null;
  const text = stringValue(address);
  const isSame = (node: Node): boolean =>
    (variable !== null && variable !== 'global' && node.type === 'Identifier' && findVariable(module, node) === variable) || (text !== null && stringValue(node) === text);
  const home = homeOf(module, address);
  return findWrites(home, home.program)?.some((call) => call.arguments.slice(0, 2).some((each) => someNode(each, isSame))) === true;
}

/** The calls of a file that write files while it runs. */
const findWrites = memo<Program, readonly CallExpression[]>('writes of files', (module) =>
  module.invocations.flatMap((call) => (call.type === 'CallExpression' && findEnclosingFunction(call) !== null && findUse(module, call) === 'writes' ? [call] : [])),
);
