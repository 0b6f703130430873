import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Repaired } from './repair-laws.js';

const root = toPosix(fileURLToPath(new URL('../..', import.meta.url)));
const folder = path.posix.join(root, 'tests/typed');
const globals = path.posix.join(folder, 'globals.d.ts');
/** Where real packages are found for code that lies elsewhere. */
const anyFileHere = path.posix.join(folder, 'file.ts');
/** What the example service declares in place of a client that would have to be generated. */
const generated = path.posix.join(root, 'examples/checkout/types/prisma-client.d.ts');

const options: ts.CompilerOptions = {
  experimentalDecorators: true,
  jsx: ts.JsxEmit.Preserve,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  target: ts.ScriptTarget.ESNext,
  types: ['node'],
};

/** What the pieces of code do not declare, and packages that are not installed: without types, but where a repair leans on them. */
const surroundings = `
declare const url: string, u: string, id: string, base: string, body: string, first: any, second: any, options: any, settings: any, yes: boolean, more: boolean;
declare const urls: string[], tokens: string[], bodies: string[];
declare const file: any, definition: any, address: any, app: any, axios: any;
declare function pipeline(...all: any[]): Promise<void>;
declare function print(value: unknown): void;
declare function load(id?: unknown): Promise<unknown>;
declare function start(): void;
declare module 'graphql-request' {
  export class GraphQLClient { constructor(url: string | undefined, config?: { fetch?: typeof fetch; signal?: AbortSignal }); }
}
declare module 'async' {
  interface RetryOptions { times?: number; interval?: number | ((retryCount: number) => number) }
  const async: { retry(options: RetryOptions | number, task: unknown): Promise<unknown> };
  export const retry: typeof async.retry;
  export default async;
}
declare module 'resend' {
  export class Resend {
    constructor(key?: string);
    readonly emails: { send(mail: object): Promise<{ data: { id: string } | null; error: { message: string } | null }> };
    [name: string]: any;
  }
}
declare module '*';
`;

const TOO_FEW_ARGUMENTS = 2554;
/** The same, with and without another name that may be meant. */
const CANNOT_FIND_NAME: readonly number[] = [2304, 2552];

export interface TypeBreach {
  readonly after: string;
  /** What TypeScript says of the repaired code, and did not say before. */
  readonly why: readonly string[];
}

interface TypeError {
  readonly code: number;
  readonly message: string;
}

/**
 * Repairs whose code type-checks worse than before, all looked at in one program, with the types that are installed here.
 * Those of tier *incomplete* are meant to: they leave a name that a person has to give a meaning.
 */
export function findTypeBreaches(repaired: readonly Repaired[]): TypeBreach[] {
  const readable = new Set([...new Set(repaired.map(({ before }) => before))].filter(isParsed));
  const pairs = repaired
    .filter(({ before, filename, tier }) => tier !== 'incomplete' && readable.has(before) && !/\.[cm]?jsx?$/u.test(filename ?? ''))
    .map(({ before, after, filename }) => ({ before: pieceOf(before, filename), after: pieceOf(after, filename), text: after }));
  const siblings = new Map<string, string[]>();
  for (const { before, text } of pairs) siblings.set(before.key, [...(siblings.get(before.key) ?? []), text]);
  const errorsOf = checkTypes(new Map(pairs.flatMap(({ before, after }) => [[before.key, before], [after.key, after]] as const)));
  return pairs.flatMap(({ before, after, text }) => {
    const known = errorsOf(before).map(({ code }) => code);
    // A call without what it must be given cannot get its options either.
    if (known.includes(TOO_FEW_ARGUMENTS)) return [];
    const fresh = errorsOf(after).filter(({ code, message }) => {
      // Where several fixes need one declaration or import, the first of them carries it for all.
      const missing = CANNOT_FIND_NAME.includes(code) ? /'(\w+)'/.exec(message)?.[1] : undefined;
      if (missing !== undefined && siblings.get(before.key)?.some((each) => new RegExp(`(?:function|const) ${missing}\\b|import .*\\b${missing}\\b`).test(each))) return false;
      const at = known.indexOf(code);
      if (at >= 0) known.splice(at, 1);
      return at < 0;
    });
    return fresh.length > 0 ? [{ after: text, why: fresh.map(({ message }) => message) }] : [];
  });
}

/** A text that stands for a file, beside which it lies so that its imports are found. */
interface Piece {
  readonly key: string;
  readonly text: string;
  readonly filename: string | null;
}

function pieceOf(text: string, filename: string | null): Piece {
  return { key: `${filename ?? ''}\0${text}`, text, filename };
}

/** Whether TypeScript can read code at all. */
function isParsed(code: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(code, { compilerOptions: options, fileName: 'file.tsx', reportDiagnostics: true });
  return diagnostics.length === 0 || isParsedAsScript(code);
}

/** `<T>value` is no type assertion in a file with JSX. */
function isParsedAsScript(code: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(code, { compilerOptions: options, fileName: 'file.ts', reportDiagnostics: true });
  return diagnostics.length === 0;
}

/** What TypeScript has to say of pieces of code, which share one program. */
function checkTypes(pieces: ReadonlyMap<string, Piece>): (piece: Piece) => readonly TypeError[] {
  const names = new Map([...pieces.values()].map((piece, index) => [piece.key, placeOf(piece, index)]));
  const texts = new Map([...pieces.values()].map((piece) => [names.get(piece.key) ?? '', piece.text]));
  texts.set(globals, surroundings);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, readFile } = host;
  host.fileExists = (name) => texts.has(name) || existsSync(name);
  host.readFile = (name) => texts.get(name) ?? readFile.call(host, name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile.call(host, name, ...rest) : ts.createSourceFile(name, text, rest[0]);
  };
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      const resolve = (file: string) => ts.resolveModuleName(text, file, options, host, cache);
      const found = resolve(from);
      return found.resolvedModule || text.startsWith('.') ? found : resolve(anyFileHere);
    });
  const program = ts.createProgram([...texts.keys(), generated], options, host);
  return ({ key }) => {
    const file = program.getSourceFile(names.get(key) ?? '');
    if (!file) throw new Error(`TypeScript did not read ${names.get(key)}`);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(({ code, messageText }) => ({ code, message: ts.flattenDiagnosticMessageText(messageText, '\n') }));
  };
}

function placeOf({ filename }: Piece, index: number): string {
  if (filename === null || !path.isAbsolute(filename)) return path.posix.join(folder, `${index}${path.extname(filename ?? 'file.ts')}`);
  return path.posix.join(toPosix(path.dirname(filename)), `repaired-${index}${path.extname(filename)}`);
}

function toPosix(name: string): string {
  return name.split(path.sep).join('/').replace(/\/$/u, '');
}
