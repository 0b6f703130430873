import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SignatureDeclaration } from 'typescript';
import { describe, expect, it } from 'vitest';
import { someNode, walk, type FunctionNode, type Node } from '../../src/ast/index.js';
import { findLibraryEffects } from '../../src/semantics/index.js';
import { findLoopsByChecker } from '../../benchmarks/loops/checker.mjs';
import { analyzeFile } from '../support/analyze.js';

const folder = fileURLToPath(new URL('../fixtures/call-shapes', import.meta.url));
const file = path.join(folder, 'src/loops.ts');

/** The functions whose loop leads to a call of axios, as TypeScript's checker resolves calls. */
function findByChecker(): string[] {
  const isOfAxios = (declaration: SignatureDeclaration): boolean => declaration.getSourceFile().fileName.includes('/node_modules/axios/');
  const loops = findLoopsByChecker(path.join(folder, 'tsconfig.json'), isOfAxios, 5);
  const text = readFileSync(file, 'utf8');
  return [...loops].filter(([, proof]) => proof).map(([place]) => nameBefore(text, Number(place.split(':').at(-1))));
}

function nameBefore(text: string, offset: number): string {
  return [...text.slice(0, offset).matchAll(/function (\w+)/g)].at(-1)?.[1] ?? '';
}

/** The same, without types. */
function findByEngine(): string[] {
  return analyzeFile(file, (module) => {
    const names: string[] = [];
    walk(module.program, (node) => {
      if (node.type === 'FunctionDeclaration' && findLoop(node).some((loop) => findLibraryEffects(module, loop).length > 0)) names.push(node.id?.name ?? '');
    });
    return names;
  });
}

function findLoop(fn: FunctionNode): Node[] {
  const loops: Node[] = [];
  someNode(fn, (node) => {
    if (node.type === 'ForOfStatement') loops.push(node.body);
    return false;
  });
  return loops;
}

describe('the fixture of call shapes', () => {
  it('has the same loops for the type-checker and for us, and none besides', () => {
    const checked = findByChecker();
    expect(checked).toHaveLength(8);
    expect(findByEngine()).toEqual(checked);
    expect(checked).not.toContain('throughInterface');
  });
});
