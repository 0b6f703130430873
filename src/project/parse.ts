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

export interface ParserOptions {
  /** False: as where the native binding cannot load. */
  readonly native: boolean;
  /** False: as where typescript-eslint is not installed either. */
  readonly typescript?: boolean;
}

export type Parser = (filename: string, text: string) => ParsedFile | null;

/** Any language of the family, by the name's ending; JavaScript may hold JSX. */
const ENDING = /\.(?:[cm]?[jt]s|[jt]sx)$/i;
const DECLARATION_FILE = /\.d\.(?:[cm]?ts|[^.\\/]+\.ts)$/i;

/**
 * A parser over oxc, or without its native binding over what the user has installed. Nothing is loaded before the first file.
 */
export function createParser({ native, typescript = true }: ParserOptions): Parser {
  let engine: Engine | null | undefined;
  return (filename, text) => {
    if (!ENDING.test(filename) || DECLARATION_FILE.test(filename) || isNestedTooDeep(text)) return null;
    if (engine === undefined) engine = (native ? loadNativeEngine() : null) ?? loadFallbackEngine({ typescript });
    const program = engine?.(filename, blankShebang(text)) ?? null;
    if (!program) return null;
    finishTree(program, text.length);
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

/** Keys that typescript-estree leaves undefined where oxc writes null. */
const ABSENT: ReadonlySet<string> = new Set([
  'accessibility', 'constraint', 'default', 'directive', 'initializer', 'readonly', 'returnType', 'superTypeArguments', 'typeAnnotation', 'typeArguments', 'typeParameters',
]);
const ABSENT_IN: ReadonlySet<string> = new Set(['RestElement.value', 'TSDeclareFunction.body']);

/** Links parents, and evens out what oxc says otherwise. Without recursion: a long line of nested calls must not overflow the stack. */
function finishTree(program: Program, length: number): void {
  program.range = [0, length];
  const stack: Node[] = [program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const fields = node as unknown as Record<string, unknown>;
    for (const key in fields) {
      const value = fields[key];
      if (typeof value !== 'object' || NO_CHILDREN.has(key)) continue;
      if (value === null) {
        if (ABSENT.has(key) || ABSENT_IN.has(`${node.type}.${key}`)) fields[key] = undefined;
      } else if (Array.isArray(value)) {
        for (const item of value as unknown[]) if (isNode(item)) adopt(item, node, stack);
      } else if (isNode(value)) adopt(value, node, stack);
    }
  }
}

const NO_CHILDREN: ReadonlySet<string> = new Set(['parent', 'range', 'loc', 'tokens', 'comments']);

function adopt(child: Node, parent: Node, stack: Node[]): void {
  (child as { parent: Node }).parent = parent;
  stack.push(child);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
