import type { ClassNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { findClass } from './literals.js';

/** The class of the project that a class extends. */
export const findSuperclass: (module: Module, node: ClassNode) => ClassNode | null = memo('superclass', (module, node) =>
  node.superClass ? findClass(module, node.superClass) : null,
);
