import type { HandlerDescription } from '../handlers/types.js';
import type { Flow, SinkKind, Taint } from './types.js';

/** How sure it is that an input does harm where it arrives. */
export type Weight = 'certain' | 'likely';

/** Sinks that a text of any content can lead astray. */
const BY_TEXT: ReadonlySet<SinkKind> = new Set(['file', 'process', 'lookup']);

/** Headers that the platform, a proxy or a library reads and that say nothing a handler must check. */
const COMMON_HEADER = /^(authorization|cookie|user-agent|host|origin|referer|accept.*|content-.*|x-forwarded-.*|x-real-ip|cf-.*|if-.*|x-request-id|x-correlation-id|.*signature.*)$/i;

/** What an unchecked input that arrives at a sink is worth to be told; null when it does no harm, or was checked. */
export function weigh(handler: HandlerDescription, flow: Flow): Weight | null {
  const { known, sink } = flow;
  // A table has more than it lists: `constructor`.
  if (known === 'type' || known === 'shape' || (known === 'listed' && sink.kind !== 'lookup')) return null;
  const weight = weighTaint(handler, flow.taint, sink.kind) ?? (flow.isInText && flow.taint.part === 'query' && flow.taint.form === 'text' ? 'likely' : null);
  return weight === 'certain' && flow.known === 'weak' ? 'likely' : weight;
}

function weighTaint({ model }: HandlerDescription, taint: Taint, sink: SinkKind): Weight | null {
  if (model.kind === 'resolver') return null;
  if (model.kind === 'message' || model.kind === 'job') return taint.part === 'headers' ? null : weaken(weighForm(taint, sink));
  switch (taint.part) {
    case 'body':
    case 'message':
    case 'args':
    case 'whole':
    case 'query':
      return weighForm(taint, sink);
    case 'params':
      return weighParameter(taint, sink);
    case 'headers':
      return taint.keys.length > 0 && !COMMON_HEADER.test(taint.keys[0] ?? '') ? weaken(weighForm({ ...taint, form: 'any' }, sink)) : null;
    default:
      return null;
  }
}

function weaken(weight: Weight | null): Weight | null {
  return weight && 'likely';
}

function weighForm({ form }: Taint, sink: SinkKind): Weight | null {
  switch (form) {
    case 'any':
    case 'date':
      return 'certain';
    case 'number':
      return 'likely';
    case 'text':
      if (BY_TEXT.has(sink) || sink === 'pattern') return 'certain';
      return sink === 'request' ? 'likely' : null;
    case 'bounded':
    case 'seal':
      return null;
  }
}

/** A part of the path is always a text: it misleads files and addresses, and is an ordinary key for a database. */
function weighParameter({ form }: Taint, sink: SinkKind): Weight | null {
  // What is no number becomes NaN, which a database refuses with an error: it harms nobody but who sent it.
  if (form === 'number' || form === 'bounded' || form === 'seal') return null;
  if (BY_TEXT.has(sink)) return 'certain';
  return sink === 'request' || form === 'date' ? 'likely' : null;
}

/** What a whole value from outside that becomes a record is worth to be told. */
export function weighRecord(handler: HandlerDescription, { taint, record, sink }: Flow): Weight | null {
  if (record === null || taint.part === 'params' || taint.part === 'headers') return null;
  const weight = weighTaint(handler, taint, sink.kind);
  return record === 'kept' ? weaken(weight) : weight;
}
