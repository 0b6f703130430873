import type { Part } from './types.js';

const VALUE = '\uE000';

/** `http://${host}:${port}/health`, `/users/${id}`: an address in a message, which is one value. */
const ADDRESS = /(?:[a-z][a-z+]*:\/\/[^\s"'`<>()]*|(?<![^\s"'`(])\/[\w/.:@-]*[\w-]\/[\w/.:@-]*)\uE000[^\s"'`<>()]*/gu;

/** Puts the pieces of an address together. */
export function joinAddresses(parts: readonly Part[]): Part[] {
  const text = parts.map((part) => (part.kind === 'text' ? part.text : VALUE)).join('');
  const joined: Part[] = [];
  let [at, index, offset] = [0, 0, 0];
  const take = (until: number): Part[] => {
    const taken: Part[] = [];
    while (at < until) {
      const part = parts[index] as Part;
      if (part.kind !== 'text') {
        taken.push(part);
        [at, index, offset] = [at + 1, index + 1, 0];
        continue;
      }
      const piece = part.text.slice(offset, offset + until - at);
      if (piece !== '') taken.push({ kind: 'text', text: piece });
      at += piece.length;
      offset += piece.length;
      if (offset >= part.text.length) [index, offset] = [index + 1, 0];
    }
    return taken;
  };
  for (const { index: start, 0: found } of text.matchAll(ADDRESS)) {
    const address = found.replace(/[.,;:!?]+$/u, '');
    joined.push(...take(start));
    joined.push({ kind: 'joined', parts: take(start + address.length), name: address.includes('://') ? 'url' : 'path' });
  }
  joined.push(...take(text.length));
  return joinTexts(joined);
}

function joinTexts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}
