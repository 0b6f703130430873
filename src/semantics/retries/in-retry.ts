import type { CallExpression, Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeHelperRetry, describeRetry } from './describe-retry.js';
import { isLoop } from './outcomes.js';
import { findRepeated } from './repeated.js';

/** Whether it is reported that a retry around a call, in the same file, does it again without a key that stays the same. */
export function isRepeatedAround(module: Module, call: CallExpression): boolean {
  for (let at: Node | undefined = call; at; at = at.parent) {
    if (!isLoop(at) && at.type !== 'CallExpression') continue;
    const retry = describeRetry(module, at) ?? (at.type === 'CallExpression' && at !== call ? describeHelperRetry(module, at) : null);
    if (retry && findRepeated(module, retry).some((each) => each.call === call)) return true;
  }
  return false;
}
