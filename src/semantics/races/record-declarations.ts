import { isClass, memberName, stringValue, unwrap, walk, type CallExpression, type NewExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClass, findLiteral, findMemberTarget } from '../bindings/index.js';
import { homeOf } from '../home.js';
import type { Operation } from '../operations/types.js';

/** How many files are looked through for what declares a record. */
const MAX_FILES = 12;

/** What declares the columns of a record: a table, a schema with what is added to it, a class, what a model is initialised with. */
export function findDeclarations(module: Module, operation: Operation): readonly Node[] {
  const { record, path } = operation;
  if (!record) return [];
  const names = new Set([record.name, record.name.replace(/(?:Document|Entity|Model)$/, '')]);
  const found = new Set<Node>();
  const own = record.node && resolve(module, record.node);
  if (own) add(module, own, found);
  for (const step of path.steps) if ('node' in step && step.node && isMaking(step.node, names)) add(module, step.node, found);
  // `db.query.users.findFirst()`, whose client knows the schema
  for (const step of path.steps) if ('node' in step && step.node?.type === 'CallExpression') for (const each of tablesOf(module, step.node, record.name)) add(module, each, found);
  for (const home of homesOf(module, operation, own)) ofFile(home, names, found);
  return [...found];
}

function resolve(module: Module, node: Node): Node | null {
  const name = node.type === 'TSTypeReference' ? (node.typeName as Node) : node;
  const declared = findClass(module, name);
  if (declared || node.type === 'TSTypeReference') return declared;
  const value = findLiteral(module, name);
  return value && value !== name && stringValue(value) === null ? value : null;
}

/** What a client of Drizzle was told under a name: `drizzle(pool, { schema })`. */
function tablesOf(module: Module, client: CallExpression, name: string): readonly Node[] {
  return client.arguments.flatMap((each) => {
    const options = findLiteral(module, each);
    const schema = options?.type === 'ObjectExpression' ? options.properties.find((property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'schema') : undefined;
    const target = schema?.type === 'Property' ? findMemberTarget(module, schema.value, name) : null;
    if (target?.kind === 'node') return [target.node];
    const definition = target?.kind === 'variable' ? target.variable.defs[0]?.node : null;
    return definition?.type === 'VariableDeclarator' && definition.init ? [definition.init] : [];
  });
}

/** The file of the operation, of what names its record, and those that they import. */
function homesOf(module: Module, { node, record, path }: Operation, declared: Node | null): ReadonlySet<Module> {
  const nodes = [node, declared, record?.node, ...path.steps.map((step) => ('node' in step ? step.node : null))].filter((each) => each !== null && each !== undefined);
  const homes = new Set(nodes.map((each) => homeOf(module, each)));
  for (const home of [...homes]) {
    for (const statement of home.program.body) {
      if (statement.type !== 'ImportDeclaration' || homes.size > MAX_FILES) continue;
      const followed = home.project.follow(home, statement.source.value);
      if (followed.kind === 'module') homes.add(followed.module);
    }
  }
  return homes;
}

function ofFile(home: Module, names: ReadonlySet<string>, found: Set<Node>): void {
  for (const statement of home.program.body) {
    const declared = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement) as Node | null;
    if (declared && isClass(declared) && declared.id && names.has(declared.id.name)) found.add(declared);
    if (declared?.type === 'VariableDeclaration') {
      for (const { id, init } of declared.declarations) if (init && ((id.type === 'Identifier' && names.has(id.name)) || isMaking(init, names))) add(home, init, found);
    } else if (declared?.type === 'CallExpression' || declared?.type === 'ExpressionStatement') {
      const call = unwrap(declared.type === 'ExpressionStatement' ? declared.expression : declared);
      if (isMaking(call, names)) add(home, call, found);
    }
  }
}

/** `pgTable('users', …)`, `mongoose.model('User', schema)`, `User.init(…)`, `SchemaFactory.createForClass(User)` */
function isMaking(node: Node, names: ReadonlySet<string>): node is CallExpression | NewExpression {
  const call = unwrap(node);
  if (call.type === 'LogicalExpression' || call.type === 'AssignmentExpression') return isMaking(call.right, names);
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return false;
  const owner = call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && memberName(call.callee) === 'init' ? unwrap(call.callee.object) : null;
  if (owner?.type === 'Identifier' && names.has(owner.name)) return true;
  return call.arguments.some((each) => names.has(stringValue(each) ?? '') || (each.type === 'Identifier' && names.has(each.name) && /^(?:createForClass|getModelForClass)$/.test(call.callee.type === 'MemberExpression' ? (memberName(call.callee) ?? '') : '')));
}

/** A declaration, with the schema that it is given and what is added to that: `schema.index(…)`. */
function add(module: Module, declaration: Node, found: Set<Node>): void {
  if (found.has(declaration) || found.size > 20) return;
  found.add(declaration);
  const home = homeOf(module, declaration);
  addIndexes(home, declaration, found);
  const call = unwrap(declaration);
  for (const made of call.type === 'LogicalExpression' || call.type === 'AssignmentExpression' ? [unwrap(call.right)] : [call]) {
    if (made.type !== 'CallExpression' && made.type !== 'NewExpression') continue;
    for (const each of made.arguments) {
      const schema = each.type === 'Identifier' ? findLiteral(home, each) : null;
      if (schema && schema !== each && stringValue(schema) === null) add(home, schema, found);
    }
  }
}

/** The calls on the variable that holds a schema. */
function addIndexes(home: Module, schema: Node, found: Set<Node>): void {
  const declarator = schema.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return;
  const { name } = declarator.id;
  for (const statement of home.program.body) {
    if (statement.type !== 'ExpressionStatement') continue;
    walk(statement, (node) => {
      if (node.type !== 'CallExpression') return true;
      const callee = unwrap(node.callee);
      const owner = callee.type === 'MemberExpression' && memberName(callee) === 'index' ? unwrap(callee.object) : null;
      if (owner?.type === 'Identifier' && owner.name === name) found.add(node);
      return true;
    });
  }
}
