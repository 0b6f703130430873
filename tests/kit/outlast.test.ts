import { describe, expect, it } from 'vitest';
import { outlast, overflows } from '../../src/kit/outlast.js';

const overflow = (): void => overflow();

describe('listeners', () => {
  it('say nothing of a node that the stack is too small for', () => {
    expect(() => outlast({ CallExpression: overflow }).CallExpression?.({} as never)).not.toThrow();
    expect(overflows.count).toBe(1);
    overflows.count = 0;
  });

  it('throw what is a fault of ours', () => {
    const listeners = outlast({ CallExpression: () => { throw new TypeError('no'); } });
    expect(() => listeners.CallExpression?.({} as never)).toThrow(TypeError);
  });
});
