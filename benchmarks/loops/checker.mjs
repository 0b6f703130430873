// What TypeScript's checker says of the loops of a program: which of them lead to a call of the primitive, within a depth.
import path from 'node:path';
import ts from 'typescript';
import { CALLBACK_METHODS, DEFERRING } from './vocabulary.mjs';

const LISTS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Map', 'ReadonlyMap']);

/**
 * Every loop as `file:offset`, with the proof (places of calls) where it leads to the primitive, else null.
 * @param isPrimitive - Told a resolved declaration, answers whether a call of it is what is looked for.
 */
export function findLoopsByChecker(config, isPrimitive, maxDepth) {
  const read = ts.readConfigFile(config, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, path.dirname(config));
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const isOurs = (file) => !file.isDeclarationFile && !file.fileName.includes('/node_modules/');
  const facts = new Map();

  const declarationOf = (call) => checker.getResolvedSignature(call)?.declaration ?? null;
  const isPrimitiveCall = (declaration) => declaration !== null && isPrimitive(declaration, ts, checker);

  /** Own calls of a piece of code and the bodies they resolve to, asked once for each body. */
  const factsOf = (code) => {
    const known = facts.get(code);
    if (known) return known;
    const found = { primitive: null, callees: [] };
    facts.set(code, found);
    for (const call of callsIn(code)) {
      const declaration = declarationOf(call);
      if (isPrimitiveCall(declaration)) found.primitive ??= call;
      else {
        const target = implementationOf(declaration);
        if (target) found.callees.push({ call, target });
        // `list.map(load)`: a function given by its name to one whose code is not in sight.
        if (!target) for (const given of call.arguments ?? []) if (!ts.isFunctionLike(given)) for (const fn of functionsOf(given)) found.callees.push({ call, target: fn });
      }
    }
    return found;
  };

  function functionsOf(given) {
    if (!ts.isIdentifier(given) && !ts.isPropertyAccessExpression(given)) return [];
    return checker.getTypeAtLocation(given).getCallSignatures().map((signature) => implementationOf(signature.declaration ?? null)).filter(Boolean);
  }

  /** A declaration with a body: of an overload, the implementation. */
  function implementationOf(declaration) {
    if (!declaration || !isOurs(declaration.getSourceFile())) return null;
    if (declaration.body) return declaration;
    const symbol = declaration.symbol;
    return symbol?.declarations?.find((each) => ts.isFunctionLike(each) && each.body) ?? null;
  }

  /** Breadth first over direct facts, so that neither the order of questions nor cycles matter. */
  const search = (code) => {
    let frames = [{ code, path: [] }];
    const seen = new Set([code]);
    for (let depth = 1; depth <= maxDepth; depth += 1) {
      const next = [];
      for (const frame of frames) {
        const { primitive, callees } = factsOf(frame.code);
        if (primitive) return [...frame.path, primitive];
        for (const { call, target } of callees) {
          if (seen.has(target)) continue;
          seen.add(target);
          next.push({ code: target, path: [...frame.path, call] });
        }
      }
      frames = next;
    }
    return null;
  };

  const isListCallback = (fn) => {
    const call = fn.parent;
    if (!ts.isCallExpression(call) || call.arguments[0] !== fn || !ts.isPropertyAccessExpression(call.expression)) return false;
    if (!CALLBACK_METHODS.has(call.expression.name.text)) return false;
    const owner = declarationOf(call)?.parent;
    return !!owner && ts.isInterfaceDeclaration(owner) && LISTS.has(owner.name.text);
  };

  const loops = new Map();
  for (const file of program.getSourceFiles()) {
    if (!isOurs(file)) continue;
    const visit = (node) => {
      const isCallback = (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && isListCallback(node);
      if (isCallback || ts.isIterationStatement(node, false)) {
        const proof = search(isCallback ? node : node.statement);
        loops.set(`${file.fileName}:${node.getStart(file)}`, proof && proof.map(placeOf));
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return loops;
}

/** Calls that run with a piece of code: its own, and those in functions that it calls in place or hands to a call. */
function callsIn(code) {
  const calls = [];
  const visit = (node) => {
    if (node !== code && ts.isFunctionLike(node) && !isRun(node)) return;
    if (node !== code && ts.isClassLike(node)) return;
    if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(code);
  return calls;
}

function isRun(fn) {
  const { parent } = fn;
  if (ts.isParenthesizedExpression(parent)) return ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
  if (ts.isNewExpression(parent)) return ts.isIdentifier(parent.expression) && parent.expression.text === 'Promise';
  return ts.isCallExpression(parent) && !DEFERRING.has(parent.expression.name?.text ?? parent.expression.text ?? '');
}

function placeOf(node) {
  const file = node.getSourceFile();
  return `${file.fileName}:${node.getStart(file)}`;
}
