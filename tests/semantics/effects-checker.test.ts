import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isFunction, walk, type Node } from '../../src/ast/index.js';
import { findLibraryEffects } from '../../src/semantics/index.js';
import { moduleOfFile } from '../support/module-of-file.js';

const folder = fileURLToPath(new URL('../fixtures/call-shapes', import.meta.url));
const file = path.join(folder, 'src/loops.ts');
const text = readFileSync(file, 'utf8');
const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;

/** Lines of the loops in which the checker finds a call of axios, in the body or in what the body calls. */
function linesByChecker(): number[] {
  const { config } = ts.readConfigFile(path.join(folder, 'tsconfig.json'), ts.sys.readFile) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const performs = (code: ts.Node, seen: Set<ts.Node>): boolean => {
    if (seen.has(code)) return false;
    seen.add(code);
    let found = false;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const declaration = checker.getResolvedSignature(node)?.declaration;
        const source = declaration?.getSourceFile().fileName ?? '';
        if (/node_modules\/axios\//.test(source)) found = true;
        else if (declaration && 'body' in declaration && declaration.body) found ||= performs(declaration, seen);
      }
      ts.forEachChild(node, visit);
    };
    visit(code);
    return found;
  };
  const lines: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isForOfStatement(node) && performs(node.statement, new Set())) lines.push(lineAt(node.getStart()));
    if (ts.isArrowFunction(node) && ts.isCallExpression(node.parent) && node.parent.expression.getText() === 'ids.map' && performs(node.body, new Set())) {
      lines.push(lineAt(node.getStart()));
    }
    ts.forEachChild(node, visit);
  };
  const source = program.getSourceFile(file);
  if (source) visit(source);
  return lines;
}

/** The same by our engine, which looks at no types. */
function linesByEngine(): number[] {
  const module = moduleOfFile(file, folder);
  const loops: Node[] = [];
  walk(module.program, (node) => {
    if (node.type === 'ForOfStatement') loops.push(node.body);
    else if (isFunction(node) && node.parent.type === 'CallExpression' && text.slice(...node.parent.callee.range) === 'ids.map') loops.push(node);
  });
  return loops
    .filter((loop) => findLibraryEffects(module, loop).some(({ what }) => what.library.library === 'axios'))
    .map((loop) => lineAt(loop.range[0]));
}

describe('the eight call shapes, against the type-checker', () => {
  const checked = linesByChecker();

  it('the checker finds all but the one behind an interface', () => {
    const found = checked.map((line) => text.split('\n')[line - 1]?.trim());
    expect(found).toHaveLength(8);
    expect(found.filter((line) => line?.includes('source.find'))).toEqual([]);
  });

  it('every loop that the checker finds is found without types, and none is invented', () => {
    expect(linesByEngine()).toEqual(checked);
  });
});
