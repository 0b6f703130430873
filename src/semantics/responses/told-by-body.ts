import { findEnclosingFunction, memberName, wrapped, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findCalls, findDeclaredVariable, findFunction, findVariable, isGlobal } from '../bindings/index.js';

/** How many uses of a body are looked at; beyond them it is unknown. */
const MAX_STEPS = 200;
/** Methods by which schemas and validators take a value apart or refuse it. */
const VALIDATES = new Set(['parse', 'parseAsync', 'safeParse', 'safeParseAsync', 'validate', 'validateAsync', 'validateSync', 'assert', 'check', 'decode', 'decodeUnknownSync', 'cast', 'attempt', 'create', 'mask', 'is']);

/**
 * Whether the code asks what it read whether all went well: a schema has it, or a part of it decides about an early end (`if (data.error) throw …`). An
 * error answer is then told by its body.
 */
export function isToldByBody(module: Module, read: Node): boolean {
  let left = MAX_STEPS;
  const seen = new Set<Variable>();
  const entered = new Set<FunctionNode>();

  const follow = (node: Node): boolean => {
    left -= 1;
    if (left < 0) return true;
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
      case 'AwaitExpression':
        return follow(parent);
      case 'LogicalExpression':
        return follow(parent);
      case 'UnaryExpression':
      case 'BinaryExpression':
        return decides(at);
      case 'ConditionalExpression':
        return parent.test === at ? isVerdict(at) : follow(parent);
      case 'IfStatement':
        return parent.test === at && (isVerdict(at) || endsEarly(parent));
      case 'ArrayExpression':
        return followElement(parent, parent.elements.indexOf(at as never));
      case 'SwitchStatement':
        return parent.discriminant === at;
      case 'VariableDeclarator':
        return parent.init === at && binds(parent, parent.id);
      case 'AssignmentExpression': {
        const variable = parent.right === at && parent.left.type === 'Identifier' ? findVariable(module, parent.left) : null;
        return variable !== null && variable !== 'global' && isAsked(variable, parent);
      }
      case 'MemberExpression':
        return parent.object === at && (follow(parent) || isCallee(parent) || isVerdictOf(parent));
      case 'CallExpression':
        return parent.callee === at ? decides(parent) || follow(parent) : takes(parent, at);
      case 'ReturnStatement':
        return gives(findEnclosingFunction(parent));
      case 'ArrowFunctionExpression':
        return parent.body === at && gives(parent);
      default:
        return false;
    }
  };

  /** `data.error.code === 'not_found'` */
  const isVerdictOf = (member: Node): boolean => isVerdict(member) && decides(wrapped(member));

  const isCallee = (member: Node): boolean => {
    const call = wrapped(member).parent;
    return call?.type === 'CallExpression' && call.callee === member && decides(call);
  };

  const isAsked = (variable: Variable, assignment?: Node): boolean => {
    if (seen.has(variable)) return false;
    seen.add(variable);
    // `if (token) return token;` before it is asked for: that is another answer.
    const isBefore = (use: Node): boolean => assignment !== undefined && use.range[1] < assignment.range[0] && findEnclosingFunction(use) === findEnclosingFunction(assignment);
    return variable.references.some((each) => each.isRead() && !each.init && !isBefore(each.identifier) && follow(each.identifier));
  };

  const binds = (declaration: Node, target: Node): boolean => {
    switch (target.type) {
      case 'Identifier': {
        const variable = findDeclaredVariable(module, declaration, target.name);
        return variable !== null && isAsked(variable);
      }
      case 'AssignmentPattern':
        return binds(declaration, target.left);
      case 'ObjectPattern':
        return target.properties.some((each) => binds(declaration, each.type === 'Property' ? each.value : each.argument));
      case 'ArrayPattern':
        return target.elements.some((each) => each !== null && binds(declaration, each));
      default:
        return false;
    }
  };

  /** What a call does with a value that it is given. */
  const takes = (call: CallExpression, at: Node): boolean => {
    const name = memberName(call.callee);
    if (call.callee.type === 'MemberExpression' && (isGlobal(module, call.callee.object, 'JSON') || isGlobal(module, call.callee.object, 'Object') || isGlobal(module, call.callee.object, 'Array'))) return follow(call);
    if (name !== null && VALIDATES.has(name)) return true;
    if (decides(call)) return true;
    const fn = findFunction(module, call.callee);
    const parameter = fn?.params[call.arguments.indexOf(at as never)];
    // `isOrder(data)`, `assertOrder(data)`
    if (fn?.returnType?.typeAnnotation.type === 'TSTypePredicate') return true;
    return fn !== null && parameter !== undefined && binds(fn, parameter);
  };

  /** `const [domain, config] = await Promise.all([load(id), other(id)])` */
  const followElement = (list: Node, index: number): boolean => {
    const all = list.parent?.type === 'CallExpression' ? list.parent : null;
    if (!all || all.callee.type !== 'MemberExpression' || !isGlobal(module, all.callee.object, 'Promise')) return false;
    const outer = all.parent.type === 'AwaitExpression' ? wrapped(all.parent) : all;
    const declarator = outer.parent?.type === 'VariableDeclarator' && outer.parent.init === outer ? outer.parent : null;
    const element = declarator?.id.type === 'ArrayPattern' ? declarator.id.elements[index] : undefined;
    return declarator !== null && element !== null && element !== undefined && binds(declarator, element);
  };

  /** What a function gives, its callers may ask, where all of them are in sight. */
  const gives = (fn: FunctionNode | null): boolean => {
    if (!fn) return false;
    if (wrapped(fn).parent?.type === 'CallExpression') return isContinued(fn);
    if (entered.has(fn)) return false;
    entered.add(fn);
    return (findCalls(module, fn) ?? []).some(follow);
  };

  /** `.then((response) => response.json()).then((data) => …)` */
  const isContinued = (fn: Node | null): boolean => {
    const outer = fn && wrapped(fn);
    const call = outer?.parent;
    if (call?.type !== 'CallExpression' || call.callee === outer || memberName(call.callee) !== 'then') return false;
    const next = call.parent.type === 'MemberExpression' && call.parent.object === call && memberName(call.parent) === 'then' ? call.parent.parent : null;
    const callback = next?.type === 'CallExpression' ? next.arguments[0] : undefined;
    if (!callback) return follow(call);
    const taking = callback.type === 'SpreadElement' ? null : findFunction(module, callback);
    if (!taking) return callback.type === 'MemberExpression' && VALIDATES.has(memberName(callback) ?? '');
    return taking.params[0] !== undefined && binds(taking, taking.params[0]);
  };

  return follow(read);
}

/** Members by which a body tells how it went: `if (data.error) status = 'unknown'`. */
const VERDICTS = new Set(['error', 'errors', 'err', 'ok', 'success']);

function isVerdict(node: Node): boolean {
  return VERDICTS.has(memberName(node) ?? (node.type === 'Identifier' ? node.name : ''));
}

/** Whether an expression is part of the test of an `if` that ends the run early, or that asks for the verdict. */
function decides(node: Node): boolean {
  for (let at = node, around = node.parent; around; at = around, around = around.parent) {
    switch (around.type) {
      case 'IfStatement':
        return around.test === at && (isVerdict(node) || endsEarly(around));
      case 'ConditionalExpression':
        return around.test === at && isVerdict(node);
      case 'LogicalExpression':
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'CallExpression':
      case 'MemberExpression':
      case 'ChainExpression':
      case 'AwaitExpression':
      case 'TSNonNullExpression':
      case 'TSAsExpression':
        break;
      default:
        return false;
    }
  }
  return false;
}

function endsEarly({ consequent, alternate }: Extract<Node, { type: 'IfStatement' }>): boolean {
  return [consequent, alternate].some((branch) => {
    const last = branch?.type === 'BlockStatement' ? branch.body.at(-1) : branch;
    return last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement' || last?.type === 'ContinueStatement' || last?.type === 'BreakStatement';
  });
}

