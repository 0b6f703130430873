import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { majorsIn } from '../handlers/library-path.js';
import { mayHold } from '../majors.js';
import { matches } from '../match.js';
import { modelsFor } from '../registry.js';
import type { ApiStep } from '../types.js';

/** What a call does where it is not given what it needs. */
export interface Need {
  /** Behind `Without X,`: `nodemailer sends mail through localhost`. */
  readonly otherwise: string;
}

type Call = Extract<Node, { type: 'CallExpression' | 'NewExpression' }>;

/**
 * What a call needs in one place of its arguments, or below it by `path`; `optional` where it does well without it, or reads this
 * very variable itself. Null when nothing is known.
 */
export function findNeed(module: Module, call: Call, index: number, path: readonly string[], name: string): Need | 'optional' | null {
  const invoked = findInvoked(module, call);
  if (!invoked) return null;
  const option = path.join('.');
  for (const library of modelsFor(module, invoked)) {
    for (const need of library.needs ?? []) {
      const steps: readonly ApiStep[] = invoked.global === null ? invoked.steps : [{ kind: 'member', name: invoked.global }, ...invoked.steps];
      if (!need.paths.some((each) => matches(each, steps)) || !mayHold(need.majors, majorsIn(module, library, invoked.package))) continue;
      if (need.reads?.includes(name) === true) return 'optional';
      const isMeant = option === '' ? need.arguments?.includes(index) : (need.in ?? [0]).includes(index) && need.options?.some((each) => isOption(each, option));
      if (isMeant === true) return need;
    }
  }
  return findRequestNeed(module, call, index, option, name);
}

/** `*` stands for any one step: `brokers.*`. */
function isOption(pattern: string, option: string): boolean {
  const [wanted, given] = [pattern.split('.'), option.split('.')];
  return wanted.length === given.length && wanted.every((each, at) => each === '*' || each === given[at]);
}

/** Where a request has its credentials besides the usual headers: `params: { key }` of axios, `searchParams` of got and ky, `qs`, `auth`. */
const IN_REQUEST = /^(headers|params|searchParams|query|qs|auth)\.[^.]+$/;
const CREDENTIAL = /(KEY|TOKEN|SECRET|PASSWORD|PASS|CLIENT_ID|USERNAME)$/;

/** The address of a request, and its credentials. */
function findRequestNeed(module: Module, call: Call, index: number, option: string, name: string): Need | null {
  const described = describeCall(module, call);
  if (described?.kind !== 'outbound-request') return null;
  const { url } = described.request;
  const isAddress = option === '' ? url?.argument === index : url?.option !== undefined && url.option === option;
  if (isAddress) return { otherwise: `\`${described.api}\` has no address to send its request to` };
  const isCredential = /^headers\.(authorization|x-api-key|api-key)$/i.test(option) || (IN_REQUEST.test(option) && CREDENTIAL.test(name));
  return isCredential ? { otherwise: `\`${described.api}\` sends its request without credentials` } : null;
}
