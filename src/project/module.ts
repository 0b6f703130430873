import type { TSESLint } from '@typescript-eslint/utils';
import type { Program, ScopeManager } from '../ast/index.js';
import { isClass, walk, type ClassNode, type Invocation } from '../ast/index.js';
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
  let collected: { invocations: Invocation[]; classes: ClassNode[] } | undefined;
  let owner: PackageFacts | null | undefined;
  const collect = (): { invocations: Invocation[]; classes: ClassNode[] } => {
    if (collected) return collected;
    const found = { invocations: [] as Invocation[], classes: [] as ClassNode[] };
    walk(program, (node) => {
      if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression') {
        found.invocations.push(node);
      } else if (isClass(node)) found.classes.push(node);
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
      owner ??= findPackage(filename);
      return owner;
    },
    get invocations() {
      return collect().invocations;
    },
    get classes() {
      return collect().classes;
    },
  };
}
