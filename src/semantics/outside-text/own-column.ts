import { keyName, memberName, unwrap, type CallExpression, type Node, type Program } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable, isGlobal } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { describeOperation, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { isNothing } from '../values.js';

const WRITES: ReadonlySet<string> = new Set(['insert', 'insert-many', 'update', 'update-many', 'upsert', 'save']);

/** How many files are asked what they write. */
const MAX_FILES = 60;

/**
 * Who wrote the text of a column that a row is asked for: `returned`: the very call that gives the row has made it with
 * `JSON.stringify()`; `only`: all writes of it in the package do; null: nobody can tell.
 */
export function findOwnWriting(module: Module, given: Node, row: CallExpression): 'returned' | 'only' | null {
  const column = columnOf(given);
  if (column === null) return null;
  const operation = describeOperation(module, row);
  if (!operation) return null;
  const own = WRITES.has(operation.does) ? judge(module, operation, column) : null;
  if (own !== null) return own ? 'returned' : null;
  const name = operation.record?.name;
  return name !== undefined && isOnlyStringified(homeOf(module, row), name, column) ? 'only' : null;
}

/** `row.payload`, `row.payload || '{}'` */
function columnOf(outer: Node): string | null {
  const node = unwrap(outer);
  if (node.type === 'LogicalExpression' && node.operator !== '&&') return columnOf(node.left);
  return node.type === 'MemberExpression' ? memberName(node) : null;
}

function isOnlyStringified(module: Module, record: string, column: string): boolean {
  const files = [...new Set([module, ...module.project.backward.filesWith(module, column)])];
  if (files.length > MAX_FILES) return false;
  const judged = files.flatMap((each) =>
    (findWrites(each, each.program) ?? []).flatMap((operation) => {
      const found = operation.record?.name === record ? judge(each, operation, column) : null;
      return found === null ? [] : [found];
    }),
  );
  return judged.length > 0 && judged.every(Boolean);
}

const findWrites = memo<Program, readonly Operation[]>('writes of a file', (module) =>
  module.invocations.flatMap((call) => {
    const operation = call.type === 'CallExpression' ? describeOperation(module, call) : null;
    return operation && WRITES.has(operation.does) ? [operation] : [];
  }),
);

/** Whether a write makes the text of a column with `JSON.stringify()`; null where it does not name it. */
function judge(module: Module, operation: Operation, column: string): boolean | null {
  const data = readPart(module, operation, 'data');
  if (data.state !== 'set') return null;
  const records = data.values.flatMap((each) => recordsOf(module, each));
  const values = [...data.values.flatMap((each) => givenLater(module, each, column)), ...records.flatMap((each) => (each.type === 'ObjectExpression' ? each.properties.flatMap((property) => (property.type === 'Property' && keyName(property) === column ? [property.value as Node] : [])) : []))];
  return values.length === 0 ? null : values.every((each) => isStringified(module, each));
}

/** `changes.data = JSON.stringify(data)`, where `changes` is written afterwards. */
function givenLater(module: Module, node: Node, column: string): readonly Node[] {
  const name = unwrap(node);
  const variable = name.type === 'Identifier' ? findVariable(module, name) : null;
  if (variable === null || variable === 'global') return [];
  return variable.references.flatMap(({ identifier }) => {
    const member = identifier.parent;
    const assignment = member?.type === 'MemberExpression' && member.object === identifier && memberName(member) === column ? member.parent : null;
    return assignment?.type === 'AssignmentExpression' && assignment.left === member ? [assignment.right as Node] : [];
  });
}

function recordsOf(module: Module, node: Node): readonly Node[] {
  const value = findLiteral(module, node) ?? unwrap(node);
  return value.type === 'ArrayExpression' ? value.elements.flatMap((each) => (each ? recordsOf(module, each) : [])) : [value];
}

/** `JSON.stringify(value)`, or nothing at all. */
export function isStringified(module: Module, outer: Node): boolean {
  const node = findLiteral(module, outer) ?? unwrap(outer);
  switch (node.type) {
    case 'CallExpression':
      return node.callee.type === 'MemberExpression' && memberName(node.callee) === 'stringify' && isGlobal(module, node.callee.object, 'JSON');
    case 'ConditionalExpression':
      return isStringified(module, node.consequent) && isStringified(module, node.alternate);
    case 'LogicalExpression':
      return (node.operator === '&&' || isStringified(module, node.left)) && isStringified(module, node.right);
    case 'Literal':
      return node.value === null || node.value === '' || isJson(node.value);
    default:
      return isNothing(module, node);
  }
}

function isJson(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
