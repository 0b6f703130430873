import { createRequire } from 'node:module';
import path from 'node:path';
import { walk, type Program } from '../ast/index.js';

/** Parses text whose `#!` is blanked; null when it does not parse. Never throws. */
export type Engine = (filename: string, text: string) => Program | null;

type SourceType = 'module' | 'commonjs' | 'script';

interface Oxc {
  parseSync(
    filename: string,
    text: string,
    options: { astType: 'ts'; range: true; preserveParens: false; lang: string; sourceType: SourceType },
  ): { readonly program: Program; readonly errors: readonly { readonly severity: string }[] };
}

const require = createRequire(import.meta.url);

/** oxc by its native binding; null where there is none for the platform. */
export function loadNativeEngine(): Engine | null {
  try {
    const { parseSync } = require('oxc-parser') as Oxc;
    return (filename, text) => parseByOxc(parseSync, filename, text);
  } catch {
    return null;
  }
}

/** Code is a module most of the time; sloppy code (`with`, octals, `await` as a name, a `return` at the top) is CommonJS or a script. */
const SOURCE_TYPES: readonly SourceType[] = ['module', 'commonjs', 'script'];

function parseByOxc(parseSync: Oxc['parseSync'], filename: string, text: string): Program | null {
  for (const sourceType of SOURCE_TYPES) {
    try {
      const result = parseSync(filename, text, { astType: 'ts', range: true, preserveParens: false, lang: languageOf(filename), sourceType });
      // `program` materialises the tree when it is read.
      if (result.errors.every(({ severity }) => severity !== 'Error')) return result.program;
    } catch {
      return null;
    }
  }
  return null;
}

function languageOf(filename: string): 'jsx' | 'ts' | 'tsx' {
  if (/\.tsx$/i.test(filename)) return 'tsx';
  return /ts$/i.test(filename) ? 'ts' : 'jsx';
}

interface ForeignParser {
  parse(text: string, options: object): Program;
}

/**
 * What the user has: typescript-eslint's parser for everything; ESLint's own for JavaScript that the first refuses (it knows no
 * sloppy octals), or that is all there is. Null when neither is found.
 */
export function loadFallbackEngine({ typescript = true } = {}): Engine | null {
  const estree = typescript ? loadFirst(['@typescript-eslint/typescript-estree', '@typescript-eslint/parser']) : null;
  const espree = loadFirst(['espree']);
  if (!estree && !espree) return null;
  return (filename, text) => {
    const program = estree && parseByTypeScript(estree, filename, text);
    return program ?? (espree && JAVASCRIPT.test(filename) ? parseByEspree(espree, text) : null);
  };
}

const JAVASCRIPT = /\.(?:[cm]?js|jsx)$/i;

/** From this package, from the project, and from ESLint, in this order. */
function loadFirst(names: readonly string[]): ForeignParser | null {
  const project = createRequire(path.join(process.cwd(), 'package.json'));
  for (const from of [require, project, requireOf(require, 'eslint'), requireOf(project, 'eslint'), requireOf(project, '@typescript-eslint/utils')]) {
    for (const name of names) {
      try {
        if (from) return from(name) as ForeignParser;
      } catch {
        // Not to be found from there.
      }
    }
  }
  return null;
}

function requireOf(from: NodeJS.Require, name: string): NodeJS.Require | null {
  try {
    return createRequire(from.resolve(name));
  } catch {
    return null;
  }
}

function parseByTypeScript(parser: ForeignParser, filename: string, text: string): Program | null {
  try {
    const jsx = !/\.[cm]?ts$/i.test(filename);
    return parser.parse(text, { range: true, jsx, filePath: filename, sourceType: 'module', loggerFn: false, suppressDeprecatedPropertyWarnings: true });
  } catch {
    return null;
  }
}

function parseByEspree(espree: ForeignParser, text: string): Program | null {
  for (const sourceType of SOURCE_TYPES) {
    try {
      const program = espree.parse(text, { range: true, ecmaVersion: 'latest', sourceType, ecmaFeatures: { jsx: true } });
      addTypeScriptLists(program);
      return program;
    } catch {
      // Another kind of source, or no code.
    }
  }
  return null;
}

const DECORATED: ReadonlySet<string> = new Set([
  'ArrayPattern', 'AssignmentPattern', 'ClassDeclaration', 'ClassExpression', 'Identifier', 'MethodDefinition', 'ObjectPattern', 'PropertyDefinition',
  'RestElement',
]);

/** The lists that every tree of typescript-estree has, and that the analysis of scopes reads unasked. */
function addTypeScriptLists(program: Program): void {
  walk(program, (node) => {
    if (DECORATED.has(node.type)) Object.assign(node, { decorators: [] });
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') node.implements = [];
  });
}
