import { findSingleReturn, isFunction, keyName, memberName, unwrap, type CallExpression, type Node, type ObjectExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, findVariable, isGlobal } from '../bindings/index.js';
import { homeOf, textOf } from '../home.js';
import { methodOf } from '../method.js';
import { readOptions } from '../options.js';
import { shapeOfType } from '../schemas/shape-of-type.js';
import type { FieldShape } from '../schemas/shapes.js';
import type { OutboundRequest } from '../types.js';
import { prefixOf } from '../values.js';

/** Last parts of paths that are named after what a `POST` to them moves, and what that is. */
const MOVING: Readonly<Record<string, string>> = {
  charge: 'charge', charges: 'charge', payment: 'payment', payments: 'payment', 'payment-intents': 'payment', payment_intents: 'payment', pay: 'payment',
  refund: 'refund', refunds: 'refund', payout: 'payout', payouts: 'payout', transfer: 'transfer', transfers: 'transfer', withdrawal: 'withdrawal', withdrawals: 'withdrawal',
  purchase: 'purchase', purchases: 'purchase', booking: 'booking', bookings: 'booking', book: 'booking', reservation: 'reservation', reservations: 'reservation',
  label: 'label', labels: 'label', shipment: 'shipment', shipments: 'shipment', fulfill: 'shipment', fulfil: 'shipment', fulfillment: 'shipment', fulfillments: 'shipment',
  order: 'order', orders: 'order', 'purchase-orders': 'order', purchase_orders: 'order', checkout: 'checkout', checkouts: 'checkout',
  voucher: 'voucher', vouchers: 'voucher', 'gift-cards': 'gift card', giftcards: 'gift card', gift_cards: 'gift card', deposit: 'deposit', deposits: 'deposit', disbursements: 'disbursement', 'top-ups': 'top-up', topups: 'top-up',
};

/** What a `POST` moves by its path as it is written: `/charges`, `/orders/${id}/refund`. Null where the path tells nothing. */
export function findMovedByPath(module: Module, described: OutboundRequest): string | null {
  const { node, request, client } = described;
  if (client.category !== 'http' || request.options === undefined || node.type === 'TaggedTemplateExpression') return null;
  const argument = request.url?.argument === undefined ? undefined : node.arguments[request.url.argument];
  const last = argument && argument.type !== 'SpreadElement' ? lastPart(module, argument, 0) : null;
  const what = last === null ? undefined : MOVING[last];
  return what !== undefined && methodOf(module, described) === 'POST' ? what : null;
}

/** The last part of an address, where it is a constant: `refunds` of `${base}/refunds?notify=1`. */
function lastPart(module: Module, node: Node, depth: number): string | null {
  const value = findLiteral(module, node);
  if (!value || depth > 5) return null;
  if (value.type === 'NewExpression' && isGlobal(module, value.callee, 'URL') && value.arguments[0]) return lastPart(module, value.arguments[0], depth + 1);
  const text = lastText(value);
  if (text === null && value.type === 'BinaryExpression' && value.operator === '+') return lastPart(module, value.right, depth + 1);
  return text === null ? null : (/\/([\w-]+)\/?$/.exec(text.replace(/[?#].*$/s, ''))?.[1]?.toLowerCase() ?? null);
}

function lastText(value: Node): string | null {
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null;
  if (value.type !== 'TemplateLiteral') return null;
  // What follows a `?` is no part of the path, whatever is filled into it.
  const index = value.quasis.findIndex((each) => each.value.raw.includes('?'));
  return (index < 0 ? value.quasis.at(-1) : value.quasis[index])?.value.cooked ?? null;
}

/** Services that know a request again by a header of their own: by their host, or by paths that no other service has. */
const OWN_HEADERS: readonly { readonly host: RegExp; readonly path: RegExp | null; readonly header: string; readonly source: string }[] = [
  { host: /\bpaypal\.com\b/i, path: /\/v[12]\/(?:checkout\/orders|payments\/(?:captures|authorizations|payouts|payment)\b)/, header: 'PayPal-Request-Id', source: 'https://developer.paypal.com/reference/guidelines/idempotency' },
  { host: /\bmercadopago\.com\b/i, path: null, header: 'X-Idempotency-Key', source: 'https://www.mercadopago.com.br/developers/en/docs/wallet-connect/advanced-payments/idempotency' },
  { host: /\brapyd\.net\b/i, path: null, header: 'idempotency', source: 'https://docs.rapyd.net/en/idempotency.html' },
];

/** The header by which the other side knows a request again. */
export function findKeyHeader(module: Module, { node, request, made }: OutboundRequest): string {
  const argument = request.url?.argument === undefined || node.type === 'TaggedTemplateExpression' ? undefined : node.arguments[request.url.argument];
  if (!argument || argument.type === 'SpreadElement') return USUAL_HEADER;
  const base = made.at(-1)?.node;
  const start = `${base ? textOf(module, base) : ''} ${prefixOf(module, argument) ?? ''}`;
  const isElsewhere = /https?:/i.test(start);
  const path = textOf(module, findLiteral(module, argument) ?? argument);
  return OWN_HEADERS.find((each) => each.host.test(start) || (!isElsewhere && each.path?.test(path) === true))?.header ?? USUAL_HEADER;
}

const USUAL_HEADER = 'Idempotency-Key';

/** Also the fields by which PayPal's payouts, Tremendous, Wise and exchanges know a request again. */
const KEY = /idempot|request-?id|dedup|^(sender_?batch_?id|external_?id|customer_?transaction_?id|client_?(order|transaction)_?id)$/i;

/** The value of what looks like a key in the headers or the body of a request; null where there is none, `unknown` where not all of them is in sight. */
export function findKeyOfRequest(module: Module, { node, request }: OutboundRequest): Node | 'unknown' | null {
  if (node.type === 'TaggedTemplateExpression' || request.options === undefined) return 'unknown';
  const options = readOptions(module, node, request.options);
  const facts = ['headers', 'body', 'json', 'data', 'form'].map((option) => options.read(option));
  const index = typeof request.options === 'number' ? request.options : request.options[0];
  // `client.post(url, data, options)`
  const data = request.url?.argument === 0 && index === 2 ? node.arguments[1] : undefined;
  const values = [...facts.flatMap((fact) => (fact.state === 'set' ? [fact.value] : [])), ...(data ? [data] : [])];
  let isOpen = facts.some(({ state }) => state === 'unknown');
  for (const value of values) {
    const literal = literalOf(module, value, 0);
    const found = literal && findKeyIn(literal);
    if (found) return found;
    if (!literal && isTypedWithoutKey(module, value)) continue;
    if (!literal || literal.properties.some((each) => each.type === 'SpreadElement')) isOpen = true;
  }
  return isOpen ? 'unknown' : null;
}

/** `body: JSON.stringify(order)`, where the declared type of `order` says what it has. */
function isTypedWithoutKey(module: Module, outer: Node): boolean {
  const value = unwrap(outer);
  const [first] = value.type === 'CallExpression' ? value.arguments : [];
  if (value.type === 'CallExpression') return isStringify(module, value) && first !== undefined && first.type !== 'SpreadElement' && isTypedWithoutKey(module, first);
  const variable = value.type === 'Identifier' ? findVariable(module, value) : null;
  const name = variable === null || variable === 'global' || variable.defs.length !== 1 ? undefined : variable.defs[0]?.name;
  const annotation = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  const shape = annotation && name ? shapeOfType(homeOf(module, name), annotation) : null;
  return shape?.kind === 'object' && isWithoutKey(shape.fields);
}

function isWithoutKey(fields: readonly FieldShape[]): boolean {
  return fields.every(({ name, value }) => !KEY.test(name) && value.kind !== 'unknown' && (value.kind !== 'object' || isWithoutKey(value.fields)));
}

function isStringify(module: Module, { callee }: CallExpression): boolean {
  return callee.type === 'MemberExpression' && isGlobal(module, callee.object, 'JSON') && memberName(callee) === 'stringify';
}

/** `{ … }`, `JSON.stringify({ … })`, `new Headers({ … })`, `headersOf()` with a function in sight that gives an object. */
function literalOf(module: Module, node: Node, depth: number): ObjectExpression | null {
  const value = findLiteral(module, node);
  if (!value || depth > 4) return null;
  if (value.type === 'ObjectExpression') return value;
  const [first] = value.type === 'CallExpression' || value.type === 'NewExpression' ? value.arguments : [];
  if (value.type === 'NewExpression') return first && ['Headers', 'URLSearchParams'].some((name) => isGlobal(module, value.callee, name)) ? literalOf(module, first, depth + 1) : null;
  if (value.type !== 'CallExpression') return null;
  if (first && isStringify(module, value)) return literalOf(module, first, depth + 1);
  const fn = findFunction(module, value.callee);
  const returned = isFunction(fn) ? findSingleReturn(fn) : null;
  return returned && literalOf(module, unwrap(returned), depth + 1);
}

function findKeyIn({ properties }: ObjectExpression, depth = 0): Node | null {
  for (const property of properties) {
    if (property.type !== 'Property') continue;
    if (KEY.test(keyName(property) ?? '')) return property.value;
    const inner = unwrap(property.value);
    const found = inner.type === 'ObjectExpression' && depth < 3 ? findKeyIn(inner, depth + 1) : null;
    if (found) return found;
  }
  return null;
}
