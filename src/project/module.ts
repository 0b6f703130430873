import type { Program, ScopeManager } from '../ast/index.js';
import { isClass, isFunction, walk, type ClassNode, type FunctionNode, type Invocation, type Node } from '../ast/index.js';
import { analyzeScopes } from './analyze-scopes.js';
import { readExports, type ExportTable } from './exports.js';
import { readFunctionNames } from './function-names.js';
import { findPackage, type PackageFacts } from './package.js';
import type { ParsedFile } from './parse.js';
import type { Project } from './project.js';

/** One file as the semantic layer sees it, whether ESLint is linting it or another file mentions it. */
export interface Module {
  /** Absolute path, or ESLint's placeholder for text without a file. */
  readonly filename: string;
  readonly text: string;
  /** The same object as long as the text is the same, whichever file is linted: what the text alone tells may be kept with it. */
  readonly source: object;
  readonly program: Program;
  readonly scopeManager: ScopeManager;
  /** The package the file belongs to; null when there is no file or no package.json above it. */
  readonly package: PackageFacts | null;
  /** Every call, construction and tagged template, in source order. Collected on first use. */
  readonly invocations: readonly Invocation[];
  readonly classes: readonly ClassNode[];
  /** Every assignment to a member (`a.b = c`), in source order. */
  readonly assignments: readonly AssignmentExpression[];
  /** Functions, and what is given a value under a declared type, in source order. */
  readonly typed: readonly TypedNode[];
  /** What the file gives to those that import it. */
  readonly exports: ExportTable;
  /** Functions that the text shows to be declared at its top: nothing needs to be parsed to know that they are no clients. */
  readonly functionNames: ReadonlySet<string>;
  /** It does not parse: what it holds is unknown, not nothing. */
  readonly isBroken: boolean;
  /** The file being linted, and the other files as it sees them. */
  readonly project: Project;
}

export type TypedNode = FunctionNode | Extract<Node, { type: 'VariableDeclarator' | 'PropertyDefinition' | 'TSSatisfiesExpression' }>;

type AssignmentExpression = Extract<Node, { type: 'AssignmentExpression' }>;

/** What a tree alone tells: shared by all that look at the same tree. */
interface Syntax {
  readonly invocations: Invocation[];
  readonly classes: ClassNode[];
  readonly assignments: AssignmentExpression[];
  readonly typed: TypedNode[];
}

/** What a module is made of. */
export interface Source {
  readonly filename: string;
  readonly text: string;
  readonly functionNames?: ReadonlySet<string>;
  /** Read on first use: most questions about another file end at its text. Null when it does not parse. */
  readonly parsed: Pick<Module, 'program' | 'scopeManager'> | null;
}

const collected = new WeakMap<Program, Syntax>();
const tables = new WeakMap<Program, ExportTable>();
const UNKNOWN_EXPORTS: ExportTable = { named: new Map(), stars: [], spreads: [], whole: null, isUnknown: true };

/** @param onParsed Told of the tree as soon as there is one. */
export function createModule(source: Source, project: Project, onParsed: (module: Module) => void): Module {
  let owner: PackageFacts | null | undefined;
  let names: ReadonlySet<string> | undefined;
  let parsed: Source['parsed'] | undefined;
  const { filename, text } = source;
  const parse = (): Pick<Module, 'program' | 'scopeManager'> => {
    if (parsed === undefined) {
      parsed = source.parsed;
      if (parsed) onParsed(module);
    }
    return parsed ?? nothing();
  };
  const module: Module = {
    filename,
    text,
    source,
    project,
    get program() {
      return parse().program;
    },
    get scopeManager() {
      return parse().scopeManager;
    },
    get functionNames() {
      return (names ??= source.functionNames ?? readFunctionNames(text));
    },
    get isBroken() {
      parse();
      return parsed === null;
    },
    get package() {
      if (owner === undefined) owner = findPackage(filename);
      return owner;
    },
    get exports() {
      if (module.isBroken) return UNKNOWN_EXPORTS;
      const { program } = module;
      let table = tables.get(program);
      if (!table) tables.set(program, (table = readExports(program)));
      return table;
    },
    get invocations() {
      return collect(module.program).invocations;
    },
    get classes() {
      return collect(module.program).classes;
    },
    get assignments() {
      return collect(module.program).assignments;
    },
    get typed() {
      return collect(module.program).typed;
    },
  };
  return module;
}

let empty: ParsedFile | undefined;

/** A tree without a statement stands for that of a file that does not parse. */
function nothing(): ParsedFile {
  if (!empty) {
    const program = { type: 'Program', body: [], comments: [], tokens: [], sourceType: 'module', range: [0, 0], loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } } } as unknown as Program;
    empty = { program, scopeManager: analyzeScopes(program) };
  }
  return empty;
}

function collect(program: Program): Syntax {
  const known = collected.get(program);
  if (known) return known;
  const found: Syntax = { invocations: [], classes: [], assignments: [], typed: [] };
  walk(program, (node) => {
    if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression') {
      found.invocations.push(node);
    } else if (isClass(node)) found.classes.push(node);
    else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') found.assignments.push(node);
    if (isTyped(node)) found.typed.push(node);
  });
  collected.set(program, found);
  return found;
}

function isTyped(node: Node): node is TypedNode {
  if (isFunction(node)) return node.params.length > 0 && node.body !== null;
  if (node.type === 'VariableDeclarator') return node.init !== null && Boolean(node.id.typeAnnotation);
  return node.type === 'TSSatisfiesExpression' || (node.type === 'PropertyDefinition' && node.value !== null && Boolean(node.typeAnnotation));
}
