import { memberName, stringValue, unwrap, type Node } from '../../ast/index.js';
import { camelCase, capitalized, singularOf, wordsOf } from './english.js';

/** Holders whose name says nothing of what they hold. */
const CARRIERS: ReadonlySet<string> = new Set([
  'this', 'self', 'req', 'request', 'res', 'response', 'reply', 'ctx', 'context', 'params', 'query', 'body', 'env', 'process', 'config', 'cfg', 'options', 'opts', 'settings', 'args', 'argv', 'props',
  'input', 'dto', 'data', 'payload', 'locals', 'globalThis', 'meta', 'metadata', 'stats', 'info', 'details', 'state', 'event', 'headers', 'current', 'value', 'values',
]);

/** Carriers whose length is a thing of its own. */
const SIZED = /^(?:values?|data|body|payload|input|args|query|params|headers)$/u;

/** Calls that hand on the value they are given. */
const CONVERSIONS: ReadonlySet<string> = new Set(['String', 'Number', 'Boolean', 'BigInt', 'parseInt', 'parseFloat', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'inspect']);

/** Methods that hand on the value they are called on. */
const VIEWS: ReadonlySet<string> = new Set([
  'toString', 'toFixed', 'toISOString', 'toJSON', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'toDateString', 'toUTCString', 'toPrecision', 'toUpperCase', 'toLowerCase', 'trim', 'trimEnd',
  'trimStart', 'slice', 'substring', 'substr', 'padStart', 'padEnd', 'replace', 'replaceAll', 'join', 'map', 'filter', 'sort', 'reverse', 'toSorted', 'flat', 'flatMap', 'valueOf', 'toHexString', 'getTime',
  'toArray', 'values', 'concat', 'normalize', 'toObject', 'lean', 'exec',
]);

const VERBS = /^(?:get|prettyPrint|prettify|dump|render|display|show|redact|convert|clean|strip|fetch|load|find|read|compute|calculate|calc|create|make|build|resolve|to|as|format|parse|print|describe|generate|extract|stringify|serialize|normalize|summarize|sanitize|mask|truncate|shorten|humanize|capitalize|escape|encode|decode|quote|pick|list|safe|use)(?=[A-Z_]|$)/u;

/** Calls whose name is what they do, and says nothing of what they give. */
const ACTIONS = /^(?:reduce|reduceRight|some|every|includes|indexOf|lastIndexOf|findIndex|push|unshift|splice|test|match|matchAll|search|call|apply|bind|then|catch|finally|run|invoke|execute|(?:open|close|start|stop|send|do|try|run|apply|handle|process|reduce|save|store|write|delete|remove|update|insert|check|ensure|validate|assert|verify)[A-Z]\w*)$/u;

/** How an expression is reached, word by word: `req.params.id` -> `req`, `params`, `id`. Null for what has no name. */
export function pathOf(outer: Node): readonly string[] | null {
  const node = outer.type === 'AssignmentExpression' ? outer.left : unwrap(outer);
  switch (node.type) {
    case 'Identifier':
      return [cleanName(node.name)];
    case 'ThisExpression':
      return ['this'];
    case 'MemberExpression':
      return pathOfMember(node);
    case 'CallExpression':
      return pathOfCall(node);
    case 'NewExpression': {
      const given = node.arguments[0] && pathOf(node.arguments[0]);
      const made = node.callee.type === 'Identifier' ? node.callee.name : null;
      return made === 'Date' ? (given ?? ['date']) : made === null ? null : (given ?? [cleanName(made)]);
    }
    case 'LogicalExpression':
      return pathOf(node.left) ?? pathOf(node.right);
    case 'ConditionalExpression':
      return pathOf(node.consequent) ?? pathOf(node.alternate);
    case 'BinaryExpression':
      return pathOfArithmetic(node);
    case 'UnaryExpression': {
      const path = pathOf(node.argument);
      return path && (node.operator === 'typeof' ? [...path, 'type'] : node.operator === '!' ? null : path);
    }
    case 'UpdateExpression':
      return pathOf(node.argument);
    default:
      return null;
  }
}

function pathOfMember(node: Extract<Node, { type: 'MemberExpression' }>): readonly string[] | null {
  const name = memberName(node);
  const path = pathOf(node.object) ?? [];
  if (name !== null) return /^[\w#$-]+$/u.test(name) ? [...path, cleanName(name)] : null;
  // `items[0]`
  const last = path.at(-1);
  const one = last === undefined ? null : singularOf(last);
  return one === null ? null : [...path.slice(0, -1), one];
}

function pathOfCall(node: Extract<Node, { type: 'CallExpression' }>): readonly string[] | null {
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  const given = first && first.type !== 'SpreadElement' ? first : null;
  if (callee.type === 'Identifier') {
    if (CONVERSIONS.has(callee.name)) return given && pathOf(given);
    if (ACTIONS.test(callee.name)) return null;
    const rest = withoutVerb(callee.name);
    return rest === null ? (given && pathOf(given)) : [rest];
  }
  const method = memberName(callee);
  if (callee.type !== 'MemberExpression' || method === null) return null;
  const owner = callee.object.type === 'Identifier' ? callee.object.name : null;
  if (owner === 'Math' || owner === 'JSON' || CONVERSIONS.has(method)) return given && pathOf(given);
  if (owner === 'Object' && given) return [...(pathOf(given) ?? []), cleanName(method)];
  if (VIEWS.has(method)) return pathOfView(callee.object, method, given);
  if (ACTIONS.test(method)) return null;
  const rest = withoutVerb(method);
  if (rest !== null) return isService(callee.object) ? [rest] : [...(pathOf(callee.object) ?? []), rest];
  // `config.get('PORT')`, `req.header('user-agent')`
  const key = given && stringValue(given);
  if (key !== null && key !== undefined) return /^[\w .:-]+$/u.test(key) ? [cleanName(camelCase(wordsOf(key)))] : null;
  const path = pathOf(callee.object);
  const one = path?.at(-1) === undefined ? null : singularOf(path.at(-1) ?? '');
  return one === null ? null : [one];
}

/** Whether a value goes by what a call is named, which need not be what it gives: `next()`. */
export function isNamedAfterCall(outer: Node): boolean {
  const node = unwrap(outer);
  return node.type === 'CallExpression' && !VIEWS.has(memberName(unwrap(node.callee)) ?? '');
}

/** `users.map((user) => user.id)` -> `userIds` */
function pathOfView(object: Node, method: string, given: Node | null): readonly string[] | null {
  const path = pathOf(object);
  if (method !== 'map' || given?.type !== 'ArrowFunctionExpression') return path;
  const body = unwrap(given.body);
  const property = body.type === 'MemberExpression' ? memberName(body) : null;
  const one = path?.at(-1) === undefined ? null : singularOf(path.at(-1) ?? '');
  if (property === null || !path || one === null) return path;
  const name = cleanName(property);
  return [`${wordsOf(name).length > 1 ? name : `${one}${capitalized(name)}`}${name.endsWith('s') ? '' : 's'}`];
}

/** `Date.now() - start` is a duration; `attempt + 1` goes by its name; `used / total` has none. */
function pathOfArithmetic({ operator, left, right }: Extract<Node, { type: 'BinaryExpression' }>): readonly string[] | null {
  if (operator === '-' && (isClock(left) || isClock(right))) return ['durationMs'];
  if (!/^[-+*/%]$|^\*\*$/u.test(operator)) return null;
  if (right.type === 'Literal') return left.type === 'BinaryExpression' && operator === '/' ? null : pathOf(left);
  return left.type === 'Literal' ? pathOf(right) : null;
}

function isClock(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && /^(?:Date|performance)$/u.test(callee.object.name) && memberName(callee) === 'now';
}

/** `getUserId` -> `userId`; null for a bare verb. */
function withoutVerb(name: string): string | null {
  const rest = cleanName(name.replace(VERBS, ''));
  return rest === '' || rest === 'by' || /^by[A-Z]/u.test(rest) ? null : rest;
}

/** Whether what a method is called on does the work, rather than being what it tells of. */
function isService(node: Node): boolean {
  const last = pathOf(node)?.at(-1) ?? '';
  return CARRIERS.has(last) || /(?:service|repo|repository|client|api|utils?|helpers?|manager|store|model|db|prisma|dao|provider|gateway|factory|controller|lib)$/iu.test(last);
}

/** `_id` -> `id`, `MAX_RETRIES` -> `maxRetries`, `User` -> `user` */
function cleanName(name: string): string {
  const bare = name.replace(/^[_#$]+/u, '');
  if (/^[A-Z\d_]+$/u.test(bare)) return camelCase(wordsOf(bare));
  return bare.includes('-') ? camelCase(wordsOf(bare)) : bare.replace(/^[A-Z]+(?![a-z])|^[A-Z]/u, (start) => start.toLowerCase());
}

/** Names for a field, the best one first, each longer than the one before. */
export function namesFor(path: readonly string[]): string[] {
  const last = path.at(-1) ?? '';
  const holders = path.slice(0, -1).filter(Boolean);
  const isMeasure = /^(?:length|size|count)$/u.test(last);
  const speaking = holders.filter((each, at) => each.length > 1 && (!CARRIERS.has(each) || (isMeasure && at === holders.length - 1 && SIZED.test(each))));
  const short = withHolder(speaking.at(-1), last);
  const names = [short];
  for (const holder of [...speaking.slice(0, -1).reverse(), ...holders.reverse()]) {
    const longer = withHolder(holder, names.at(-1) ?? short, true);
    if (!names.includes(longer)) names.push(longer);
  }
  return names.filter((each) => /^[A-Za-z][\w$]*$/u.test(each));
}

function withHolder(holder: string | undefined, name: string, isForced = false): string {
  if (name === 'length' || name === 'size' || name === 'count') {
    if (holder === undefined) return name;
    const one = singularOf(holder);
    if (one !== null) return `${one}Count`;
    // `usersToNotify`
    return `${holder}${wordsOf(holder).some((each) => singularOf(each) !== null) ? 'Count' : capitalized(name)}`;
  }
  if (holder === undefined || (!isForced && wordsOf(name).length > 1)) return name;
  return wordsOf(name)[0] === wordsOf(holder).at(-1) || name.toLowerCase().startsWith(holder.toLowerCase()) ? name : `${holder}${capitalized(name)}`;
}
