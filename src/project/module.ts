import type { TSESLint } from '@typescript-eslint/utils';
import type { Program, ScopeManager } from '../ast/index.js';
import { isClass, walk, type ClassNode, type Invocation, type Node } from '../ast/index.js';
import { findPackage, type PackageFacts } from './package.js';

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
}

type AssignmentExpression = Extract<Node, { type: 'AssignmentExpression' }>;

interface Collected {
  readonly invocations: Invocation[];
  readonly classes: ClassNode[];
  readonly assignments: AssignmentExpression[];
}

const modules = new WeakMap<Program, Module>();

/** The module of the file being linted; the same object for every rule. Null when the parser gives no scopes. */
export function moduleOf(sourceCode: Readonly<TSESLint.SourceCode>, filename: string): Module | null {
  const known = modules.get(sourceCode.ast);
  if (known) return known;
  if (!sourceCode.scopeManager) return null;
  const created = createModule(filename, sourceCode.text, sourceCode.ast, sourceCode.scopeManager);
  modules.set(sourceCode.ast, created);
  return created;
}

function createModule(filename: string, text: string, program: Program, scopeManager: ScopeManager): Module {
  let collected: Collected | undefined;
  let owner: PackageFacts | null | undefined;
  const collect = (): Collected => {
    if (collected) return collected;
    const found: Collected = { invocations: [], classes: [], assignments: [] };
    walk(program, (node) => {
      if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression') {
        found.invocations.push(node);
      } else if (isClass(node)) found.classes.push(node);
      else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') found.assignments.push(node);
    });
    collected = found;
    return found;
  };
  return {
    filename,
    text,
    program,
    scopeManager,
    get package() {
      if (owner === undefined) owner = findPackage(filename);
      return owner;
    },
    get invocations() {
      return collect().invocations;
    },
    get classes() {
      return collect().classes;
    },
    get assignments() {
      return collect().assignments;
    },
  };
}
