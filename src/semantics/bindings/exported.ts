import { memberName, type Node, type Variable } from '../../ast/index.js';

/** Whether other files can reach a variable by an export of its file. */
export function isExported(variable: Variable): boolean {
  const isDeclaredSo = variable.defs.some(({ node }) => isExport(node.parent) || isExport(node.parent?.parent ?? undefined));
  return isDeclaredSo || variable.references.some(({ identifier }) => isExportOf(identifier));
}

/** `export { load }`, `export default load`, `module.exports = { load }`, `exports.load = load` */
export function isExportOf(use: Node): boolean {
  const parent = use.parent;
  if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') return true;
  const value = parent?.type === 'Property' ? parent.parent : use;
  const assignment = value.parent;
  return assignment?.type === 'AssignmentExpression' && assignment.right === value && /^(module\.exports|exports\.\w)/.test(printed(assignment.left));
}

function isExport(node: Node | undefined): boolean {
  return node?.type === 'ExportNamedDeclaration' || node?.type === 'ExportDefaultDeclaration';
}

/** `a.b.c` of plain names. */
function printed(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? `${printed(node.object)}.${memberName(node) ?? '?'}` : '?';
}
