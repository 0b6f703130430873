import type { Invocation, Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { findKnown, packageNameOf, type KnownCalls } from '../package-facts/paths.js';
import { modelsFor } from '../registry.js';
import type { ApiPath } from '../types.js';
import type { Sink, SinkKind } from './types.js';

interface KnownSink extends KnownCalls {
  readonly kind: SinkKind;
  /** Which arguments decide what is done; all when left out. */
  readonly arguments?: readonly number[];
}

const reading = ['readFile', 'readFileSync', 'createReadStream', 'open', 'openSync', 'opendir', 'readdir', 'readdirSync', 'stat', 'statSync', 'lstat', 'access', 'existsSync'];
const writing = ['writeFile', 'writeFileSync', 'appendFile', 'appendFileSync', 'createWriteStream', 'unlink', 'unlinkSync', 'rm', 'rmSync', 'rmdir', 'rmdirSync', 'mkdir', 'mkdirSync', 'truncate', 'chmod'];
const moving = ['rename', 'renameSync', 'copyFile', 'copyFileSync', 'cp', 'cpSync', 'link', 'symlink'];
const files = ['fs', 'fs/promises', 'fs-extra', 'graceful-fs'];
const inFiles = (names: readonly string[]) => ['', 'promises.'].map((start) => `${start}{${names.join(',')}}()`);

const KNOWN: readonly KnownSink[] = [
  { kind: 'file', packages: files, paths: inFiles([...reading, ...writing]), arguments: [0], source: 'Node.js documentation, fs' },
  { kind: 'file', packages: files, paths: inFiles(moving), arguments: [0, 1], source: 'Node.js documentation, fs' },
  { kind: 'process', packages: ['child_process', 'execa', 'zx'], paths: ['{exec,execSync,execFile,execFileSync,spawn,spawnSync,fork,execa,execaSync,execaCommand,$}()'], source: 'Node.js documentation, child_process; execa@9: index.d.ts' },
];

/** Packages that only talk to databases, and have no client that a model describes. */
const DATABASES = new Set(['@prisma/client', 'kysely']);

/** What a call does with what it is given; null when nothing proves that it does anything. */
export const findSink: (module: Module, call: Invocation) => Sink | null = memo('sink', (module, call) => {
  const home = homeOf(module, call);
  const path = findInvoked(home, call);
  if (!path) return null;
  const known = findKnown(path, KNOWN);
  if (known) return { kind: known.kind, node: call, places: known.arguments ? argumentsOf(call, known.arguments) : null };
  const kind = findKind(home, call, path);
  return kind && { kind, node: call, places: null };
});

function argumentsOf(call: Invocation, indexes: readonly number[]): readonly Node[] {
  return call.type === 'TaggedTemplateExpression' ? [] : indexes.flatMap((index) => call.arguments[index] ?? []);
}

function findKind(module: Module, call: Invocation, path: ApiPath): SinkKind | null {
  if (isOfDatabase(module, path)) return 'query';
  const described = describeCall(module, call);
  if (described?.kind !== 'outbound-request') return null;
  const { category } = described.client;
  return category === 'http' || category === 'sdk' ? 'request' : 'message';
}

/** Whether a path is of a library that talks to a database or a cache: what its functions are given becomes part of a query. */
export function isOfDatabase(module: Module, path: ApiPath | null): boolean {
  if (!path || path.package === null || path.steps.length === 0) return false;
  if (DATABASES.has(packageNameOf(path.package))) return true;
  return modelsFor(module, path).some(({ clients = [] }) => clients.some(({ category }) => category === 'database' || category === 'cache'));
}
