import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { keyName, unwrap, type Node } from '../ast/index.js';
import type { LogCall, SensitivePart } from '../semantics/types.js';
import { withParentheses } from './layout.js';
import { withoutPlaceholder } from './log-placeholder.js';
import { removeProperty } from './set-option.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** How a value is kept out of a line. */
export interface DropPlan {
  /** What is logged in its place: `user.id`; null where it is left out. */
  readonly instead: string | null;
  readonly edit: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[] | null;
}

/** The line with an identifier in place of the record, or without the value; null where neither reads as somebody would have written it. */
export function dropFromLog(sourceCode: SourceCode, log: LogCall, part: SensitivePart, identifier: string | null): DropPlan | null {
  if (hasEffects(part.node)) return null;
  const instead = identifier === null ? null : `${sourceCode.getText(unwrap(part.node))}.${identifier}`;
  if (instead !== null) {
    const identify = identifyIn(log, part, instead, identifier ?? 'id');
    if (identify) return { instead, edit: identify };
  }
  const drop = dropFrom(sourceCode, log, part);
  return drop && { instead: null, edit: drop };
}

type Edit = DropPlan['edit'];

/** `{ user }` becomes `{ userId: user.id }`, and `user` alone becomes `user.id`, or `{ userId: user.id }` where fields belong. */
function identifyIn(log: LogCall, { node, field }: SensitivePart, text: string, identifier: string): Edit | null {
  const value = unwrap(node);
  if (value.type !== 'Identifier') return null;
  const name = `${nameOf(field) ?? value.name}${identifier === 'uuid' ? 'Uuid' : 'Id'}`;
  if (field?.type === 'Property') {
    const { parent } = field;
    const isTaken = parent.type === 'ObjectExpression' && parent.properties.some((each) => each.type !== 'Property' || keyName(each) === name);
    if (isTaken || field.value !== value || field.computed) return null;
    return (fixer) => (field.shorthand ? [fixer.replaceText(field, `${name}: ${text}`)] : [fixer.replaceText(field.key, name), fixer.replaceText(value, text)]);
  }
  if (field !== null) return null;
  if (isInPlaceOfFields(log, node)) return (fixer) => [fixer.replaceText(node, `{ ${name}: ${text} }`)];
  const isPlain = log.printed.some((each) => each === node) || (log.logger.fields === 'none' && log.message === node);
  // In a message that should be constant, the identifier is no better a part than the record.
  return isPlain || (node.parent?.type === 'TemplateLiteral' && log.logger.fields === 'none') ? (fixer) => [fixer.replaceText(node, text)] : null;
}

/** A record is an object, whatever else is not known of it. */
function isInPlaceOfFields({ fields, given, logger, unknown }: LogCall, node: Node): boolean {
  if (node === fields) return true;
  const place = logger.fields === 'first' ? 0 : logger.fields === 'last' ? 1 : -1;
  return given[place] === node && unknown.some((each) => each === node);
}

function nameOf(field: Node | null): string | null {
  return field?.type === 'Property' && !field.computed && field.key.type === 'Identifier' ? field.key.name : null;
}

function dropFrom(sourceCode: SourceCode, log: LogCall, { node, field }: SensitivePart): Edit | null {
  if (field) return holdsOnly(field, node) ? dropField(sourceCode, log, field) : null;
  const { parent } = node;
  if (parent?.type === 'TemplateLiteral' && log.given.some((each) => each === parent)) {
    // What is left must be a constant message where the logger takes fields: else the values are to become fields first.
    const text = parent.expressions.length === 1 || log.logger.fields === 'none' ? withoutPlaceholder(sourceCode, parent, node) : null;
    return text === null ? null : (fixer) => [fixer.replaceText(parent, text)];
  }
  if (parent !== log.node || log.given.length < 2 || log.formatted.some((each) => each === node) || node === log.message) return null;
  return dropArgument(sourceCode, log, node);
}

/** Whether a field is there for nothing but this value. */
function holdsOnly(field: Node, node: Node): boolean {
  return (field.type === 'Property' && field.value === node) || (field.type === 'SpreadElement' && field.argument === node);
}

function dropField(sourceCode: SourceCode, log: LogCall, field: Node): Edit | null {
  const object = field.parent;
  if (object?.type !== 'ObjectExpression') return null;
  if (object.properties.length > 1) return (fixer) => [removeProperty(fixer, sourceCode, field)];
  // `{ given: { password } }`: nothing is left of what is around it.
  if (object.parent.type === 'Property' && object.parent.value === object) return dropField(sourceCode, log, object.parent);
  // `logger.info({ password }, 'signed in')`
  const isArgument = log.given.some((each) => each === object);
  return isArgument && log.given.length > 1 ? dropArgument(sourceCode, log, object) : null;
}

/** Takes an argument out, with its comma; a label that announces it (`'Body:', body`) loses its colon. */
function dropArgument(sourceCode: SourceCode, log: LogCall, argument: Node): Edit | null {
  const index = log.node.arguments.findIndex((each) => each === argument);
  const before = log.node.arguments[index - 1];
  const { start, end } = withParentheses(sourceCode, argument);
  const comma = before ? sourceCode.getTokenBefore(start) : sourceCode.getTokenAfter(end);
  if (index < 0 || comma?.value !== ',') return null;
  const next = sourceCode.getTokenAfter(comma);
  const range: TSESTree.Range = before ? [comma.range[0], end.range[1]] : [start.range[0], next?.range[0] ?? comma.range[1]];
  if (sourceCode.getAllComments().some((each) => each.range[0] >= range[0] && each.range[1] <= range[1])) return null;
  const isLabel = before?.type === 'Literal' && before === log.message && index === log.node.arguments.length - 1;
  const label = isLabel ? /^(['"])(.*\w)[\s:=-]+\1$/.exec(sourceCode.getText(before)) : null;
  return (fixer) => [...(before && label ? [fixer.replaceText(before, `${label[1]}${label[2]}${label[1]}`)] : []), fixer.removeRange(range)];
}

/** Whether leaving an expression out would leave out something that happens. */
function hasEffects(node: Node): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case 'Identifier':
    case 'ThisExpression':
    case 'Literal':
      return node.type === 'AwaitExpression';
    case 'MemberExpression':
      return hasEffects(value.object) || (value.computed && hasEffects(value.property));
    case 'TemplateLiteral':
      return value.expressions.some(hasEffects);
    case 'CallExpression': {
      const { callee } = value;
      const isPrinting = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'JSON';
      return !isPrinting || value.arguments.some(hasEffects);
    }
    default:
      return true;
  }
}
