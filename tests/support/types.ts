import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('../typed', import.meta.url));

const options: ts.CompilerOptions = {
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
declare const file: any, definition: any, address: any, app: any, axios: any;
declare function pipeline(...all: any[]): Promise<void>;
declare function print(value: unknown): void;
declare function start(): void;
declare module 'graphql-request' {
  export class GraphQLClient { constructor(url: string | undefined, config?: { fetch?: typeof fetch; signal?: AbortSignal }); }
}
declare module '*';
`;

export interface TypeError {
  readonly code: number;
  readonly message: string;
}

/** Whether TypeScript can read code at all. */
export function isParsed(code: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(code, { compilerOptions: options, fileName: 'file.ts', reportDiagnostics: true });
  return diagnostics.length === 0;
}

/** What TypeScript has to say of pieces of code, which share one program: with the types that are installed here. */
export function checkTypes(pieces: ReadonlySet<string>): (piece: string) => readonly TypeError[] {
  const names = new Map([...pieces].map((piece, index) => [piece, path.posix.join(folder.split(path.sep).join('/'), `${index}.ts`)]));
  const texts = new Map([...names].map(([piece, name]) => [name, piece]));
  const globals = path.posix.join(folder.split(path.sep).join('/'), 'globals.d.ts');
  texts.set(globals, surroundings);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, readFile } = host;
  host.fileExists = (name) => texts.has(name) || existsSync(name);
  host.readFile = (name) => texts.get(name) ?? readFile.call(host, name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile.call(host, name, ...rest) : ts.createSourceFile(name, text, rest[0]);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return (piece) => {
    const file = program.getSourceFile(names.get(piece) ?? '');
    const found = file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)] : [];
    return found.map(({ code, messageText }) => ({ code, message: ts.flattenDiagnosticMessageText(messageText, '\n') }));
  };
}
