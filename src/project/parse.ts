import type { Node, Program, ScopeManager } from '../ast/index.js';
import { analyzeScopes } from './analyze-scopes.js';
import { isNestedTooDeep } from './nesting.js';
import { loadFallbackEngine, loadNativeEngine, type Engine } from './parse-engines.js';

/** A tree in the shape of typescript-estree: `parent` linked, `range` in UTF-16 units, no `loc`, no tokens, no comments. */
export interface ParsedFile {
  readonly program: Program;
  /** Always that of a module, also for CommonJS: what a file declares at its top is its own. Computed on first read. */
  readonly scopeManager: ScopeManager;
}

export type Parser = (filename: string, text: string) => ParsedFile | null;

/** Any language of the family, by the name's ending; JavaScript may hold JSX. */
const ENDING = /\.(?:[cm]?[jt]s|[jt]sx)$/i;
const DECLARATION_FILE = /\.d\.(?:[cm]?ts|[^.\\/]+\.ts)$/i;

/**
 * A parser over oxc, or without its native binding over what the user has installed. Nothing is loaded before the first file.
 * @param options.native false: as where the binding cannot load.
 */
export function createParser({ native }: { readonly native: boolean }): Parser {
  let engine: Engine | null | undefined;
  return (filename, text) => {
    if (!ENDING.test(filename) || DECLARATION_FILE.test(filename) || isNestedTooDeep(text)) return null;
    engine ??= (native ? loadNativeEngine() : null) ?? loadFallbackEngine();
    const program = engine?.(filename, blankShebang(text)) ?? null;
    if (!program) return null;
    linkParents(program);
    return toParsedFile(program);
  };
}

const parse = createParser({ native: true });

/**
 * Parses a file of TypeScript or JavaScript, as a module or else as a script.
 * Null when the text does not parse, or is a declaration file or of another language: an unknown, never an empty file.
 */
export function parseFile(filename: string, text: string): ParsedFile | null {
  return parse(filename, text);
}

/** ESLint parses a `#!` line as a comment, so that every offset stays. */
function blankShebang(text: string): string {
  return text.startsWith('#!') ? `//${text.slice(2)}` : text;
}

function toParsedFile(program: Program): ParsedFile {
  let scopeManager: ScopeManager | undefined;
  return {
    program,
    get scopeManager() {
      return (scopeManager ??= analyzeScopes(program));
    },
  };
}

/** Without recursion: a long line of nested calls must not overflow the stack. */
function linkParents(program: Program): void {
  const stack: Node[] = [program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const key in node) {
      if (key === 'parent' || key === 'range' || key === 'loc' || key === 'tokens' || key === 'comments') continue;
      const value = (node as unknown as Record<string, unknown>)[key];
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value)) {
        for (const item of value as unknown[]) if (isNode(item)) adopt(item, node, stack);
      } else if (isNode(value)) adopt(value, node, stack);
    }
  }
}

function adopt(child: Node, parent: Node, stack: Node[]): void {
  (child as { parent: Node }).parent = parent;
  stack.push(child);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
