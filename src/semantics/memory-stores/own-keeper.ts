import { isClass, keyName, type ClassNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { resolveValue } from '../bindings/index.js';
import { foundIn, packageFact, type Proof } from '../package-facts/fact.js';
import type { MemoryStoreModel } from '../types.js';

/** Whether a class of the package takes the place of what keeps: `class RedisGuard extends ThrottlerGuard { handleRequest() {} }`. */
export function mayKeepElsewhere(module: Module, { package: specifier, class: name, methods }: NonNullable<MemoryStoreModel['keptBy']>): boolean {
  const fact = packageFact<Proof>(`own ${specifier} ${name}`, (asking) =>
    foundIn(asking.project.backward.candidates(asking, { packages: [specifier] }), (each) =>
      classesOf(each).filter((owner) => isOf(each, owner, specifier, name) && hasOne(owner, methods)).map((node) => ({ module: each, node })),
    ),
  )(module);
  return fact.state === 'yes';
}

function classesOf(module: Module): readonly ClassNode[] {
  return module.program.body.flatMap((each) => {
    const declared = each.type === 'ExportNamedDeclaration' || each.type === 'ExportDefaultDeclaration' ? each.declaration : each;
    return declared && isClass(declared) ? [declared] : [];
  });
}

function isOf(module: Module, { superClass }: ClassNode, specifier: string, name: string): boolean {
  const path = superClass && resolveValue(module, superClass);
  const [step, ...others] = path?.steps ?? [];
  return path?.package === specifier && step?.kind === 'member' && step.name === name && others.length === 0;
}

function hasOne({ body }: ClassNode, methods: readonly string[]): boolean {
  return body.body.some((each) => each.type === 'MethodDefinition' && methods.includes(keyName(each) ?? ''));
}
