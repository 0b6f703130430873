import { stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { isNothing, prefixOf } from '../values.js';
import { isBesideService, isBindAddress, isSecretVariable } from './names.js';

/**
 * What a value is that stands in for a missing variable. `none`: nothing at all. `empty`: an empty text. `local`: an address of the
 * machine itself. `secret`: a password, key or token that is in the source. `fit`: anything else.
 */
export type Default = 'none' | 'empty' | 'local' | 'secret' | 'fit';

const LOCAL_ADDRESS = /^([a-z][a-z\d+.-]*:)?\/\/([^/@]*@)?(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal)([:/?#]|$)/i;
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|::1|host\.docker\.internal)(:\d+)?$/i;

/** What a value is good for where the variable `name` is missing. */
export function judgeDefault(module: Module, name: string, outer: Node): Default {
  if (isNothing(module, outer)) return 'none';
  const literal = findLiteral(module, outer) ?? unwrap(outer);
  const text = stringValue(literal);
  if (text === '') return 'empty';
  const start = text ?? prefixOf(module, outer);
  if (start !== null && !isBesideService(name)) {
    if (LOCAL_ADDRESS.test(start)) return 'local';
    if (text !== null && LOCAL_HOST.test(text) && !isBindAddress(name)) return 'local';
  }
  return text !== null && isSecretVariable(name) ? 'secret' : 'fit';
}
