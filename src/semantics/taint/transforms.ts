import { stringValue, type Node } from '../../ast/index.js';
import { findLiteral } from '../bindings/index.js';
import { addField } from './assign.js';
import { looksAt, wholeOf } from './evaluate.js';
import { compareSeals, sealed } from './seals.js';
import type { State } from './state.js';
import type { Taint, Value } from './types.js';
import { CLEAN, formed, judged, memberOf, merge, ofOwnKeys, taintsIn, tainted } from './values.js';

type Kind = 'number' | 'bounded' | 'text' | 'date' | 'same' | 'parsed' | 'written' | 'picked' | 'got' | 'clean' | 'type' | 'list' | 'pattern' | 'assigned' | 'sealed' | 'compared';

const kinds = new Map<string, Kind>();
const are = (kind: Kind, ...names: readonly string[]): void => {
  for (const name of names) kinds.set(name, kind);
};
const of = (owner: string, names: string): string[] => names.split(' ').map((name) => `${owner}.${name}()`);

are('number', 'Number()', 'parseInt()', 'parseFloat()', 'BigInt()', ...of('Number', 'parseInt parseFloat'), ...of('Math', 'floor round trunc ceil abs sign'));
are('bounded', ...of('Math', 'min max'));
are('text', 'String()', 'decodeURIComponent()', 'decodeURI()', ...of('path', 'join resolve normalize relative dirname'), ...of('path.posix', 'join resolve normalize'), ...of('lodash', 'trim toString toLower toUpper'));
are('date', 'new Date()', 'Date.parse()', 'moment()', 'dayjs()', 'DateTime.fromISO()');
are(
  'same', ...of('Object', 'entries values keys fromEntries freeze'), ...of('Array', 'from of'), ...of('Promise', 'all allSettled race any resolve'), ...of('Buffer', 'from'), ...of('lodash', 'omit omitBy cloneDeep clone defaults pickBy mapValues mapKeys castArray uniq compact'),
  'structuredClone()', 'new Set()', 'new Map()', 'new URL()', 'new URLSearchParams()', 'new Headers()', 'url.parse()', 'lodash.omit()',
);
are('parsed', 'JSON.parse()', 'querystring.parse()', 'qs.parse()');
are('written', 'JSON.stringify()', 'querystring.stringify()', 'qs.stringify()');
are('picked', ...of('lodash', 'pick'));
are('got', ...of('lodash', 'get'));
are('assigned', 'Object.assign()', ...of('lodash', 'assign merge extend'));
// An encoded text can do no harm in an address; a last part of a path stays in its folder.
are('clean', 'encodeURIComponent()', 'encodeURI()', 'Boolean()', ...of('path', 'basename extname'), 'new Error()', 'new TypeError()');
are('type', ...of('Number', 'isInteger isFinite isNaN isSafeInteger'), 'isNaN()', 'isFinite()');
are('list', 'Array.isArray()');
are('pattern', 'new RegExp()', 'RegExp()');
are('sealed', ...['crypto', 'node:crypto'].flatMap((each) => [`${each}.createHmac().update()`, `${each}.createHmac().update().update()`]));
are('compared', ...of('crypto', 'timingSafeEqual'), ...of('node:crypto', 'timingSafeEqual'));

/** What a function of the language, or one that everybody uses, gives for what it is given; null for all others. */
export function transform(state: State, path: string | null, node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, given: readonly Value[]): Value | null {
  const kind = path === null ? undefined : kinds.get(path);
  const first = given[0] ?? CLEAN;
  switch (kind) {
    case 'number':
    case 'bounded':
    case 'text':
    case 'date':
      return formed(merge(given), kind);
    case 'same':
      return { ...first, holder: null };
    case 'parsed':
      return tainted(taintsIn(first).map((each) => ({ ...each, form: 'any' })));
    case 'written':
      return tainted(taintsIn(first));
    case 'picked':
      return pick(state, node, first);
    case 'got':
      return memberOf(first, '*');
    case 'assigned':
      return assignAll(state, node, given);
    case 'clean':
      return CLEAN;
    case 'type':
      return judged(looksAt(first.taints, 'type'));
    case 'list':
      return judged(looksAt(first.taints, 'type', true));
    case 'sealed':
      // `hmac.update(req.rawBody)`
      return seal(state, node, merge(given.map((each) => (each.holder ? tainted(bodyOf(state, each, node)) : each))));
    case 'compared':
      return judged(given.flatMap((each) => compareSeals(each)));
    case 'pattern':
      state.reach({ kind: 'pattern', node, places: null }, first);
      return CLEAN;
    case undefined:
      return null;
  }
}

/** `pick(body, ['name', 'bio'])` */
function pick(state: State, { arguments: [, ...keys] }: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, from: Value): Value {
  const listed = keys.flatMap((each) => {
    const value = findLiteral(state.module, each);
    return value?.type === 'ArrayExpression' ? value.elements.map((element) => element && stringValue(element)) : [value && stringValue(value)];
  });
  const names = listed.filter((each) => each !== null);
  return names.length === listed.length && names.length > 0 ? { ...CLEAN, fields: new Map(names.map((each) => [each, memberOf(from, each)])) } : ofOwnKeys(memberOf(from, '*'));
}

/** What is signed is gathered in the object, too: `hmac.update(body); hmac.digest('hex')`. */
function seal(state: State, { callee }: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, value: Value): Value {
  const made = sealed(value);
  if (callee.type === 'MemberExpression' && made.taints.length > 0) addField(state, callee.object, CLEAN, '*', made);
  return made;
}

/** The body, of which a member of the request that no framework names has the bytes. */
function bodyOf(state: State, { holder }: Value, node: Node): readonly Taint[] {
  return holder ? wholeOf(state, { ...holder, steps: [] }, node).taints.map((each) => ({ ...each, part: 'body' })) : [];
}

/** `Object.assign(entity, dto)` changes its first argument, too. */
function assignAll(state: State, { arguments: [target] }: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, given: readonly Value[]): Value {
  const [first = CLEAN, ...others] = given;
  const brought = merge(others);
  if (target && taintsIn(brought).length > 0 && !first.holder) addField(state, target, first, '*', brought);
  return merge([first, brought]);
}
