import { findReturns, keyName, memberName, someNode, unwrap, type Expression, type FunctionNode, type Identifier, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findVariable, isExported, isGlobal, resolveValue } from '../bindings/index.js';
import { isTellingName } from '../sensitive/names.js';
import { isVariable, type Caught } from './caught.js';

/**
 * What an expression has of an Error. `whole`: the Error itself. `stack`: a text that holds its stack. `text`: its message or another
 * text for it without a stack. `part`: something else of it (`err.code`, `err.response.data`). `unknown`: it has to do with the Error, and how is out of sight.
 */
export type Says = 'whole' | 'stack' | 'text' | 'part' | 'none' | 'unknown';

/** What stands for the parts of an Error that say what was wrong with some input: whoever logs them has what matters. */
const VALIDATION_PARTS = new Set(['issues', 'errors', 'flatten', 'format', 'details', 'inner', 'validation', 'fieldErrors']);
/** Texts and other Errors that hold more than this one. */
const OTHER_PARTS = new Set(['cause', 'originalError', 'innerError', 'reason', 'toJSON', 'stderr', 'stdout']);
const TEXTS = new Set(['message', 'toString', 'toLocaleString', 'shortMessage']);

const MAX_DEPTH = 12;

/** What `outer` has of what was caught. */
export function saysOf(module: Module, caught: Caught, outer: Node, depth = 0): Says {
  if (depth > MAX_DEPTH) return 'unknown';
  const node = unwrap(outer);
  const inner = (each: Node): Says => saysOf(module, caught, each, depth + 1);
  switch (node.type) {
    case 'Identifier':
      return saysOfName(module, caught, node, depth);
    case 'MemberExpression':
      return saysOfMember(inner(node.object), memberName(node), node.computed ? inner(node.property) : 'none');
    case 'TemplateLiteral':
      return asText(join(node.expressions.map(inner)));
    case 'BinaryExpression':
      return node.operator === '+' ? asText(join([node.left, node.right].map(inner))) : mentions(caught, node) ? 'part' : 'none';
    case 'UnaryExpression':
      return mentions(caught, node) ? 'part' : 'none';
    case 'ConditionalExpression':
      return join([inner(node.consequent), inner(node.alternate)]);
    case 'LogicalExpression': {
      // `err.message || err`: the left side is what is there.
      const left = node.operator === '&&' ? 'none' : inner(node.left);
      return left === 'none' ? inner(node.right) : left;
    }
    case 'CallExpression':
      return saysOfCall(module, caught, node, depth);
    case 'NewExpression':
      return saysOfConstruction(module, caught, node, depth);
    case 'Literal':
      return 'none';
    default:
      return mentions(caught, node) ? 'unknown' : 'none';
  }
}

function saysOfMember(object: Says, name: string | null, key: Says): Says {
  if (object === 'none') return key === 'none' ? 'none' : 'part';
  if (object !== 'whole') return object === 'part' || object === 'text' ? object : 'unknown';
  if (name === 'stack') return 'stack';
  if (name === null || VALIDATION_PARTS.has(name) || OTHER_PARTS.has(name)) return 'unknown';
  return TEXTS.has(name) ? 'text' : 'part';
}

/** The weightiest of several things that are all said. */
function join(said: readonly Says[]): Says {
  return (['stack', 'whole', 'unknown', 'text', 'part'] as const).find((each) => said.includes(each)) ?? 'none';
}

/** What is left of something when it is put into a text. */
function asText(says: Says): Says {
  return says === 'whole' ? 'text' : says;
}

function saysOfName(module: Module, caught: Caught, node: Identifier, depth: number): Says {
  const { variable, pattern } = caught;
  if (variable && isVariable(module, node, variable)) return 'whole';
  const found = findVariable(module, node);
  if (found === null || found === 'global') return 'none';
  if (pattern) {
    const key = findKey(module, caught, found);
    if (key !== null) return key === '' ? 'unknown' : saysOfMember('whole', key, 'none');
  }
  return saysOfVariable(module, caught, found, depth);
}

/** The key of the Error that a pattern in the place of its parameter binds to a variable; `''` for a deeper one; null when it is no such variable. */
function findKey(module: Module, { handler, pattern }: Caught, variable: Variable): string | null {
  if (pattern?.type !== 'ObjectPattern' || findDeclaredVariable(module, handler, variable.name) !== variable) return null;
  return keyOf(pattern, variable.defs[0]?.name ?? null);
}

function keyOf(pattern: Extract<Node, { type: 'ObjectPattern' }>, name: Node | null): string {
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (target === name) return keyName(property) ?? '';
  }
  return '';
}

function isInside({ region }: Caught, { range: [start, end] }: Node): boolean {
  return start >= region.range[0] && end <= region.range[1];
}

/** `const message = err.message`, `let text = 'unknown'; if (err instanceof Error) text = err.message`, `const { stack } = err` */
function saysOfVariable(module: Module, caught: Caught, variable: Variable, depth: number): Says {
  const written: readonly Says[] = variable.references.filter((each) => each.isWrite() && isInside(caught, each.identifier as Node)).map(({ writeExpr, identifier, init }) => {
    if (!writeExpr) return 'unknown';
    const says = saysOf(module, caught, writeExpr, depth + 1);
    const pattern = init ? variable.defs[0]?.node : null;
    if (pattern?.type !== 'VariableDeclarator' || pattern.id.type === 'Identifier') return identifier.parent?.type === 'AssignmentExpression' || init ? says : 'unknown';
    if (says === 'none') return 'none';
    return pattern.id.type === 'ObjectPattern' && says === 'whole' ? saysOfMember('whole', keyOf(pattern.id, identifier) || null, 'none') : 'unknown';
  });
  return join(written);
}

function saysOfCall(module: Module, caught: Caught, node: Extract<Node, { type: 'CallExpression' }>, depth: number): Says {
  const { callee } = node;
  if (callee.type === 'MemberExpression') {
    const object = saysOf(module, caught, callee.object, depth + 1);
    // `err.toString()`, `err.message.slice(0, 100)`
    if (object !== 'none') return saysOfMember(object, memberName(callee), 'none');
  }
  const given = join(node.arguments.map((each) => saysOf(module, caught, each, depth + 1)));
  if (given === 'none' || given === 'unknown') return given;
  // `JSON.stringify(err, Object.getOwnPropertyNames(err))` picks what it writes.
  if (isStringify(module, callee)) return node.arguments.length > 1 && given === 'whole' ? 'unknown' : asText(given);
  if (isGlobal(module, callee, 'String')) return asText(given);
  // `redact(String(err))`: what the Error itself holds is not for the log.
  if (isTellingName((callee.type === 'Identifier' ? callee.name : memberName(callee)) ?? '')) return 'unknown';
  if (given !== 'whole') return given;
  const path = resolveValue(module, callee);
  const [step] = path?.steps ?? [];
  if (/^(node:)?util$/.test(path?.package ?? '') && step?.kind === 'member' && step.name === 'inspect') return 'stack';
  const fn = path ? null : findFunction(module, callee);
  return fn && givesText(module, fn) ? 'text' : 'unknown';
}

/** `new Error(String(err))` in place of what is none; `new AppError('…', { cause: err })` holds it all. */
function saysOfConstruction(module: Module, caught: Caught, node: Extract<Node, { type: 'NewExpression' }>, depth: number): Says {
  const given = join(node.arguments.map((each) => (each.type === 'ObjectExpression' && mentions(caught, each) ? 'unknown' : saysOf(module, caught, each, depth + 1))));
  return given === 'none' ? 'none' : 'unknown';
}

export function isStringify(module: Module, callee: Node): boolean {
  return callee.type === 'MemberExpression' && isGlobal(module, callee.object, 'JSON') && memberName(callee) === 'stringify';
}

/** A function of the project that makes a text of an Error and does nothing else: `getErrorMessage(err)`. */
export function givesText(module: Module, fn: FunctionNode): boolean {
  const [parameter] = fn.params;
  if (fn.params.length !== 1 || parameter?.type !== 'Identifier' || fn.async) return false;
  const variable = findDeclaredVariable(module, fn, parameter.name);
  if (!variable || someNode(fn.body, (node) => node.type === 'ExpressionStatement')) return false;
  const inside: Caught = { handler: fn, region: fn.body, variable, pattern: null, source: null, isFromAnywhere: false };
  const returns = findReturns(fn);
  const said = returns.map((each: Expression | null) => (each ? saysOf(module, inside, each, 8) : 'none'));
  return said.includes('text') && said.every((each) => each === 'text' || each === 'none' || each === 'part');
}

/** Whether the Error, or a name for some of it, occurs anywhere in a piece of code. */
export function mentions({ variable }: Caught, code: Node): boolean {
  return variable?.references.some(({ identifier: { range } }) => range[0] >= code.range[0] && range[1] <= code.range[1]) ?? false;
}

/** Whether an expression is a name for a text of the Error, or a call of what makes one, that nothing else reads: it would be left without a use. */
export function isLastUse(module: Module, outer: Node): boolean {
  const node = unwrap(outer);
  const name = node.type === 'CallExpression' ? node.callee : node;
  const variable = name.type === 'Identifier' ? findVariable(module, name) : null;
  if (variable === null || variable === 'global') return false;
  const [definition] = variable.defs;
  if (isExported(variable)) return false;
  return variable.references.filter((each) => each.isRead()).length < 2 && definition?.type !== 'Parameter' && definition?.type !== 'CatchClause';
}
