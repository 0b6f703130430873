import { decoratorsOf, keyName, memberName, stringValue, unwrap, walk, type ClassNode, type Node, type ObjectExpression } from '../../ast/index.js';

/** The columns that no two records share all of. */
export type UniqueKey = readonly string[];

/** The unique keys that a declaration tells of: a table of Drizzle, a schema of mongoose, a class with decorators, a model of Sequelize. */
export function keysDeclaredIn(declaration: Node): readonly UniqueKey[] {
  const keys: UniqueKey[] = [];
  /** `unique: 'user_post'` in each of the columns. */
  const named = new Map<string, string[]>();
  walk(declaration, (node) => {
    switch (node.type) {
      case 'Property':
        if (node.value.type === 'ObjectExpression') ofColumn(keyName(node), node.value, keys, named);
        // `email: text('email').notNull().unique()`
        else if (isChained(node.value, /^(?:unique|primaryKey)$/)) add(keys, [keyName(node)]);
        break;
      case 'ObjectExpression':
        // `{ unique: true, fields: ['userId', 'postId'] }`
        if (isUnique(node)) add(keys, textsIn(valueOf(node, 'fields') ?? valueOf(node, 'properties')));
        break;
      case 'CallExpression':
        add(keys, ofCall(node));
        break;
      case 'TaggedTemplateExpression':
        // `sql\`UNIQUE (${table.requestId})\``
        if (/\b(?:unique|primary\s+key)\b/i.test(node.quasi.quasis[0]?.value.raw ?? '')) add(keys, membersIn(node.quasi.expressions));
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        keys.push(...ofClass(node));
        break;
      default:
    }
    return true;
  });
  return [...keys, ...named.values()];
}

function add(keys: UniqueKey[], columns: readonly (string | null)[]): void {
  const known = columns.filter((each) => each !== null);
  if (known.length > 0 && known.length === columns.length) keys.push(known);
}

/** `slug: { type: String, unique: true }`, `index: { unique: true }` inside of it, `unique: 'user_post'` */
function ofColumn(column: string | null, options: ObjectExpression, keys: UniqueKey[], named: Map<string, string[]>): void {
  const index = valueOf(options, 'index');
  if (isUnique(options) || isTrue(valueOf(options, 'primaryKey')) || (index?.type === 'ObjectExpression' && isUnique(index))) add(keys, [column]);
  const name = valueOf(options, 'unique');
  const text = name && stringValue(name);
  if (column !== null && text) named.set(text, [...(named.get(text) ?? []), column]);
}

function ofCall(call: Extract<Node, { type: 'CallExpression' }>): readonly (string | null)[] {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  const [first, second] = call.arguments;
  // `schema.index({ user: 1, post: 1 }, { unique: true })`
  if (name === 'index' && first?.type === 'ObjectExpression' && second?.type === 'ObjectExpression' && isUnique(second)) return first.properties.map((each) => (each.type === 'Property' ? keyName(each) : null));
  // `primaryKey({ columns: [t.userId, t.postId] })`, `primaryKey(t.userId, t.postId)`
  if (name === 'primaryKey') return membersIn(first?.type === 'ObjectExpression' ? [valueOf(first, 'columns')] : call.arguments);
  // `unique('name').on(t.userId, t.postId)`, `uniqueIndex('name').on(lower(t.email))`
  return name === 'on' && callee.type === 'MemberExpression' && isChained(callee.object, /^unique(?:Index)?$/) ? membersIn(call.arguments) : [];
}

/** `t.userId` for each of them, also `sql\`lower(${t.email})\`` */
function membersIn(nodes: readonly (Node | null)[]): readonly (string | null)[] {
  const names: (string | null)[] = [];
  for (const node of nodes) {
    if (!node) return [null];
    walk(node, (each) => {
      if (each.type !== 'MemberExpression' || each.object.type !== 'Identifier') return true;
      if (each.parent.type !== 'CallExpression' || each.parent.callee !== each) names.push(memberName(each));
      return false;
    });
  }
  return names;
}

/** Whether a chain has a call of that name: `text('slug').unique()`, `uniqueIndex('slug')`. */
function isChained(node: Node, name: RegExp): boolean {
  for (let at = unwrap(node); at.type === 'CallExpression'; ) {
    const callee = unwrap(at.callee);
    if (name.test((callee.type === 'Identifier' ? callee.name : memberName(callee)) ?? '')) return true;
    if (callee.type !== 'MemberExpression') return false;
    at = unwrap(callee.object);
  }
  return false;
}

/** Decorators of entities, of their columns, and of documents. */
function ofClass(declared: ClassNode): readonly UniqueKey[] {
  const keys: UniqueKey[] = [];
  for (const { name, settings, texts } of readDecorators(declared)) {
    if (name === 'Unique' || (name === 'Index' && settings && isUnique(settings))) add(keys, settings && texts.length === 0 ? textsIn(valueOf(settings, 'properties')) : texts);
  }
  for (const member of declared.body.body) {
    if (member.type !== 'PropertyDefinition') continue;
    const column = keyName(member);
    const decorators = readDecorators(member);
    // `@OneToOne(() => User) @JoinColumn() user`
    if (decorators.some(({ name }) => name === 'OneToOne') && column !== null && decorators.some(({ name }) => name === 'JoinColumn')) keys.push([column], [`${column}Id`]);
    for (const { name, settings, texts } of decorators) {
      if (/^Primary(?:Generated)?(?:Column|Key)$|^ObjectIdColumn$/.test(name) || (name === 'Unique' && texts.length === 0) || (settings && (isUnique(settings) || isTrue(valueOf(settings, 'primaryKey'))))) add(keys, [column]);
    }
  }
  return keys;
}

interface Decoration {
  readonly name: string;
  readonly settings: ObjectExpression | null;
  /** The columns that it names in a list, or one by one. */
  readonly texts: readonly string[];
}

function readDecorators(node: Node): readonly Decoration[] {
  return decoratorsOf(node).map(({ expression }) => {
    const call = expression.type === 'CallExpression' ? expression : null;
    const callee = unwrap(call ? call.callee : expression);
    const args = call?.arguments ?? [];
    const settings = args.find((each) => each.type === 'ObjectExpression') ?? null;
    const list = args.find((each) => each.type === 'ArrayExpression');
    return {
      name: (callee.type === 'Identifier' ? callee.name : memberName(callee)) ?? '',
      settings,
      texts: list ? textsIn(list) : args.length > 1 || node.type !== 'PropertyDefinition' ? args.flatMap((each) => stringValue(each) ?? []) : [],
    };
  });
}

function textsIn(list: Node | null): string[] {
  return list?.type === 'ArrayExpression' ? list.elements.flatMap((each) => (each ? (stringValue(each) ?? nameIn(each) ?? []) : [])) : [];
}

/** `{ name: 'userId' }` among the fields of an index. */
function nameIn(node: Node): string | null {
  const name = node.type === 'ObjectExpression' ? valueOf(node, 'name') : null;
  return name && stringValue(name);
}

function isUnique(options: ObjectExpression): boolean {
  return isTrue(valueOf(options, 'unique')) || options.properties.some((each) => each.type === 'Property' && keyName(each) === 'unique' && /^(?:ArrayExpression|ObjectExpression|TemplateLiteral)$/.test(each.value.type)) || stringValue(valueOf(options, 'type') ?? options)?.toUpperCase() === 'UNIQUE';
}

function isTrue(node: Node | null): boolean {
  return node?.type === 'Literal' && node.value === true;
}

function valueOf(object: ObjectExpression, name: string): Node | null {
  const property = object.properties.find((each) => each.type === 'Property' && keyName(each) === name);
  return property?.type === 'Property' ? unwrap(property.value) : null;
}
