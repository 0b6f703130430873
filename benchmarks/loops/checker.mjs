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
        const name = nameOfMethod(call);
        // An abstract method has no body of its own, but a subclass may give it one.
        if (target || name !== null) found.callees.push({ call, target, name });
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

  /** `load` in `this.load()`, `super.load()` and `users.load()`. */
  function nameOfMethod(call) {
    return ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : null;
  }

  /** The class that a method runs on, which may override what the class around the code declares. */
  function receiverOf(call, self) {
    const object = ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : null;
    if (!object) return self;
    if (object.kind === ts.SyntaxKind.SuperKeyword) return self;
    if (object.kind === ts.SyntaxKind.ThisKeyword) {
      const around = checker.getTypeAtLocation(object).symbol?.declarations?.find(ts.isClassLike);
      return self && around && derivesFrom(self, around) ? self : (around ?? null);
    }
    return checker.getTypeAtLocation(object).symbol?.declarations?.find(ts.isClassLike) ?? null;
  }

  function derivesFrom(node, ancestor) {
    for (let at = node, steps = 0; at && steps < 20; at = baseOf(at), steps += 1) if (at === ancestor) return true;
    return false;
  }

  function baseOf(node) {
    const clause = node.heritageClauses?.find((each) => each.token === ts.SyntaxKind.ExtendsKeyword);
    return clause ? checker.getTypeAtLocation(clause.types[0]).symbol?.declarations?.find(ts.isClassLike) : undefined;
  }

  function methodOf(receiver, name) {
    for (let at = receiver, steps = 0; at && steps < 20; at = baseOf(at), steps += 1) {
      const member = at.members.find((each) => ts.isMethodDeclaration(each) && each.body && each.name.getText() === name);
      if (member) return member;
    }
    return null;
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
    let frames = [{ code, self: null, path: [] }];
    const seen = new Map([[code, new Set([null])]]);
    for (let depth = 1; depth <= maxDepth; depth += 1) {
      const next = [];
      for (const frame of frames) {
        const { primitive, callees } = factsOf(frame.code);
        if (primitive) return [...frame.path, primitive];
        for (const { call, target: declared, name } of callees) {
          const self = receiverOf(call, frame.self);
          const isSuper = ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && call.expression.expression.kind === ts.SyntaxKind.SuperKeyword;
          const target = (!isSuper && self && name !== null && methodOf(self, name)) || declared;
          if (!target || seen.get(target)?.has(self)) continue;
          seen.set(target, (seen.get(target) ?? new Set()).add(self));
          next.push({ code: target, self, path: [...frame.path, call] });
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
