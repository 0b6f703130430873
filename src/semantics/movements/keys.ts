import { findEnclosingFunction, keyName, memberName, someNode, unwrap, walk, type Expression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked, findSource, findVariable } from '../bindings/index.js';
import { matches } from '../match.js';
import { findKnown, type KnownCalls } from '../package-facts/paths.js';

/** Calls that give something else each time. */
const NEW_EACH_TIME: readonly KnownCalls[] = [
  { packages: ['crypto', 'node:crypto'], paths: ['{randomUUID,randomBytes,randomInt}()', 'randomBytes().toString()', 'webcrypto.randomUUID()'], source: '@types/node@24:crypto.d.ts' },
  { packages: ['uuid'], paths: ['{v1,v4,v6,v7}()'], source: 'uuid@14.0.3:dist/index.d.ts' },
  { packages: ['nanoid', 'nanoid/non-secure'], paths: ['nanoid()', 'customAlphabet()()'], source: 'nanoid@5.1.16:index.d.ts' },
  { packages: ['ulid'], paths: ['ulid()'], source: 'ulid@3.0.2:dist/index.d.ts' },
  { packages: ['@paralleldrive/cuid2'], paths: ['createId()'], source: '@paralleldrive/cuid2@3.3.0:index.d.ts' },
];

/** The same of global objects. */
const GLOBALS: Readonly<Record<string, string>> = { crypto: '{randomUUID,getRandomValues}()', Date: 'now()', Math: 'random()', performance: 'now()' };

/** Whether an expression is new each time: made where it stands, or by a name that nothing else has. */
export function isNewEachTime(module: Module, node: Node): boolean {
  const value = unwrap(node);
  const variable = value.type === 'Identifier' ? findVariable(module, value) : null;
  if (variable !== null && variable !== 'global') {
    const source = findSource(variable);
    const reads = variable.references.filter((each) => each.isRead());
    // What is stored or handed on as well can be the same next time.
    if (!source || source.keys.length > 0 || reads.length > 1 || findEnclosingFunction(source.value) !== findEnclosingFunction(value)) return false;
    return isMadeAnew(module, source.value);
  }
  return isMadeAnew(module, value);
}

function isMadeAnew(module: Module, node: Node): boolean {
  return someNode(node, (each) => {
    if (each.type !== 'CallExpression' && each.type !== 'NewExpression') return false;
    const path = findInvoked(module, each);
    if (!path) return false;
    if (path.global === null) return findKnown(path, NEW_EACH_TIME) !== null;
    return path.global in GLOBALS && matches(GLOBALS[path.global] ?? '', path.steps);
  });
}

/** What there is one of for each time that something is wanted: an order, an event, a job; not a customer, who may want it again. */
const OCCASIONS = 'order|booking|reservation|invoice|payment|shipment|event|request|job|message|transaction|refund|payout|transfer|withdrawal|purchase|checkout|attempt';
/** A payment may be paid back in parts, so that only the refund itself tells one from the next. */
const OCCASIONS_OF_REFUNDS = 'refund|event|request|job|message|attempt';

/** The identity of the occasion that a call mentions among what it sends: `order.id` of `{ metadata: { orderId: order.id } }`. */
export function findIdentity(module: Module, call: Node, what: string): Expression | null {
  const occasions = what === 'refund' ? OCCASIONS_OF_REFUNDS : OCCASIONS;
  const name = new RegExp(`^(${occasions})_?(id|uuid|number|ref|reference)$`, 'i');
  const owner = new RegExp(`(${occasions})$`, 'i');
  let found: Expression | null = null;
  walk(call, (node) => {
    if (found || node.type !== 'Property') return !found;
    const value = unwrap(node.value);
    if (isIdentity(value, keyName(node), name, owner) && !isNewHere(module, value)) found = node.value as Expression;
    return true;
  });
  return found;
}

function isIdentity(value: Node, key: string | null, name: RegExp, owner: RegExp): boolean {
  if (value.type === 'Identifier') return name.test(value.name) || (/^(id|uuid)$/i.test(value.name) && name.test(key ?? ''));
  if (value.type !== 'MemberExpression' || value.computed) return false;
  const [object, member] = [unwrap(value.object), memberName(value) ?? ''];
  const holder = object.type === 'Identifier' ? object.name : (memberName(object) ?? '');
  return name.test(member) || (/^_?(id|uuid)$/i.test(member) && owner.test(holder));
}

/** `const orderId = randomUUID()` in the same run: the next run has another. */
function isNewHere(module: Module, value: Node): boolean {
  const variable = value.type === 'Identifier' ? findVariable(module, value) : null;
  const source = variable === null || variable === 'global' ? null : findSource(variable);
  return source !== null && source.keys.length === 0 && isMadeAnew(module, source.value);
}
