import { isFunction, memberName, unwrap, walk, type Invocation, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';

/** The part of a call that names what is called: the `get` of `client.get()`. */
export function nameOf(call: Invocation): Node {
  const callee = unwrap(call.type === 'TaggedTemplateExpression' ? call.tag : call.callee);
  if (call.type === 'NewExpression') return call;
  return callee.type === 'MemberExpression' ? callee.property : callee;
}

/** A call as a person refers to it, without its arguments: `new Pool()`, `db.select().from()`. */
export function printCall(call: Invocation): string {
  if (call.type === 'TaggedTemplateExpression') return `${printCallee(call.tag)}\`…\``;
  return `${call.type === 'NewExpression' ? 'new ' : ''}${printCallee(call.callee)}()`;
}

function printCallee(outer: Node): string {
  const node = unwrap(outer);
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'Super':
      return 'super';
    case 'MemberExpression': {
      const name = memberName(node);
      return `${printCallee(node.object)}${name === null ? '[…]' : `.${name}`}`;
    }
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
      return node.type === 'NewExpression' ? `(${printCall(node)})` : printCall(node);
    case 'AwaitExpression':
      return `(await ${printCallee(node.argument)})`;
    case 'Literal':
    case 'TemplateLiteral':
      return "'…'";
    case 'ArrayExpression':
      return '[…]';
    default:
      return '(…)';
  }
}

/** What stands on a line. */
export interface OnLine {
  /** The calls whose name is on it, or the innermost ones that it is a part of; in source order. */
  readonly named: readonly Invocation[];
  /** Every call that it is a part of, but for what is inside a function that such a call is given. */
  readonly touched: readonly Invocation[];
  /** Every node that it touches or lies in. */
  readonly around: readonly Node[];
}

/** @param column 1-based, as ESLint prints it; null for the whole line. */
export function findOnLine(module: Module, line: number, column: number | null): OnLine {
  const around: Node[] = [];
  walk(module.program, (node) => {
    if (!isPartOf(node, line)) return false;
    around.push(node);
    return true;
  });
  const functions = around.filter((node) => isFunction(node) && node.loc.start.line < line && node.loc.end.line > line);
  const touched = module.invocations.filter((call) => isPartOf(call, line) && !functions.some((fn) => fn.range[0] > call.range[0] && fn.range[1] <= call.range[1]));
  const here = column === null ? touched : touched.filter((call) => holds(call, line, column - 1));
  const named = here.filter((call) => nameOf(call).loc.start.line === line);
  const innermost = here.reduce<Invocation | null>((inner, call) => (inner && inner.range[1] - inner.range[0] <= call.range[1] - call.range[0] ? inner : call), null);
  const wanted = column !== null && innermost ? [innermost] : named.length > 0 ? named : innermost ? [innermost] : [];
  return { named: wanted.toSorted((one, other) => nameOf(one).range[0] - nameOf(other).range[0]), touched, around };
}

function isPartOf({ loc }: Node, line: number): boolean {
  return loc.start.line <= line && loc.end.line >= line;
}

function holds({ loc: { start, end } }: Node, line: number, column: number): boolean {
  return (start.line < line || start.column <= column) && (end.line > line || end.column > column);
}
