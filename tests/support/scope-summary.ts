import type { Scope, ScopeManager, Variable } from '../../src/ast/index.js';

/** What an analysis says, line by line: scopes, their variables with definitions, references with what they resolve to. */
export function scopeSummary(manager: ScopeManager): string[] {
  return manager.scopes.flatMap((scope) => [
    `scope ${scope.type} ${scope.block.type} ${scope.block.range.join('-')} in ${scope.upper?.type ?? 'nothing'}${scope.isStrict ? ' strict' : ''}`,
    ...scope.variables.filter((variable) => !isOfPlatform(variable)).map((variable) => `  variable ${describeVariable(variable)}`),
    ...scope.references.map(describeReference),
  ]);
}

/** Platform types and values that an analysis may bring or leave unresolved. */
function isOfPlatform(variable: Variable): boolean {
  return variable.scope.type === 'global' && variable.defs.length === 0;
}

function describeVariable(variable: Variable): string {
  const definitions = variable.defs.map((def) => `${def.type} ${def.node.type} ${def.name.range.join('-')} in ${String(def.parent?.type)}`);
  return `${variable.name} [${definitions.join(', ')}] names ${variable.identifiers.length} uses ${variable.references.length}`;
}

function describeReference(reference: Scope['references'][number]): string {
  const { identifier, resolved } = reference;
  const target = resolved && !isOfPlatform(resolved) ? `${resolved.scope.type} ${resolved.scope.block.range.join('-')} ${resolved.name}` : 'nothing';
  const use = `${reference.isRead() ? 'r' : ''}${reference.isWrite() ? 'w' : ''}${reference.isTypeReference ? 't' : ''}${reference.isValueReference ? 'v' : ''}`;
  return `  reference ${String(identifier.name)} ${identifier.range.join('-')} ${use} to ${target}`;
}
