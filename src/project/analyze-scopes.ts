import { createRequire } from 'node:module';
import type { Program, ScopeManager } from '../ast/index.js';

type Analyze = (program: Program, options: { sourceType: 'module'; lib: [] }) => ScopeManager;

const require = createRequire(import.meta.url);
let analyze: Analyze | undefined;

/** Loaded on first use: a file that follows nothing into another file pays nothing. */
function loadAnalyze(): Analyze {
  return (analyze ??= (require('@typescript-eslint/scope-manager') as { analyze: Analyze }).analyze);
}

/**
 * The scopes of a tree. Globals of the platform stay unresolved (`lib` is empty), as under ESLint for JavaScript.
 * A tree too deep for the analysis has no variables: every name in it is unknown.
 */
export function analyzeScopes(program: Program): ScopeManager {
  try {
    return loadAnalyze()(program, { sourceType: 'module', lib: [] });
  } catch {
    return analyzeWithoutBody(program);
  }
}

function analyzeWithoutBody(program: Program): ScopeManager {
  const { body } = program;
  program.body = [];
  try {
    return loadAnalyze()(program, { sourceType: 'module', lib: [] });
  } finally {
    program.body = body;
  }
}
