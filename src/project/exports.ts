import { stringValue, type Expression, type Node, type Program } from '../ast/index.js';
import { readCommonJsExports } from './commonjs-exports.js';
import { boundNames } from './declared-names.js';

/** What a file gives to those that import it. */
export interface ExportTable {
  /** By exported name, `default` included. Properties of the object that `module.exports = { … }` is given stay in `whole`. */
  readonly named: ReadonlyMap<string, ExportEntry>;
  /** Specifiers of files whose exports are passed on as a whole: by `export * from`, and those of `spreads`. */
  readonly stars: readonly string[];
  /** The ones of `stars` that CommonJS copies (`module.exports = { ...require('./x') }`): these pass `default` on too. */
  readonly spreads: readonly string[];
  /** What `module.exports = …` or `export = …` is given; null when never, or when more than one value (then `isUnknown`). */
  readonly whole: Expression | null;
  /** Something writes to the exports in a way that cannot be read; what the table has is true all the same. */
  readonly isUnknown: boolean;
}

export type ExportEntry =
  /** A variable of the module scope by its local name: declarations, imported bindings, types. */
  | { readonly kind: 'variable'; readonly name: string }
  /** An expression, or a function or class without a name. */
  | { readonly kind: 'value'; readonly node: Node }
  /** Another file's export; name `*` for its namespace. */
  | { readonly kind: 'from'; readonly specifier: string; readonly name: string };

/** Reads the exports of a tree, of an ES module or of CommonJS. Pure: follows nothing. */
export function readExports(program: Program): ExportTable {
  const named = new Map<string, ExportEntry>();
  const stars = new Set<string>();
  let whole: Expression | null = null;
  for (const statement of program.body) {
    if (statement.type === 'ExportNamedDeclaration') addNamed(statement, named);
    else if (statement.type === 'ExportDefaultDeclaration') addDefault(statement.declaration, named);
    else if (statement.type === 'ExportAllDeclaration') {
      const specifier = statement.source.value;
      if (statement.exported) named.set(exportedName(statement.exported), { kind: 'from', specifier, name: '*' });
      else stars.add(specifier);
    } else if (statement.type === 'TSExportAssignment') whole = statement.expression;
  }
  // Where `export` gives values, no loader lets `module.exports` count.
  if (whole || program.body.some(givesValues)) return { named, stars: [...stars], spreads: [], whole, isUnknown: false };
  const commonJs = readCommonJsExports(program);
  for (const [name, entry] of commonJs.named) if (!named.has(name)) named.set(name, entry);
  for (const specifier of commonJs.spreads) stars.add(specifier);
  return { named, stars: [...stars], spreads: commonJs.spreads, whole: commonJs.whole, isUnknown: commonJs.isUnknown };
}

function givesValues(statement: Node): boolean {
  if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportAllDeclaration') return statement.exportKind === 'value';
  return statement.type === 'ExportDefaultDeclaration';
}

type ExportNamed = Extract<Node, { type: 'ExportNamedDeclaration' }>;
type Exported = Extract<Node, { type: 'ExportSpecifier' }>['exported'];

function addNamed({ declaration, specifiers, source }: ExportNamed, named: Map<string, ExportEntry>): void {
  for (const { local, exported } of specifiers) {
    const name = exportedName(local);
    named.set(exportedName(exported), source ? { kind: 'from', specifier: source.value, name } : { kind: 'variable', name });
  }
  if (!declaration) return;
  if (declaration.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) for (const name of boundNames(id)) addVariable(name, named);
  } else if (declaration.id?.type === 'Identifier') addVariable(declaration.id.name, named);
  // `export namespace A.B {}` declares A.
  else if (declaration.id?.type === 'TSQualifiedName') addVariable(firstName(declaration.id), named);
}

function addDefault(declaration: Node, named: Map<string, ExportEntry>): void {
  const name = 'id' in declaration && isDeclaration(declaration) ? declaration.id : null;
  if (name && typeof name === 'object' && 'type' in name && name.type === 'Identifier') {
    named.set('default', { kind: 'variable', name: name.name });
  } else if (declaration.type !== 'TSDeclareFunction' || !named.has('default')) named.set('default', { kind: 'value', node: declaration });
}

/** `export default (class A {})` names nothing of the module: only declarations do. */
function isDeclaration(node: Node): boolean {
  return node.type.endsWith('Declaration') || node.type === 'TSDeclareFunction';
}

function addVariable(name: string, named: Map<string, ExportEntry>): void {
  named.set(name, { kind: 'variable', name });
}

function exportedName(node: Exported): string {
  return node.type === 'Identifier' ? node.name : (stringValue(node) ?? '');
}

function firstName(name: Extract<Node, { type: 'TSQualifiedName' }>): string {
  let at: Node = name;
  while (at.type === 'TSQualifiedName') at = at.left;
  return at.type === 'Identifier' ? at.name : '';
}
