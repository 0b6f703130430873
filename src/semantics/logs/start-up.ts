import { findEnclosingFunction, memberName, type FunctionNode, type Node } from '../../ast/index.js';

const STARTERS = /^(?:main|bootstrap|start(?:up)?|start(?:Server|App|Service|Worker|Http\w*)|init(?:ialize)?(?:Server|App)?|run(?:Server|Migrations)?|migrate|connect(?:DB|Database|ToDatabase|Mongo\w*)?|(?:graceful)?Shutdown|stop|close)$/iu;

/** Whether code runs when the process starts or ends, once: at the top of a file, in `listen(…, () => …)`, in `bootstrap()`. */
export function isStartUp(node: Node): boolean {
  const fn = findEnclosingFunction(node);
  if (!fn) return !isInCatch(node);
  if (isInCatch(node)) return false;
  const name = nameOf(fn);
  if (name !== null && STARTERS.test(name)) return true;
  const call = fn.parent;
  if (call?.type !== 'CallExpression' || !call.arguments.includes(fn as never)) return call?.type === 'CallExpression' && call.callee === fn && isStartUp(call);
  const called = call.callee.type === 'Identifier' ? call.callee.name : memberName(call.callee);
  if (called === 'listen' || called === 'serve' || called === 'listenAsync') return true;
  // `connect().then(() => …)` at the top of a file, `server.close(() => …)` behind a signal
  return (called === 'then' && !findEnclosingFunction(call)) || (called === 'close' && isStartUp(call)) || (called === 'on' && isSignal(call.arguments[0])) || (called === 'once' && isSignal(call.arguments[0]));
}

/** Whether code is a function that is called to print something: `printRoutes()`, `dumpTokens()`. */
export function isPrinter(node: Node): boolean {
  const fn = findEnclosingFunction(node);
  return fn !== null && /^_*(print|dump|debug)|[a-z](Print|Dump)([A-Z]|$)/.test(nameOf(fn) ?? '');
}

/** `console.error('…'); process.exit(1);`: the last word to whoever started the process. */
export function isLastWord({ parent: statement }: Node): boolean {
  const block = statement?.parent;
  if (statement?.type !== 'ExpressionStatement' || block?.type !== 'BlockStatement') return false;
  const next = block.body[block.body.indexOf(statement) + 1];
  if (next?.type !== 'ExpressionStatement') return false;
  if (isLog(next.expression)) return isLastWord(next.expression);
  return next.expression.type === 'CallExpression' && memberName(next.expression.callee) === 'exit';
}

function isLog(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' && node.callee.object.name === 'console';
}

function isSignal(node: Node | undefined): boolean {
  return node?.type === 'Literal' && typeof node.value === 'string' && /^(?:SIG[A-Z]+|listening|connect|open|ready|connected|exit|beforeExit)$/u.test(node.value);
}

function isInCatch(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'CatchClause') return true;
    if (at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression') return false;
  }
  return false;
}

function nameOf(fn: FunctionNode): string | null {
  if (fn.id) return fn.id.name;
  const { parent } = fn;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : null;
}
