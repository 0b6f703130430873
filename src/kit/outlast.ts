import type { TSESLint } from '@typescript-eslint/utils';

/** How often the stack was too small for what code leads to: none of our tests may leave a mark here. */
export const overflows = { count: 0 };

/** Listeners that say nothing of a node whose questions overflow the stack, so that one strange file does not end the run for all. */
export function outlast(listeners: TSESLint.RuleListener): TSESLint.RuleListener {
  return Object.fromEntries(Object.entries(listeners).map(([selector, listen]) => [selector, listen && outlastOne(listen as Listener)]));
}

type Listener = (...given: readonly unknown[]) => void;

const outlastOne = (listen: Listener): Listener => (...given) => {
  try {
    listen(...given);
  } catch (reason) {
    if (!(reason instanceof RangeError) || !reason.message.includes('call stack')) throw reason;
    overflows.count += 1;
  }
};
