import type { SignatureDeclaration } from 'typescript';

/** Every loop of a program as `file:offset`, with the places of the calls that prove that it leads to the primitive, else null. */
export function findLoopsByChecker(config: string, isPrimitive: (declaration: SignatureDeclaration) => boolean, maxDepth: number): Map<string, readonly string[] | null>;
