import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { RpcConnection } from './rpc.js';
import { eslintServer, type LanguageServer } from './servers.js';
import { applyEdits, type Position, type TextEdit } from './text.js';

export interface Diagnostic {
  readonly message: string;
  readonly severity: number;
  readonly source: string;
  readonly range: { readonly start: Position; readonly end: Position };
  /** The rule; absent where the code does not parse. */
  readonly code?: string;
  readonly codeDescription?: { readonly href: string };
}

export interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  readonly edit?: WorkspaceEdit;
}

/** Edits by document, in either of the two forms of the protocol. */
interface WorkspaceEdit {
  readonly documentChanges?: readonly { readonly textDocument: { readonly uri: string }; readonly edits: readonly TextEdit[] }[];
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
}

/** A kind of log message. */
const ERROR = 1;

interface OpenDocument {
  text: string;
  version: number;
}

/** As much of an editor as it takes to work with a linter's language server. */
export class Editor {
  /** What the server complained of: errors in its log, a missing library or configuration, an exit it was asked for. */
  readonly complaints: string[] = [];
  /** What the server said in its log. */
  readonly log: string[] = [];
  /** The pages that the server asked to open. */
  readonly openedPages: string[] = [];
  readonly #folder: string;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #process: ChildProcess;
  readonly #rpc: RpcConnection;
  readonly #ended: Promise<void>;

  private constructor(folder: string, server: LanguageServer) {
    this.#folder = folder;
    const child = spawn(process.execPath, server.args, { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process = child;
    const complain = (name: string) => (params: unknown) => void this.complaints.push(`${name} ${JSON.stringify(params)}`);
    this.#rpc = new RpcConnection(child.stdout, child.stdin, {
      'workspace/configuration': ({ items }: { items: unknown[] }) => items.map(() => server.settings(folder, pathToFileURL(folder).href)),
      'workspace/applyEdit': ({ edit }: { edit: WorkspaceEdit }) => {
        this.#edit(edit);
        return { applied: true };
      },
      'window/logMessage': ({ type, message }: { type: number; message: string }) => void (type === ERROR ? this.complaints : this.log).push(message),
      'eslint/status': (params: { state: number }) => void (params.state !== 1 && this.complaints.push(`status ${JSON.stringify(params)}`)),
      'eslint/openDoc': ({ url }: { url: string }) => (this.openedPages.push(url), {}),
      'eslint/noConfig': complain('noConfig'),
      'eslint/noLibrary': complain('noLibrary'),
      'eslint/probeFailed': complain('probeFailed'),
      'eslint/exitCalled': complain('exitCalled'),
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdin.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#rpc.close(new Error(`the language server ended with ${code ?? signal}\n${errors}`));
        resolve();
      });
    });
  }

  /** Starts a server for a folder, as an editor does that opens it. */
  static async start(folder: string, server: LanguageServer = eslintServer): Promise<Editor> {
    const editor = new Editor(folder, server);
    await editor.#rpc.request('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'project' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true },
        textDocument: {
          diagnostic: {},
          publishDiagnostics: { codeDescriptionSupport: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
        },
      },
    });
    editor.#rpc.notify('initialized', {});
    return editor;
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  open(file: string, text: string): void {
    const uri = this.#uri(file);
    this.#documents.set(uri, { text, version: 1 });
    const languageId = /\.[cm]?tsx?$/.test(file) ? 'typescript' : 'javascript';
    this.#rpc.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  isOpen(file: string): boolean {
    return this.#documents.has(this.#uri(file));
  }

  /** Replaces what a document holds, without saving it. */
  type(file: string, text: string): void {
    this.#replace(this.#uri(file), text);
  }

  textOf(file: string): string {
    return this.#document(this.#uri(file)).text;
  }

  async diagnosticsOf(file: string): Promise<readonly Diagnostic[]> {
    const report = (await this.#rpc.request('textDocument/diagnostic', { textDocument: { uri: this.#uri(file) } })) as { items: Diagnostic[] };
    return report.items;
  }

  /** What the light bulb at a diagnostic offers. The document's diagnostics must have been asked for before. */
  async actionsFor(file: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    return this.#actions(file, diagnostic.range, { diagnostics: [diagnostic], triggerKind: 1 });
  }

  /** What an editor does on save: every fix, with all passes of ESLint. */
  async fixAll(file: string, kind = 'source.fixAll.eslint'): Promise<void> {
    const start = { line: 0, character: 0 };
    const actions = await this.#actions(file, { start, end: start }, { diagnostics: [], only: [kind], triggerKind: 2 });
    this.#edit(actions[0]?.edit ?? {});
  }

  /** The command of the server that applies every fix. */
  async applyAllFixes(file: string): Promise<void> {
    const uri = this.#uri(file);
    await this.#rpc.request('workspace/executeCommand', { command: 'eslint.applyAllFixes', arguments: [{ uri, version: this.#document(uri).version }] });
  }

  /** Chooses an action: a server that makes its edit itself answers when that is done. */
  async choose({ command, edit }: CodeAction): Promise<void> {
    if (edit) this.#edit(edit);
    if (command) await this.#rpc.request('workspace/executeCommand', command);
  }

  async close(): Promise<void> {
    const killed = setTimeout(() => this.#process.kill('SIGKILL'), 5000);
    void this.#rpc.request('shutdown', undefined).then(() => this.#rpc.notify('exit', undefined), () => undefined);
    await this.#ended;
    clearTimeout(killed);
  }

  async #actions(file: string, range: Diagnostic['range'], context: object): Promise<readonly CodeAction[]> {
    return (await this.#rpc.request('textDocument/codeAction', { textDocument: { uri: this.#uri(file) }, range, context })) as CodeAction[];
  }

  #edit({ documentChanges = [], changes = {} }: WorkspaceEdit): void {
    for (const { textDocument, edits } of documentChanges) this.#replace(textDocument.uri, applyEdits(this.#document(textDocument.uri).text, edits));
    for (const [uri, edits] of Object.entries(changes)) this.#replace(uri, applyEdits(this.#document(uri).text, edits));
  }

  #replace(uri: string, text: string): void {
    const document = this.#document(uri);
    document.text = text;
    document.version += 1;
    this.#rpc.notify('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges: [{ text }] });
  }

  #document(uri: string): OpenDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  #uri(file: string): string {
    return pathToFileURL(path.join(this.#folder, file)).href;
  }
}
