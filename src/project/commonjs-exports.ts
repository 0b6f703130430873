import { keyName, memberName, stringValue, walk, wrapped, type CallExpression, type Expression, type Identifier, type Node, type Program } from '../ast/index.js';
import {
  calleeName, describedValue, isExportsReference, isOnlyLookedAt, isReference, isSameValue, isShadowed, isVoid, lastValue, requiredBy,
} from './commonjs-shapes.js';
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
  for (const mention of mentionsOf(program, new Set(['exports', 'module']))) collector.read(mention);
  if (collector.aliases.size > 0) for (const mention of mentionsOf(program, collector.aliases)) collector.readAlias(mention);
  return collector.finish();
}

function mentionsOf(program: Program, names: ReadonlySet<string>): Identifier[] {
  const mentions: Identifier[] = [];
  walk(program, (node) => {
    if (node.type === 'Identifier' && names.has(node.name) && isReference(node) && !isShadowed(node)) mentions.push(node);
  });
  return mentions;
}

class Collector {
  /** Variables of the file that hold the exports object: `const api = (module.exports = {})`. */
  readonly aliases = new Set<string>();
  /** By name; a value of null is one that cannot be told. */
  readonly #named = new Map<string, Node | null>();
  readonly #spreads = new Set<string>();
  readonly #wholes: Expression[] = [];
  /** Names that only `exports.name = …` gives. They are lost once `module.exports` is another object. */
  readonly #bare = new Set<string>();
  #isLinked = false;
  #isUnknown = false;

  /** A mention of `exports` or `module`. */
  read(identifier: Identifier): void {
    if (identifier.name === 'exports') return this.#readObject(identifier, true);
    const { parent } = identifier;
    if (parent.type === 'MemberExpression' && parent.object === identifier) {
      const name = memberName(parent);
      if (name === 'exports') this.#readObject(parent, false);
      else if (name === null) this.#isUnknown = true;
      // `module.id`, `module.parent`, `module.hot` tell nothing of the exports.
    } else if (!isOnlyLookedAt(identifier)) this.#isUnknown = true;
  }

  /** A mention of a variable that holds the exports object. */
  readAlias(identifier: Identifier): void {
    if (identifier.parent.type !== 'VariableDeclarator' || identifier.parent.id !== identifier) this.#readObject(identifier, false);
  }

  /** A node that is the exports object, or is assigned what becomes it. */
  #readObject(object: Node, isBare: boolean): void {
    const node = wrapped(object);
    const parent = node.parent;
    if (!parent) return;
    if (parent.type === 'MemberExpression' && parent.object === node) return this.#readMember(parent, isBare);
    if (parent.type === 'AssignmentExpression' && parent.left === node) {
      if (!isBare) {
        if (isExportsReference(lastValue(parent.right))) this.#isLinked = true;
        else this.#addWhole(lastValue(parent.right));
      }
      return this.#readHolder(parent);
    }
    if (parent.type === 'CallExpression') return this.#readCall(parent, node);
    if (!isOnlyLookedAt(node)) this.#readHolder(node);
  }

  /** Who else holds the exports object, that an expression gives. */
  #readHolder(expression: Node): void {
    const node = wrapped(expression);
    const parent = node.parent;
    if (parent?.type === 'AssignmentExpression' && parent.right === node && isExportsReference(parent.left)) this.#isLinked = true;
    else if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && isTopLevel(parent)) this.aliases.add(parent.id.name);
    else if (parent?.type !== 'ExpressionStatement' && !(parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern')) this.#isUnknown = true;
  }

  /** `exports.name`: written, or only read. */
  #readMember(member: Node, isBare: boolean): void {
    const name = memberName(member);
    const parent = member.parent;
    if (parent?.type === 'AssignmentExpression' && parent.left === member) {
      if (name === null) this.#isUnknown = true;
      else this.#addNamed(name, parent.operator === '=' ? lastValue(parent.right) : null, isBare);
    } else if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') this.#isUnknown = true;
  }

  /** `Object.assign(exports, …)`, `Object.defineProperty(exports, …)`, `__exportStar(require('./x'), exports)` or any other call. */
  #readCall(call: CallExpression, object: Node): void {
    const [first, second, third] = call.arguments;
    const callee = calleeName(call);
    if (second === object && first && callee?.split('.').at(-1) === '__exportStar') return this.#addCopy(first);
    if (first !== object) this.#isUnknown = true;
    else if (callee === 'Object.defineProperty') {
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

  #addNamed(name: string, value: Node | null, isBare = false): void {
    // `exports.a = void 0` is how compilers announce a name.
    if (value && isVoid(value)) return;
    const known = this.#named.get(name);
    const isSame = known === undefined || (known !== null && value !== null && isSameValue(known, value));
    this.#named.set(name, isSame ? value : null);
    if (!isBare) this.#bare.delete(name);
    else if (known === undefined) this.#bare.add(name);
  }

  #addWhole(value: Expression): void {
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
    const isLost = (name: string): boolean => first !== null && !this.#isLinked && this.#bare.has(name);
    const named = new Map<string, ExportEntry>();
    let isUnknown = this.#isUnknown || (first !== null && !isOne);
    for (const [name, node] of this.#named) {
      if (isLost(name)) continue;
      if (node) named.set(name, { kind: 'value', node });
      else isUnknown = true;
    }
    return { named, spreads: [...this.#spreads], whole: isOne ? first : null, isUnknown };
  }
}

function isTopLevel(declarator: Node): boolean {
  return declarator.parent?.parent?.type === 'Program';
}
