import { memberName, unwrap, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { isHarmless } from './harmless.js';
import { findSensitiveInput } from './inputs.js';
import { findSecretMember, isTakenAway } from './members.js';
import { describeRecord, findKindOfName, findPersonalName, WHAT } from './names.js';
import { findOrigins, type Origin } from './origin.js';
import { findOutgoingHeaders } from './outgoing.js';
import { findSecretRow } from './rows.js';
import { findPersonalPart, findSecretColumnOf, findSecretPart } from './shapes.js';
import { findSecretSource } from './sources.js';
import type { Sensitive } from './types.js';
import { findSecretUse, variableOf } from './uses.js';

/** What a value is that is named, read or called for, by the strongest proof there is; null where nothing says that it is sensitive. */
export const describeValue: (module: Module, node: Node) => Sensitive | null = memo<Node, Sensitive>('sensitive value', (module, outer) => {
  const node = unwrap(outer);
  if (isHarmless(module, node)) return null;
  const origins = findOrigins(module, node);
  const found = bySource(module, node, origins) ?? byUse(module, origins) ?? byName(module, node, origins);
  const variable = variableOf(module, node);
  return found?.part !== undefined && variable && isTakenAway(variable, found.part) ? null : found;
});

function bySource(module: Module, node: Node, origins: readonly Origin[]): Sensitive | null {
  for (const origin of origins) {
    const found = findSecretSource(module, origin) ?? findSecretRow(module, origin) ?? findOutgoingHeaders(module, origin);
    if (found) return found;
  }
  const input = findSensitiveInput(module, node, origins);
  if (input) return input;
  const column = findSecretColumnOf(module, node);
  return column === null ? null : describeRecord('source', column);
}

function byUse(module: Module, origins: readonly Origin[]): Sensitive | null {
  for (const { node, keys } of origins) {
    const variable = variableOf(module, node);
    const found = variable && findSecretUse(module, variable, keys);
    if (found) return found;
  }
  return null;
}

function byName(module: Module, node: Node, origins: readonly Origin[]): Sensitive | null {
  const part = findSecretPart(module, node);
  if (part !== null) return describeRecord('name', part);
  const variable = variableOf(module, node);
  const member = variable && !isMadeHarmless(module, origins) ? findSecretMember(variable) : null;
  if (member !== null) return describeRecord('name', member);
  const kind = findKindOfName(nameOf(node)) ?? findKindOfName(longNameOf(node));
  if (origins.length > 1 && isMadeHarmless(module, origins)) return null;
  if (kind) return { kind, proof: 'name', what: WHAT[kind] };
  return findPersonal(module, node, variable);
}

/** The e-mail address or telephone number of a person, by the name of the value or of a part that its type declares. */
function findPersonal(module: Module, node: Node, variable: Variable | null): Sensitive | null {
  const part = findPersonalPart(module, node);
  const inside = part === null ? null : findPersonalName(part);
  if (part !== null && inside) return { ...describeRecord('name', part), kind: inside };
  const kind = node.type === 'CallExpression' ? null : findPersonalName(nameOf(node));
  // `email.subject`: a message, not an address
  return kind && !(variable && hasMembers(variable)) ? { kind, proof: 'name', what: WHAT[kind] } : null;
}

function hasMembers({ references }: Variable): boolean {
  return references.some(({ identifier }) => {
    const { parent } = identifier;
    return parent?.type === 'MemberExpression' && parent.object === identifier && !parent.computed && !(parent.parent.type === 'CallExpression' && parent.parent.callee === parent);
  });
}

/** `const token = maskToken(given)`: its name is that of what it was made from. */
function isMadeHarmless(module: Module, origins: readonly Origin[]): boolean {
  return origins.slice(1).some(({ node, keys }) => keys.length === 0 && isHarmless(module, node));
}

/** `card.number`, `api.key`: a member whose name is told by what it is a member of. */
function longNameOf(node: Node): string {
  if (node.type !== 'MemberExpression') return '';
  const object = unwrap(node.object);
  return `${object.type === 'Identifier' ? object.name : (memberName(object) ?? '')}_${memberName(node) ?? ''}`;
}

/** The name that a value goes by: of a variable, of a member, of what a function is called for (`createToken(user)`). */
function nameOf(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return memberName(node) ?? '';
  if (node.type !== 'CallExpression') return '';
  const callee = node.callee.type === 'Identifier' ? node.callee.name : (memberName(node.callee) ?? '');
  return /^(get|create|generate|issue|sign|make|build)[A-Z]/.test(callee) ? callee.replace(/^[a-z]+/, '') : '';
}
