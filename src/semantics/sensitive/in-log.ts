import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { LogCall } from '../types.js';
import { listSensitive } from './inside.js';
import { isRedacted } from './redaction.js';
import type { SensitivePart } from './types.js';

/** Each value that a line of a log shows and nobody who reads logs should have: not what its logger drops or leaves out. */
export function findSensitiveInLog(module: Module, log: LogCall): readonly SensitivePart[] {
  const dropped = new Set<Node>(log.dropped);
  return log.given
    .filter((each) => !dropped.has(each))
    .flatMap((each) => listSensitive(module, each, { field: null, path: isText(log, each) ? null : [] }))
    .filter((part) => !isRedacted(module, log, part) && !isSerialized(log, part));
}

/** What is printed as part of the message is out of reach for what leaves out fields. */
function isText({ message, formatted, fields }: LogCall, node: Node): boolean {
  return node !== fields && (node === message || formatted.some((each) => each === node));
}

/** `request.log.info({ req: request })`: Fastify prints no headers of it (fastify@5.12.8:lib/logger-pino.js). */
function isSerialized({ library }: LogCall, { kind, path }: SensitivePart): boolean {
  return library.library === 'fastify' && kind === 'request' && path?.length === 1 && path[0] === 'req';
}
