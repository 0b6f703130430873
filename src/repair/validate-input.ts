import type { TSESLint } from '@typescript-eslint/utils';
import { checkInput, type CheckInputPlan, type CheckInputRequest } from './check-input.js';
import { addRouteSchema, type RouteSchemaRequest } from './route-schema.js';

/** As `planInputRepair` of the semantic layer plans it. */
export type ValidateInputRequest =
  | ({ readonly at: 'route' } & Omit<RouteSchemaRequest, 'sourceCode'>)
  | ({ readonly at: 'handler'; readonly isComplete: boolean } & Omit<CheckInputRequest, 'sourceCode'>);

export interface ValidateInputRepair extends Pick<CheckInputPlan, 'imports' | 'edit'> {
  readonly tier: 'review' | 'incomplete';
  readonly kind: 'route' | 'parse' | 'write';
  readonly data: { readonly schema: string };
}

/** Has an input checked, by its route or before it is used; a schema that nothing describes is left to be written. */
export function validateInput(sourceCode: Readonly<TSESLint.SourceCode>, request: ValidateInputRequest): ValidateInputRepair | null {
  if (request.at === 'route') return { tier: 'review', kind: 'route', data: { schema: request.name }, ...addRouteSchema({ sourceCode, ...request }) };
  const plan = checkInput({ sourceCode, ...request });
  if (!plan) return null;
  const { schema, imports, edit } = plan;
  return { tier: request.isComplete ? 'review' : 'incomplete', kind: request.isComplete ? 'parse' : 'write', data: { schema }, imports, edit };
}
