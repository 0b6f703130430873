import { isFunction, isInside, memberName, unwrap, walk, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { clientOf, describeOperation, describeWork, isRead, isWrite } from '../operations/index.js';
import { textOf } from '../home.js';
import { rootOf } from './root-of.js';
import { writesOf } from './sites.js';
import type { TornWrites } from './torn.js';

/** How the writes of a function come into one transaction. */
export interface Opening {
  /** The statements to be put inside, one behind the other. */
  readonly statements: readonly Node[];
  /** The client wherever it stands in them. */
  readonly clients: readonly Node[];
  /** What opens a transaction on the client: `$transaction`. */
  readonly call: string;
  readonly handle: string;
  /** Constants that are made inside and used behind. */
  readonly kept: readonly string[];
}

type Statement = Node;

/** The statements to put into one transaction; null where they do more than work on one client, or leave the function on their way. */
export function planOpening(module: Module, unit: FunctionNode, { first, second }: TornWrites): Opening | null {
  const opens = first.operation.store.operations.find(({ opens: found }) => found)?.opens;
  const client = first.isDirect && second.isDirect ? clientOf(first.operation) : null;
  const block = opens && client && !unit.generator ? blockOf(first.call, second.call) : null;
  if (!opens || !client || !block) return null;
  const holding = (call: Node): number => block.findIndex((statement) => isInside(call, statement));
  const start = holding(first.call);
  const ends = [...new Set(writesOf(module, unit).map(({ call }) => holding(call)))].filter((index) => index >= holding(second.call)).sort((a, b) => b - a);
  for (const end of ends) {
    const statements = block.slice(start, end + 1);
    const clients = clientsIn(module, statements, textOf(module, client), first.call);
    const kept = clients && keptOf(module, statements);
    if (clients && kept) return { statements, clients, kept, ...opens };
  }
  return null;
}

/** The statements of the innermost block that has both. */
function blockOf(first: Node, second: Node): readonly Statement[] | null {
  for (let at: Node | undefined = first.parent; at; at = at.parent) {
    if (isFunction(at) && !isInside(second, at)) return null;
    if (at.type === 'BlockStatement' && isInside(second, at)) return at.body;
  }
  return null;
}

function isBetween(node: Node, statements: readonly Statement[]): boolean {
  return statements.some((each) => isInside(node, each));
}

/** The client in each operation of the statements; null where something else is waited for, or the statements may be left. */
function clientsIn(module: Module, statements: readonly Statement[], text: string, first: Invocation): readonly Node[] | null {
  const clients: Node[] = [];
  const library = describeOperation(module, first)?.library;
  let isPossible = true;
  for (const statement of statements) {
    walk(statement, (node) => {
      if (!isPossible) return false;
      if (leaves(node, statement, statements) || (node.type === 'ForOfStatement' && node.await)) isPossible = false;
      else if (node.type === 'AwaitExpression') {
        const awaited = unwrap(node.argument);
        if (!isInvocation(awaited) || !describeOperation(module, awaited)) isPossible = false;
      } else if (isInvocation(node)) {
        const operation = describeOperation(module, node);
        if (operation && (isRead(operation) || isWrite(operation))) {
          const client = clientOf(operation);
          if (!client || textOf(module, client) !== text || operation.library !== library || operation.transaction || !isWaitedFor(node)) isPossible = false;
          else clients.push(client);
        } else if (operation ? operation.does !== 'make' : describeWork(module, node) || (node.type === 'CallExpression' && /^(?:all|allSettled|race|any|then)$/.test(memberName(node.callee) ?? ''))) isPossible = false;
      } else if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier' && isUnset(module, node.left, statements)) isPossible = false;
      return isPossible;
    });
  }
  const [any] = clients;
  const root = any && rootOf(any);
  const variable = root?.type === 'Identifier' ? findVariable(module, root) : null;
  const isOuter = variable === null || variable === 'global' || variable.defs.every(({ name }) => !isBetween(name, statements));
  return isPossible && isOuter ? clients : null;
}

function isInvocation(node: Node): node is Exclude<Invocation, { type: 'NewExpression' }> {
  return node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression';
}

function isWaitedFor(node: Node): boolean {
  return node.parent?.type === 'AwaitExpression' || node.parent?.type === 'ReturnStatement';
}

/** `let order; … order = await …`: a compiler does not see that a function has set it. */
function isUnset(module: Module, name: Extract<Node, { type: 'Identifier' }>, statements: readonly Statement[]): boolean {
  const variable = findVariable(module, name);
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  return definition?.type === 'Variable' && !isBetween(definition.name, statements) && !definition.node.init;
}

const LEAVING = /^(?:BreakStatement|ContinueStatement|YieldExpression|LabeledStatement|FunctionDeclaration|ClassDeclaration)$/;
const LOOP = /^(?:For|While|DoWhile|Switch)/;

function leaves(node: Node, statement: Node, statements: readonly Statement[]): boolean {
  if (node.type === 'ReturnStatement') {
    for (let at: Node | undefined = node.parent; at && at !== statement.parent; at = at.parent) if (isFunction(at)) return false;
    return node !== statements.at(-1);
  }
  if (!LEAVING.test(node.type)) return false;
  if (node.type !== 'BreakStatement' && node.type !== 'ContinueStatement') return true;
  for (let at: Node | undefined = node.parent; at && at !== statement.parent; at = at.parent) if (LOOP.test(at.type)) return node.label !== null;
  return true;
}

/** The constants of statements that are used behind them; null where a variable is. */
function keptOf(module: Module, statements: readonly Statement[]): readonly string[] | null {
  const end = statements.at(-1)?.range[1] ?? 0;
  const kept: string[] = [];
  for (const statement of statements) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const variable of module.scopeManager.getDeclaredVariables(statement)) {
      if (!variable.references.some(({ identifier }) => identifier.range[0] > end)) continue;
      if (statement.kind !== 'const') return null;
      kept.push(variable.name);
    }
  }
  return kept;
}
