import { decoratorsOf, findThisClass, keyName, type ClassNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findMentionsElsewhere, resolveValue } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { findKnown, type KnownCalls } from '../package-facts/paths.js';
import { findRunnable } from './runnable.js';

/** Decorators of classes that a container makes once for the whole process, unless they say otherwise by a `scope`. */
const ONCE: readonly KnownCalls[] = [
  { packages: ['@nestjs/common'], paths: ['{Injectable,Controller,Catch}()'], source: '@nestjs/common@11; docs.nestjs.com, injection scopes: documentation' },
  { packages: ['@nestjs/graphql', 'type-graphql'], paths: ['Resolver()'], source: '@nestjs/graphql@13; type-graphql@2: documentation' },
  { packages: ['@nestjs/websockets'], paths: ['WebSocketGateway()'], source: '@nestjs/websockets@11: documentation' },
  { packages: ['@nestjs/bull', '@nestjs/bullmq'], paths: ['Processor()'], source: '@nestjs/bullmq@11: documentation' },
  { packages: ['typedi'], paths: ['Service()'], source: 'typedi@0.10.0: documentation' },
  { packages: ['tsyringe'], paths: ['singleton()'], source: 'tsyringe@4: documentation' },
];

/** Whether a container of a package makes the instances of a class, one for the whole process: `@Injectable()` without a scope of its own. */
export function isMadeOnce(module: Module, owner: ClassNode): boolean {
  return decoratorsOf(owner).some(({ expression }) => {
    if (expression.type !== 'CallExpression' || expression.arguments.some(mentionsScope)) return false;
    return findKnown(resolveValue(module, expression), ONCE) !== null;
  });
}

function mentionsScope(node: Node): boolean {
  return node.type === 'ObjectExpression' && node.properties.some((each) => each.type !== 'Property' || ['scope', 'transient', 'durable'].includes(keyName(each) ?? ''));
}

/** Where a class is constructed, in whichever files; not by itself. */
export function constructionsOf(module: Module, owner: ClassNode): readonly Node[] {
  return findConstructions(module, owner) ?? [];
}

const findConstructions = memo<ClassNode, readonly Node[]>('constructions', (module, owner) => {
  const name = owner.id?.name;
  const variable = name === undefined ? null : findDeclaredVariable(module, owner, name);
  if (!variable || name === undefined) return [];
  const mentions = [...variable.references.map(({ identifier }) => identifier), ...findMentionsElsewhere(module, variable, name)];
  return mentions.flatMap(({ parent }) => (parent?.type === 'NewExpression' && findThisClass(parent) !== owner ? [parent] : []));
});

/** Whether there is one instance of a class in a process: a container makes it, or every construction in sight stands at the top of a file. */
export function isSingleton(module: Module, owner: ClassNode): boolean {
  if (isMadeOnce(homeOf(module, owner), owner)) return true;
  const made = constructionsOf(module, owner);
  return made.length > 0 && made.every((each) => findRunnable(each) === null);
}
