import { findThisClass, isClass, keyName, memberName, walk, wrapped, type CallExpression, type Invocation, type NewExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findMentionsElsewhere, resolveValue } from '../bindings/index.js';
import { leadsTo } from '../handlers/library-path.js';
import { readMadeOptions } from '../made-options.js';
import { memoOfRelevant } from '../relevant-memo.js';
import type { MemoryStoreMaking, MemoryStoreModel, Options, OptionsPosition } from '../types.js';
import { findMemoryStoreModel } from './find-model.js';
import { mayKeepElsewhere } from './own-keeper.js';

/** A call whose library keeps something in the memory of the process. */
export interface MemoryStore {
  readonly node: CallExpression | NewExpression;
  readonly model: MemoryStoreModel;
  readonly options: Options;
}

/** What a call keeps in the memory of the process; null when nothing proves that it does. */
export function describeMemoryStore(module: Module, node: Invocation): MemoryStore | null {
  return node.type !== 'TaggedTemplateExpression' ? describeOnce(module, node) : null;
}

const describeOnce = memoOfRelevant<CallExpression | NewExpression, MemoryStore>('memory store', (module, node) => {
  const found = findMemoryStoreModel(module, node);
  if (!found) return null;
  const { model, making } = found;
  const options = readMadeOptions(module, { node, model: { ...making, options: positionOf(module, node, making) ?? 0 } });
  return isInMemory(module, node, model, options) ? { node, model, options } : null;
});

/** Of `new Server(httpServer)` the options would be the second: what comes from a package is no object of options. */
function positionOf(module: Module, node: CallExpression | NewExpression, { options }: MemoryStoreMaking): OptionsPosition | undefined {
  if (options === undefined || typeof options === 'number') return options;
  const [first] = node.arguments;
  const isOther = node.arguments.length === 1 && first !== undefined && first.type !== 'SpreadElement' && (first.type === 'Literal' || resolveValue(module, first) !== null);
  return isOther ? options[0] : options;
}

function isInMemory(module: Module, node: CallExpression | NewExpression, { storedBy = [], inMemory = [], storedLaterBy = [], fallbackFor = [], keptBy }: MemoryStoreModel, options: Options): boolean {
  const isElsewhere = storedBy.some((option) => {
    const fact = options.read(option);
    if (fact.state !== 'set') return fact.state === 'unknown';
    const path = resolveValue(module, fact.value);
    return !inMemory.some((each) => path?.package === each.package && leadsTo(each.paths, path));
  });
  return !isElsewhere && !(keptBy && mayKeepElsewhere(module, keptBy)) && !isFallback(module, node, fallbackFor) && !(storedLaterBy.length > 0 && isStoredLater(module, node, storedLaterBy));
}

/** The mentions of the variable that a call is kept in. */
function mentionsOf(module: Module, node: Node): readonly Node[] | null {
  const { parent } = wrapped(node);
  if (parent?.type === 'PropertyDefinition' || parent?.type === 'AssignmentExpression') return mentionsOfField(parent);
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return null;
  const variable = findDeclaredVariable(module, parent, parent.id.name);
  return variable && [...variable.references.map(({ identifier }) => identifier), ...findMentionsElsewhere(module, variable, variable.name)];
}

/** `this.insurance`, `RateLimiter.insurance` in the class that has it. */
function mentionsOfField(field: Node): readonly Node[] | null {
  const name = field.type === 'PropertyDefinition' ? keyName(field) : field.type === 'AssignmentExpression' ? memberName(field.left) : null;
  const owner = field.type === 'PropertyDefinition' ? field.parent.parent : findThisClass(field);
  if (name === null || !isClass(owner)) return null;
  const mentions: Node[] = [];
  walk(owner.body, (node) => {
    if (node.type === 'MemberExpression' && memberName(node) === name) mentions.push(wrapped(node));
  });
  return mentions;
}

/** `insuranceLimiter: new RateLimiterMemory()` */
function isFallback(module: Module, node: Node, options: readonly string[]): boolean {
  if (options.length === 0) return false;
  return [wrapped(node), ...(mentionsOf(module, node) ?? [])].some(({ parent }) => parent?.type === 'Property' && options.includes(keyName(parent) ?? ''));
}

/** `io.adapter(createAdapter(client))`; kept out of sight, it may be called anywhere. */
function isStoredLater(module: Module, node: Node, methods: readonly string[]): boolean {
  const mentions = mentionsOf(module, node);
  return mentions === null || mentions.some(({ parent }) => parent?.type === 'MemberExpression' && methods.includes(memberName(parent) ?? '') && parent.parent.type === 'CallExpression');
}
