import { someNode, type Node } from '../../src/ast/index.js';
import type { Module } from '../../src/project/index.js';
import { findLibraryEffects } from '../../src/semantics/index.js';
import { analyze, type World } from './analyze.js';

export type Files = NonNullable<World['files']>;

/** What the first loop of a file leads to: the API that is called, and the files and lines of the calls that prove it. */
export function effectsOfLoop(code: string, world: World): string[] {
  return analyze(
    code,
    (module) => {
      const loop = findLoop(module);
      return findLibraryEffects(module, loop).map(({ what, path }) => `${path.map((call) => placeOf(module, call)).join(' > ')}: ${what.api}`);
    },
    world,
  );
}

function placeOf(module: Module, call: Node): string {
  const home = module.project.homeOf(call) ?? module;
  const text = home.text.slice(...call.range).split('(')[0];
  return `${home.filename.split('/').at(-1)} ${text}`;
}

export function findLoop(module: Module): Node {
  let body: Node | null = null;
  someNode(module.program, (node) => {
    if (node.type === 'ForOfStatement') body = node.body;
    return body !== null;
  });
  if (!body) throw new Error('no loop');
  return body;
}
