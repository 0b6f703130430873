import type { Node, Program } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';

/**
 * Whether a platform ends the work of a file within seconds: a Next.js route for the edge (`export const runtime = 'edge'`), which
 * has to begin its answer within 25 seconds (vercel.com documentation, EDGE_FUNCTION_INVOCATION_TIMEOUT).
 */
export function isBoundedByPlatform(module: Module): boolean {
  return isOfEdge(module, module.program) === true;
}

/** Asked once a file, as every request asks it. */
const isOfEdge = memo<Program, boolean>('platform of a file', ({ program, text }) => /\bruntime\b/.test(text) && program.body.some(isEdgeRuntime));

function isEdgeRuntime(statement: Node): boolean {
  if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') return false;
  return statement.declaration.declarations.some(
    ({ id, init }) => id.type === 'Identifier' && id.name === 'runtime' && init?.type === 'Literal' && (init.value === 'edge' || init.value === 'experimental-edge'),
  );
}
