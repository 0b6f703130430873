// What our engine says of the loops of files, without types: each file is linted on its own, as ESLint would.
import { readFileSync } from 'node:fs';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { isFunction, memberName, unwrap, walk } from '../../dist/ast/index.js';
import { findAncestors, findDeclaredMember, findShape, settle } from '../../dist/semantics/bindings/index.js';
import { findEffects, openModule } from '../../dist/semantics/index.js';
import { CALLBACK_METHODS } from './vocabulary.mjs';

const LOOPS = new Set(['ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement']);

/**
 * Every loop as `file:offset`, with the proof (places of calls) where it leads to the primitive, else null.
 * @param isPrimitive - Told the classes and interfaces that declare a method, and its name.
 * @param options.reverse - Asks the questions in the opposite order.
 */
export function findLoopsByEngine(cwd, files, isPrimitive, maxDepth, { reverse = false } = {}) {
  const loops = new Map();
  const cost = { parse: 0, ask: 0 };
  const linter = new Linter({ cwd });
  const rule = {
    create: (context) => ({
      'Program:exit'(program) {
        const started = performance.now();
        const world = { filename: context.filename, cwd, crossFile: true, models: [] };
        const module = openModule(context.sourceCode, world);
        const found = loopsOf(program).map((code) => ({ code, place: `${context.filename}:${(isFunction(code) ? code : code.parent).range[0]}` }));
        for (const { code, place } of reverse ? found.reverse() : found) {
          const effects = findEffects(module, code, (call) => (isPrimitiveCall(module, call, isPrimitive) ? call : null), maxDepth);
          loops.set(place, effects.length > 0 ? effects[0].path.map((call) => placeOf(module, call)) : null);
        }
        cost.ask += performance.now() - started;
      },
    }),
  };
  const config = [{ files: ['**/*.ts'], languageOptions: { parser }, linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { loops: { rules: { ask: rule } } }, rules: { 'loops/ask': 'error' } }];
  for (const filename of reverse ? files.toReversed() : files) {
    const started = performance.now();
    const before = cost.ask;
    const messages = linter.verify(readFileSync(filename, 'utf8'), config, { filename, allowInlineConfig: false });
    if (messages.length > 0) throw new Error(`${filename}: ${messages[0].message}`);
    cost.parse += performance.now() - started - (cost.ask - before);
  }
  return { loops, cost };
}

function loopsOf(program) {
  const found = [];
  walk(program, (node) => {
    if (LOOPS.has(node.type)) found.push(node.body);
    else if (isFunction(node) && isListCallback(node)) found.push(node);
  });
  return found;
}

function isListCallback(fn) {
  const call = fn.parent;
  return call.type === 'CallExpression' && call.arguments[0] === fn && CALLBACK_METHODS.has(memberName(unwrap(call.callee)));
}

function isPrimitiveCall(module, call, isPrimitive) {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  const name = callee && memberName(callee);
  if (!name || !isPrimitive.names.has(name)) return false;
  const receiver = settle(module, findShape(module, callee.object));
  if (receiver?.kind !== 'nominal') return false;
  const owner = findDeclaredMember(module, receiver, name)?.owner;
  return !!owner && findAncestors(module, owner).some((each) => isPrimitive.owners.has(each.id?.name));
}

function placeOf(module, node) {
  const home = module.project.homeOf(node) ?? module;
  return `${home.filename}:${node.range[0]}`;
}
