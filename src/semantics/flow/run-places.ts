import { isClass, isFunction, keyName, memberName, wrapped, type ClassNode, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findUsesElsewhere, findUsesInSight, isExported, isExportOf } from '../bindings/index.js';
import { describeHandler } from '../describe-handler.js';
import type { HandlerDescription } from '../handlers/types.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { isDeferring } from '../summaries/body.js';
import type { Runnable } from './runnable.js';
import { constructionsOf, isMadeOnce } from './singleton.js';

/** Where a piece of code is run from. */
export interface RunPlaces {
  /** What a framework calls it as, if one does. */
  readonly handler: HandlerDescription | null;
  /** The calls that run it or that it is handed to, in whichever files. */
  readonly places: readonly Node[];
  /** Whether it runs nowhere else, and with those calls. */
  readonly isComplete: boolean;
  /** A framework runs it once, when the process starts or ends. */
  readonly isLifecycle: boolean;
}

/** Methods that run a function before the code around them goes on, or once when a promise settles. */
const RUN_WITH_CALL = new Set([
  'map', 'forEach', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'findLast', 'flatMap', 'sort', 'toSorted', 'then', 'catch', 'finally', 'from', 'listen', 'serve',
]);

/** Methods of a class that a container makes, which it calls once (@nestjs/common@11 interfaces/hooks). */
const LIFECYCLE = new Set(['onModuleInit', 'onApplicationBootstrap', 'onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown']);

/** Where code is run from, as far as that is in sight. */
export const runPlacesOf: (module: Module, code: Runnable) => RunPlaces | null = memo('where code runs', (module, code) => {
  const home = homeOf(module, code);
  const element = code.type === 'PropertyDefinition' ? code : code.parent.type === 'MethodDefinition' ? code.parent : null;
  const owner = element ? findOwner(element) : null;
  const isMaking = code.type === 'PropertyDefinition' || (element?.type === 'MethodDefinition' && element.kind === 'constructor');
  if (owner && isMaking) return { handler: null, places: constructionsOf(home, owner), isComplete: false, isLifecycle: isMadeOnce(home, owner) };
  return code.type === 'PropertyDefinition' ? null : findPlaces(home, code, owner);
});

function findPlaces(home: Module, fn: FunctionNode, owner: ClassNode | null): RunPlaces {
  const handler = describeHandler(home, fn);
  const isLifecycle = owner !== null && fn.parent.type === 'MethodDefinition' && LIFECYCLE.has(keyName(fn.parent) ?? '') && isMadeOnce(home, owner);
  if (handler) return { handler, places: [], isComplete: false, isLifecycle };
  const at = wrapped(fn);
  const { parent } = at;
  if ((parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== at) return { handler, places: [parent], isComplete: runsWithCall(home, parent), isLifecycle };
  if (parent?.type === 'CallExpression') return { handler, places: [parent], isComplete: true, isLifecycle };
  const named = findByName(home, fn) ?? findByMember(home, fn);
  return { handler, ...named, isLifecycle };
}

type Places = Pick<RunPlaces, 'places' | 'isComplete'>;

/** Whether a call runs what it is given, and nothing keeps that for later. */
function runsWithCall(module: Module, call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>): boolean {
  if (call.type === 'NewExpression') return call.callee.type === 'Identifier' && call.callee.name === 'Promise';
  return !isDeferring(call) && RUN_WITH_CALL.has(memberName(call.callee) ?? '') && findFunction(module, call.callee) === null;
}

/** `function load() {}`, `const load = () => {}`: by the mentions of its name. */
function findByName(module: Module, fn: FunctionNode): Places | null {
  const declaration = fn.type === 'FunctionDeclaration' ? fn : wrapped(fn).parent;
  if (declaration?.type !== 'FunctionDeclaration' && declaration?.type !== 'VariableDeclarator') return null;
  const name = declaration.id?.type === 'Identifier' ? declaration.id.name : null;
  if (name === null) return declaration.type === 'FunctionDeclaration' ? findElsewhere(module, fn, []) : null;
  const variable = findDeclaredVariable(module, declaration, name);
  if (!variable) return null;
  const places: Node[] = [];
  let isComplete = true;
  for (const { identifier, init } of variable.references) {
    if (init || isExportOf(identifier)) continue;
    const run = findRun(module, identifier);
    if (run) places.push(run.place);
    isComplete &&= run?.isComplete ?? false;
  }
  if (!isExported(variable)) return isComplete ? { places, isComplete } : withMentions(module, fn, name, places);
  const elsewhere = findElsewhere(module, fn, places);
  return { places: elsewhere.places, isComplete: isComplete && elsewhere.isComplete };
}

/** `{ load }`: handed on as a member, it is called by that name. */
function withMentions(module: Module, fn: FunctionNode, name: string, places: readonly Node[]): Places {
  const { places: found } = findElsewhere(module, fn, places);
  return { places: [...found, ...callsOf(module, fn, name)], isComplete: false };
}

/** A method, a property of an object, `exports.load = …`: by the calls of a member of that name that lead to it. */
function findByMember(module: Module, fn: FunctionNode): Places {
  const at = wrapped(fn);
  const { parent } = at;
  const owner = parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' ? findOwner(parent) : null;
  const name =
    parent?.type === 'Property' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition'
      ? keyName(parent)
      : parent?.type === 'AssignmentExpression' && parent.right === at
        ? memberName(parent.left)
        : null;
  if (name === null) return { places: [], isComplete: false };
  const own = callsOf(module, fn, name);
  const isPrivate = name.startsWith('#') || (owner !== null && (parent as { accessibility?: string }).accessibility === 'private');
  return isPrivate ? { places: own, isComplete: own.length > 0 } : { places: findElsewhere(module, fn, own).places, isComplete: false };
}

function findOwner(element: Node): ClassNode | null {
  const owner = element.parent?.parent;
  return isClass(owner) ? owner : null;
}

function callsOf(module: Module, fn: FunctionNode, name: string): readonly Node[] {
  return module.invocations.filter((call) => call.type === 'CallExpression' && memberName(call.callee) === name && findFunction(module, call.callee) === fn);
}

function findElsewhere(module: Module, fn: FunctionNode, own: readonly Node[]): Places {
  const all = findUsesElsewhere(module, fn);
  const runs = (all ?? findUsesInSight(module, fn)).map((use) => findRun(homeOf(module, use), use));
  return { places: [...own, ...runs.flatMap((each) => (each ? [each.place] : []))], isComplete: all !== null && runs.every((each) => each?.isComplete === true) };
}

/** The call of a function by a mention of it, or the call that it is handed to; null where something else is done with it. */
function findRun(module: Module, mention: Node): { place: Node; isComplete: boolean } | null {
  const at = wrapped(mention);
  const { parent } = at;
  if (parent?.type === 'TaggedTemplateExpression' && parent.tag === at) return { place: parent, isComplete: true };
  if (parent?.type === 'ArrayExpression') return findRunOfList(module, parent);
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return null;
  if (parent.callee === at) return { place: parent, isComplete: true };
  return isFunction(at) ? null : { place: parent, isComplete: runsWithCall(module, parent) };
}

/** `for (const step of steps) await step();`, where the list has the function among others. */
function findRunOfList(module: Module, list: Node): { place: Node; isComplete: boolean } | null {
  const declaration = wrapped(list).parent;
  const variable = declaration?.type === 'VariableDeclarator' && declaration.id.type === 'Identifier' ? findDeclaredVariable(module, declaration, declaration.id.name) : null;
  const uses = variable?.references.filter((each) => each.isRead()).map(({ identifier }) => identifier.parent as Node) ?? [];
  for (const use of uses) {
    const taken = use.type === 'ForOfStatement' && use.left.type === 'VariableDeclaration' ? use.left.declarations[0] : undefined;
    const element = taken?.id.type === 'Identifier' ? findDeclaredVariable(module, taken, taken.id.name) : null;
    for (const { identifier } of element?.references ?? []) {
      const call = identifier.parent as Node | undefined;
      if (call?.type === 'CallExpression' && call.callee === identifier) return { place: call, isComplete: uses.length === 1 };
    }
  }
  return null;
}
