import type { Program, ScopeManager } from '../ast/index.js';
import { isClass, walk, type ClassNode, type Invocation, type Node } from '../ast/index.js';
import { readExports, type ExportTable } from './exports.js';
import { findPackage, type PackageFacts } from './package.js';
import type { Project } from './project.js';

/** One file as the semantic layer sees it, whether ESLint is linting it or another file mentions it. */
export interface Module {
  /** Absolute path, or ESLint's placeholder for text without a file. */
  readonly filename: string;
  readonly text: string;
  readonly program: Program;
  readonly scopeManager: ScopeManager;
  /** The package the file belongs to; null when there is no file or no package.json above it. */
  readonly package: PackageFacts | null;
  /** Every call, construction and tagged template, in source order. Collected on first use. */
  readonly invocations: readonly Invocation[];
  readonly classes: readonly ClassNode[];
  /** Every assignment to a member (`a.b = c`), in source order. */
  readonly assignments: readonly AssignmentExpression[];
  /** What the file gives to those that import it. */
  readonly exports: ExportTable;
  /** The file being linted, and the other files as it sees them. */
  readonly project: Project;
}

type AssignmentExpression = Extract<Node, { type: 'AssignmentExpression' }>;

/** What a tree alone tells: shared by all that look at the same tree. */
interface Syntax {
  readonly invocations: Invocation[];
  readonly classes: ClassNode[];
  readonly assignments: AssignmentExpression[];
}

/** What a module is made of. */
export interface Source {
  readonly filename: string;
  readonly text: string;
  readonly program: Program;
  /** Read on first use: not every question needs the scopes of another file. */
  readonly scopeManager: ScopeManager;
}

const collected = new WeakMap<Program, Syntax>();
const tables = new WeakMap<Program, ExportTable>();

export function createModule(source: Source, project: Project): Module {
  let owner: PackageFacts | null | undefined;
  const { filename, text, program } = source;
  return {
    filename,
    text,
    program,
    project,
    get scopeManager() {
      return source.scopeManager;
    },
    get package() {
      if (owner === undefined) owner = findPackage(filename);
      return owner;
    },
    get exports() {
      let table = tables.get(program);
      if (!table) tables.set(program, (table = readExports(program)));
      return table;
    },
    get invocations() {
      return collect(program).invocations;
    },
    get classes() {
      return collect(program).classes;
    },
    get assignments() {
      return collect(program).assignments;
    },
  };
}

function collect(program: Program): Syntax {
  const known = collected.get(program);
  if (known) return known;
  const found: Syntax = { invocations: [], classes: [], assignments: [] };
  walk(program, (node) => {
    if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression') {
      found.invocations.push(node);
    } else if (isClass(node)) found.classes.push(node);
    else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') found.assignments.push(node);
  });
  collected.set(program, found);
  return found;
}
