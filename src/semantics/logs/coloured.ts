import { someNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { resolveValue } from '../bindings/index.js';

const COLOURS: ReadonlySet<string> = new Set(['chalk', 'colors', 'colors/safe', 'kleur', 'kleur/colors', 'picocolors', 'ansis', 'ansi-colors', 'colorette', 'cli-color', 'yoctocolors', 'nanocolors']);

/** Whether a text is coloured for a terminal: it is written for the person who started the program. */
export function isColoured(module: Module, text: Node): boolean {
  if (![...COLOURS].some((name) => module.text.includes(name))) return false;
  return someNode(text, (node) => {
    const callee = node.type === 'CallExpression' ? node.callee : node.type === 'TaggedTemplateExpression' ? node.tag : null;
    const from = callee && resolveValue(module, callee)?.package;
    return typeof from === 'string' && COLOURS.has(from);
  });
}
