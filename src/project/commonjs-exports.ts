import { isFunction, keyName, memberName, stringValue, walk, wrapped, type CallExpression, type Expression, type Node, type Program } from '../ast/index.js';
import { boundNames } from './declared-names.js';
import type { ExportEntry } from './exports.js';

export interface CommonJsExports {
  readonly named: ReadonlyMap<string, ExportEntry>;
  readonly spreads: readonly string[];
  readonly whole: Expression | null;
  readonly isUnknown: boolean;
}

/** Collects what is written to `exports` and `module.exports`, wherever in the file. */
export function readCommonJsExports(program: Program): CommonJsExports {
  const collector = new Collector();
  const mentions: Node[] = [];
  walk(program, (node) => {
    if (node.type === 'Identifier' && (node.name === 'exports' || node.name === 'module') && isReference(node) && !isShadowed(node)) mentions.push(node);
  });
  for (const mention of mentions) collector.read(mention);
  return collector.finish();
}

/** Names of an object that stands for the exports: `const api = (module.exports = {})`. */
class Collector {
  readonly #named = new Map<string, Node | null>();
  readonly #spreads = new Set<string>();
  readonly #wholes: Expression[] = [];
  #isUnknown = false;

  /** A mention of `exports` or `module`. */
  read(identifier: Node): void {
    if (identifier.type !== 'Identifier') return;
    if (identifier.name === 'exports') return this.#readObject(identifier, true);
    const { parent } = identifier;
    if (parent?.type === 'MemberExpression' && parent.object === identifier) {
      const name = memberName(parent);
      if (name === 'exports') this.#readObject(parent, false);
      else if (name === null) this.#isUnknown = true;
      // `module.id`, `module.parent`, `module.hot` tell nothing of the exports.
    } else if (!isOnlyCompared(identifier)) this.#isUnknown = true;
  }

  /** A node that is the exports object, or is assigned to it. */
  #readObject(object: Node, isAlias: boolean): void {
    const node = wrapped(object);
    const parent = node.parent;
    if (!parent) return;
    if (parent.type === 'MemberExpression' && parent.object === node) return this.#readMember(parent);
    if (parent.type === 'AssignmentExpression' && parent.left === node) {
      // `exports = …` alone changes a variable, not what others get.
      if (!isAlias) this.#addWhole(lastValue(parent.right));
      return;
    }
    if (parent.type === 'AssignmentExpression' && parent.right === node && isExportsReference(parent.left)) return;
    if (parent.type === 'CallExpression' && parent.arguments[0] === node) return this.#readCall(parent);
    // `__exportStar(require('./x'), exports)`, `tslib_1.__exportStar(…)`.
    if (parent.type === 'CallExpression' && parent.arguments[1] === node && calleeName(parent)?.endsWith('__exportStar')) {
      const [source] = parent.arguments;
      if (source) this.#addCopy(source);
      return;
    }
    if (parent.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'ObjectPattern') return;
    if (!isOnlyCompared(node)) this.#isUnknown = true;
  }

  /** `exports.name`: written, or only read. */
  #readMember(member: Node): void {
    const name = memberName(member);
    const parent = member.parent;
    if (parent?.type === 'AssignmentExpression' && parent.left === member) {
      if (name === null) this.#isUnknown = true;
      else this.#addNamed(name, parent.operator === '=' ? lastValue(parent.right) : null);
    } else if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') this.#isUnknown = true;
  }

  /** `Object.assign(exports, …)`, `Object.defineProperty(exports, …)`, `__exportStar(require('./x'), exports)` or any other call. */
  #readCall(call: CallExpression): void {
    const [, second, third] = call.arguments;
    const callee = calleeName(call);
    if (callee === 'Object.defineProperty') {
      const name = second && stringValue(second);
      if (typeof name !== 'string') this.#isUnknown = true;
      else if (name !== '__esModule') this.#addNamed(name, third ? describedValue(third) : null);
    } else if (callee === 'Object.assign') for (const source of call.arguments.slice(1)) this.#addCopy(source);
    else if (callee !== 'Object.freeze' && callee !== 'Object.keys') this.#isUnknown = true;
  }

  /** All properties of a value are copied to the exports. */
  #addCopy(source: Node): void {
    const specifier = requiredBy(source);
    if (specifier !== null) this.#spreads.add(specifier);
    else if (source.type === 'ObjectExpression') {
      for (const property of source.properties) {
        if (property.type === 'SpreadElement') this.#addCopy(property.argument);
        else this.#addProperty(property);
      }
    } else this.#isUnknown = true;
  }

  #addProperty(property: Extract<Node, { type: 'Property' }>): void {
    const name = keyName(property);
    if (name === null) this.#isUnknown = true;
    else this.#addNamed(name, property.kind === 'init' ? property.value : null);
  }

  #addNamed(name: string, value: Node | null): void {
    // `exports.a = void 0` is how compilers announce a name.
    if (value && isVoid(value)) return;
    const known = this.#named.get(name);
    const isSame = known === undefined || (known !== null && value !== null && isSameValue(known, value));
    this.#named.set(name, isSame ? value : null);
  }

  #addWhole(value: Expression): void {
    if (isExportsReference(value)) return;
    this.#wholes.push(value);
    if (value.type !== 'ObjectExpression') return;
    for (const property of value.properties) {
      const specifier = property.type === 'SpreadElement' ? requiredBy(property.argument) : null;
      if (specifier !== null) this.#spreads.add(specifier);
    }
  }

  finish(): CommonJsExports {
    const [first = null, ...others] = this.#wholes;
    const isOne = first !== null && others.every((other) => isSameValue(first, other));
    const named = new Map<string, ExportEntry>();
    for (const [name, node] of this.#named) if (node) named.set(name, { kind: 'value', node });
    const isUnknown = this.#isUnknown || (first !== null && !isOne) || named.size < this.#named.size;
    return { named, spreads: [...this.#spreads], whole: isOne ? first : null, isUnknown };
  }
}

function isReference(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node;
  return !(parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') || parent.key !== node || parent.computed;
}

/** Whether a function around takes a parameter of that name (a bundle's wrapper), or a block around declares it. */
function isShadowed(node: Extract<Node, { type: 'Identifier' }>): boolean {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (isFunction(at) && at.params.some((each) => boundNames(each).includes(node.name))) return true;
    if (at.type === 'BlockStatement' || at.type === 'Program') {
      for (const statement of at.body) if (declares(statement, node.name)) return true;
    }
  }
  return false;
}

function declares(statement: Node, name: string): boolean {
  if (statement.type === 'VariableDeclaration') return statement.declarations.some(({ id }) => boundNames(id).includes(name));
  if (statement.type === 'ImportDeclaration') return statement.specifiers.some(({ local }) => local.name === name);
  return (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') && statement.id?.name === name;
}

/** `typeof module`, `module === x`, `if (exports)`, a statement of its own: nothing gets hold of it. */
function isOnlyCompared(node: Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'ExpressionStatement':
    case 'IfStatement':
      return true;
    case 'LogicalExpression':
      return parent.left === node && parent.operator === '&&';
    case 'ConditionalExpression':
      return parent.test === node;
    default:
      return false;
  }
}

function isExportsReference(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return memberName(node) === 'exports' && node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module';
}

/** What a chain of assignments gives: c in `a = b = c`. */
function lastValue(value: Expression): Expression {
  let at = value;
  while (at.type === 'AssignmentExpression' && at.operator === '=') at = at.right;
  return at;
}

/** The specifier of `require('./x')`, also within an interop helper: `__importStar(require('./x'))`. */
function requiredBy(node: Node): string | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return null;
  const [argument] = node.arguments;
  return node.callee.name === 'require' && argument ? stringValue(argument) : null;
}

/** The value of a property descriptor: `{ value: x }`, `{ get() { return x } }`, `{ get: () => x }`. */
function describedValue(descriptor: Node): Node | null {
  if (descriptor.type !== 'ObjectExpression') return null;
  for (const property of descriptor.properties) {
    if (property.type !== 'Property') return null;
    const name = keyName(property);
    if (name === 'value') return property.value;
    if (name === 'get') return returnedBy(property.value);
  }
  return null;
}

function returnedBy(getter: Node): Node | null {
  if (!isFunction(getter)) return null;
  if (getter.body?.type !== 'BlockStatement') return getter.body ?? null;
  const [only, ...others] = getter.body.body;
  return only?.type === 'ReturnStatement' && others.length === 0 ? only.argument : null;
}

function calleeName({ callee }: CallExpression): string | null {
  if (callee.type === 'Identifier') return callee.name;
  const name = memberName(callee);
  return name !== null && callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? `${callee.object.name}.${name}` : null;
}

function isVoid(node: Node): boolean {
  return (node.type === 'UnaryExpression' && node.operator === 'void') || (node.type === 'Identifier' && node.name === 'undefined');
}

function isSameValue(one: Node, other: Node): boolean {
  return one === other || (one.type === 'Identifier' && other.type === 'Identifier' && one.name === other.name);
}
