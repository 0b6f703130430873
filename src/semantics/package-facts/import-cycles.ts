import type { Module } from '../../project/index.js';

const MAX_DEPTH = 4;

/** Whether a file that this one would import imports this one, directly or through others. */
export function leadsBack(module: Module, specifier: string): boolean {
  const followed = module.project.follow(module, specifier);
  return followed.kind === 'module' && leadsTo(followed.module, module, 0);
}

function leadsTo(from: Module, to: Module, depth: number): boolean {
  return from.program.body.some((statement) => {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return false;
    const followed = from.project.follow(from, statement.source.value);
    return followed.kind === 'module' && (followed.module === to || (depth < MAX_DEPTH && leadsTo(followed.module, to, depth + 1)));
  });
}
