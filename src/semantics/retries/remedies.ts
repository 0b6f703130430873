import type { Module } from '../../project/index.js';
import type { ClientConstruction, OutboundRequest } from '../types.js';
import { registryOf } from '../registry.js';
import { findClientModel } from './libraries.js';

/** The option by which a client has its requests tried again, and its value. Null where it has none. */
export function retryRemedyOf(described: OutboundRequest | ClientConstruction, retries: number): readonly [option: string, value: string] | null {
  const remedy = findClientModel(described)?.attempts.remedy;
  return remedy && remedy.import === undefined && !remedy.code.includes('$callee') ? [remedy.option, print(remedy.code, retries)] : null;
}

/** A package that has the requests of a client tried again, once it is given the client. */
export interface RetryDecorator {
  readonly from: string;
  readonly as: string;
  readonly options: (local: string, retries: number) => string;
}

/** Such a package that the package of a file depends on. */
export function findRetryDecorator(module: Module, { library }: OutboundRequest | ClientConstruction): RetryDecorator | null {
  for (const each of registryOf(module).all) {
    const [from] = each.packages;
    const model = each.retries?.find(({ decorates }) => decorates === library.library);
    if (!model || from === undefined || module.package?.dependsOn(from) !== true) continue;
    const { attempts, wait } = model;
    const parts = [attempts.remedy, wait.remedy].flatMap((remedy) => (remedy ? [[remedy.option, remedy.code] as const] : []));
    const as = from.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
    return { from, as, options: (local, retries) => `{ ${parts.map(([option, code]) => `${option}: ${print(code, retries).replace('$callee', local)}`).join(', ')} }` };
  }
  return null;
}

function print(code: string, retries: number): string {
  return code.replace('$limit', String(retries)).replace('$attempts', String(retries + 1));
}
