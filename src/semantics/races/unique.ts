import type { Node } from '../../ast/index.js';
import { readPrismaSchemas, type Module } from '../../project/index.js';
import { findClass } from '../bindings/index.js';
import { homeOf } from '../home.js';
import type { Operation } from '../operations/types.js';

/** Answers of stores that there is one already. */
const VIOLATION = /P2002|23505|\b11000\b|ER_DUP_ENTRY|unique_?violation|UniqueConstraint|DuplicateKey|SQLITE_CONSTRAINT/i;

/** Whether the code around knows what to do when there is one already. */
export function expectsViolation(module: Module, nodes: readonly Node[]): boolean {
  return nodes.some((node) => VIOLATION.test(homeOf(module, node).text));
}

/** Whether a schema in sight has a key that no two records share, among columns: yes, no, or no schema is in sight. */
export function findUniqueKey(module: Module, operation: Operation, columns: readonly string[]): 'unique' | 'none' | 'unknown' {
  const name = operation.record?.name;
  if (name === undefined || columns.length === 0) return 'unknown';
  const prisma = ofPrisma(module, name, columns);
  if (prisma !== 'unknown') return prisma;
  const texts = textsAbout(module, operation);
  const known = columns.filter((column) => texts.some((text) => new RegExp(`\\b${escaped(column)}\\b`).test(text)));
  if (columns.some((column) => texts.some((text) => isUniqueIn(text, escaped(column))))) return 'unique';
  return known.length > 0 && texts.some((text) => /\bSchema\b|@Entity|Table\(|DataTypes\b|@Table\b/.test(text)) ? 'none' : 'unknown';
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, String.raw`\$&`);
}

/** `slug: { type: String, unique: true }`, `index({ slug: 1 }, { unique: true })`, `@Column({ unique: true }) slug`, `text('slug').unique()` */
function isUniqueIn(text: string, column: string): boolean {
  const patterns = [
    `\\b${column}\\b["']?\\s*:\\s*\\{[^{}]*\\bunique\\s*:\\s*(?!false)`,
    `\\{[^{}]*\\b${column}\\b[^{}]*\\}\\s*,\\s*\\{[^{}]*\\bunique\\s*:\\s*true`,
    `\\bunique\\s*:\\s*true[^{}]*\\}\\s*\\)\\s*(?:@[\\w.]+\\([^)]*\\)\\s*)*(?:(?:public|private|readonly)\\s+)*${column}\\b`,
    `@(?:Unique|Index)\\([^)]*\\b${column}\\b`,
    `@(?:PrimaryColumn|PrimaryGeneratedColumn|PrimaryKey)\\([^)]*\\)\\s*${column}\\b`,
    `\\b${column}\\s*:\\s*[^,\\n]*\\.(?:unique|primaryKey)\\(`,
    `(?:unique|primaryKey)\\(\\s*\\{[^)]*\\.${column}\\b`,
    `(?:uniqueIndex|unique|primaryKey)\\([^)]*\\)[\\s.]*(?:on\\()?[^;]*\\.${column}\\b`,
    `fields\\s*:\\s*\\[[^\\]]*\\b${column}\\b[^\\]]*\\][^{}]*unique|unique\\s*:\\s*true[^{}]*fields\\s*:\\s*\\[[^\\]]*\\b${column}\\b`,
  ];
  return patterns.some((pattern) => new RegExp(pattern).test(text));
}

/** `email String @unique`, `@@unique([userId, productId])` */
function ofPrisma(module: Module, name: string, columns: readonly string[]): 'unique' | 'none' | 'unknown' {
  const text = readPrismaSchemas(module).join('\n');
  const body = new RegExp(`^\\s*model\\s+${escaped(name)}\\s*\\{([^}]*)\\}`, 'im').exec(text)?.[1];
  if (body === undefined) return 'unknown';
  const single = [...body.matchAll(/^\s*(\w+)\s+\w+[^\n]*@(?:unique|id)\b/gm)].map(([, column = '']) => [column]);
  const several = [...body.matchAll(/@@(?:unique|id)\(\s*(?:fields\s*:\s*)?\[([^\]]*)\]/g)].map(([, list = '']) => list.split(',').map((each) => each.trim().replace(/\(.*/, '')));
  return [...single, ...several].some((key) => key.every((column) => columns.includes(column))) ? 'unique' : 'none';
}

/** The texts of the files that may declare a record: where it is named, and what that imports. */
function textsAbout(module: Module, { record, node, path }: Operation): readonly string[] {
  const declared = record?.node && record.node.type !== 'TSTypeReference' ? findClass(module, record.node) : null;
  const homes = new Set([node, ...(declared ? [declared] : []), ...(record?.node ? [record.node] : []), ...path.steps.flatMap((step) => ('node' in step ? [step.node] : []))].map((each) => homeOf(module, each)));
  for (const home of [...homes]) {
    for (const statement of home.program.body) {
      if (statement.type !== 'ImportDeclaration' || homes.size > 12) continue;
      const followed = home.project.follow(home, statement.source.value);
      if (followed.kind === 'module') homes.add(followed.module);
    }
  }
  return [...homes].map(({ text }) => text);
}
