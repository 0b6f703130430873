import { findEnclosingFunction, isFunction, keyName, memberName, someNode, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findCalls } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { isLockName } from '../lock-names.js';
import { memo } from '../memo.js';
import { readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { keysOf } from './keys.js';
import { fieldsOf, originOf } from './origin.js';
import type { Run } from './types.js';

const LOCK_TEXT = /\bfor\s+(?:no\s+key\s+)?update\b|skip\s+locked|serializable|repeatable[\s_-]?read|advisory|\block\s+table\b|get_lock/i;
const LOCK_OPTION = /^(?:lock|isolation(?:Level)?|optimisticConcurrency)$/;

/** Whether a read and a write that depends on it are held together: by a lock, an isolation that notices, a condition on what was read. */
export function isGuarded(module: Module, read: { readonly operation: Operation; readonly run: Run | null }, write: { readonly operation: Operation; readonly run: Run | null }, field: string | null): boolean {
  return isLocked(module, read.operation, read.run) || isHeld(module, read.operation.node, 0) || isHeld(module, write.operation.node, 0) || isInOneOfDocuments(module, write.operation) || isConditional(module, read.operation, write, field);
}

function isLocked(module: Module, read: Operation, run: Run | null): boolean {
  if (read.statement?.locks || readPart(module, read, 'lock').state !== 'absent') return true;
  if (read.transaction && holdsLock(module, read.transaction) !== null) return true;
  for (let each = run; each; each = each.caller) if (holdsLock(module, each.fn) !== null || isHeld(module, each.call, 1)) return true;
  return false;
}

/** Transactions of documents end with an error where another one wrote what they read. */
function isInOneOfDocuments(module: Module, write: Operation): boolean {
  return write.store.keeps === 'documents' && (write.transaction !== null || readPart(module, write, 'handle').state !== 'absent');
}

/** Whether a function around a node, or all who call it, hold a lock. */
function isHeld(module: Module, node: Node, depth: number): boolean {
  for (let fn = findEnclosingFunction(node); fn; fn = findEnclosingFunction(fn)) {
    if (holdsLock(module, fn) !== null) return true;
    const call = fn.parent;
    if (call.type === 'CallExpression' && namesLock(call)) return true;
    if (depth > 1) continue;
    const calls = findCalls(module, fn);
    if (calls && calls.length > 0 && calls.every((each) => isHeld(module, each, depth + 1))) return true;
  }
  return false;
}

/** What in a piece of code says that it holds others off. */
const holdsLock: (module: Module, code: Node) => true | null = memo('holds a lock', (_module, code) =>
  someNode(code, (node) => {
    switch (node.type) {
      case 'CallExpression':
        return namesLock(node);
      case 'Property':
        return LOCK_OPTION.test(keyName(node) ?? '');
      case 'Literal':
        return typeof node.value === 'string' && LOCK_TEXT.test(node.value);
      case 'TemplateElement':
        return LOCK_TEXT.test(node.value.raw);
      default:
        return false;
    }
  })
    ? true
    : null,
);

function namesLock(call: Extract<Node, { type: 'CallExpression' }>): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : (memberName(callee) ?? '');
  const owner = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
  const ownerName = owner?.type === 'Identifier' ? owner.name : owner ? (memberName(owner) ?? '') : '';
  return isLockName(name) || isLockName(ownerName) || /^(?:acquire|watch$)/i.test(name);
}

/** Columns that tell which record it is, not what state it is in. */
const IDENTITY = /^_?id$|Id$|_id$|uuid$|key$|slug$|email$|^code$|^token$/i;

/** `where: { id, version: row.version }`, `WHERE id = $1 AND balance >= $2` */
function isConditional(module: Module, read: Operation, { operation, run }: { readonly operation: Operation; readonly run: Run | null }, field: string | null): boolean {
  if (readPart(module, operation, 'condition').state !== 'absent') return true;
  return keysOf(module, operation, run).some((key) => {
    if (key.column === field || /^(?:_?_?v|version|rev(?:ision)?|etag|updated_?at)$/i.test(key.column)) return true;
    const origin = key.value && originOf(module, key.value, key.run);
    if (origin?.read.node !== read.node) return false;
    const name = fieldsOf(origin).at(-1);
    return name !== undefined && !IDENTITY.test(name);
  });
}

/** Whether a file says that the library itself notices: documents with `optimisticConcurrency`, models with `version: true`. */
export function isVersioned(module: Module, operations: readonly Operation[]): boolean {
  return operations.some(({ record, path }) => {
    const nodes = [record?.node ?? null, ...path.steps.flatMap((step) => ('node' in step ? [step.node] : []))];
    return nodes.some((node) => node && !isFunction(node) && /optimisticConcurrency\s*:\s*(?!false)|\bversion\s*:\s*true/.test(homeOf(module, node).text));
  });
}
