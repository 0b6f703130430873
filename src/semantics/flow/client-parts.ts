import { isFunction, memberName, someNode, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable } from '../bindings/index.js';
import { memo } from '../memo.js';
import { isHook } from './frameworks.js';

/** Methods of a browser that a program drives: their callback runs there. */
const REMOTE = new Set(['evaluate', 'evaluateHandle', '$eval', '$$eval', 'waitForFunction', 'addInitScript', 'evaluateOnNewDocument', 'evaluateAll']);
/** What a framework calls in the browser, exported from a file that has a server's side too. */
const CLIENT_EXPORTS = new Set(['clientLoader', 'clientAction']);

/** Whether a node is in a part of a file that runs in a browser; `isServer`: in a file whose other parts run on the server. */
export function isInClientPart(module: Module, node: Node, isServer: boolean): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (!isFunction(at)) continue;
    // A server action inside a component.
    if (at.body.type === 'BlockStatement' && at.body.body.some((each) => each.type === 'ExpressionStatement' && each.directive === 'use server')) return false;
    if (isUsedInBrowser(module, at)) return true;
    if (isServer && isComponent(module, at)) return true;
  }
  return false;
}

const isUsedInBrowser = memo<FunctionNode, boolean>('used in a browser', (module, fn) => usesOf(module, fn).some((use) => isInHandler(use) || isGivenToBrowser(use)));
const isComponent = memo<FunctionNode, boolean>('component', (_module, fn) => CLIENT_EXPORTS.has(nameOf(fn) ?? '') || callsHook(fn));
const isGivenAway = memo<FunctionNode, boolean>('given to a browser', (module, fn) => usesOf(module, fn).some(isGivenToBrowser));

/** `page.evaluate(() => document.title)`: code that runs in a browser which this program drives. */
export function isInForeignCode(module: Module, node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at) && isGivenAway(module, at)) return true;
  return false;
}

/** A function where it stands, and everywhere its name does. */
function usesOf(module: Module, fn: FunctionNode): readonly Node[] {
  const declaration = fn.type === 'FunctionDeclaration' ? fn : fn.parent.type === 'VariableDeclarator' ? fn.parent : null;
  const name = nameOf(fn);
  const variable = declaration && name !== null ? findDeclaredVariable(module, declaration, name) : null;
  return [fn, ...(variable?.references.map(({ identifier }) => identifier) ?? [])];
}

function nameOf(fn: FunctionNode): string | null {
  if (fn.type === 'FunctionDeclaration') return fn.id?.name ?? null;
  return fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id.name : null;
}

/** `onClick={() => …}`, `onSubmit={save}`, `onClick={() => save(item)}` */
function isInHandler(use: Node): boolean {
  for (let at = use.parent; at; at = at.parent) {
    if (at.type === 'JSXElement' || at.type === 'JSXFragment') return false;
    if (at.type === 'JSXAttribute') return at.name.type === 'JSXIdentifier' && /^on[A-Z:]/.test(at.name.name);
  }
  return false;
}

function isGivenToBrowser(use: Node): boolean {
  const call = use.parent;
  return call?.type === 'CallExpression' && call.callee !== use && REMOTE.has(memberName(call.callee) ?? '');
}

/** A component of a page: `function Page() { const [user, setUser] = useState(null); … }` */
function callsHook(fn: FunctionNode): boolean {
  return someNode(fn.body, (node) => node.type === 'CallExpression' && node.callee.type === 'Identifier' && isHook(node.callee.name));
}
