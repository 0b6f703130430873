import { walk } from '../../src/ast/index.js';
import { findMutableState } from '../../src/semantics/index.js';
import { analyze } from './analyze.js';

/** What of a file requests write and read later: `value: lastSeen`. */
export const mutableStateOf = (code: string): string[] =>
  analyze(code, (module) => {
    const found: string[] = [];
    walk(module.program, (node) => {
      const state = node.type === 'VariableDeclarator' || node.type === 'PropertyDefinition' ? findMutableState(module, node) : null;
      if (state && (node.type === 'VariableDeclarator' || node.type === 'PropertyDefinition')) found.push(`${state.is}: ${module.text.slice(...(node.type === 'VariableDeclarator' ? node.id : node.key).range)}`);
      return true;
    });
    return found;
  });
