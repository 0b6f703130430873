export { describeMemoryStore, type MemoryStore } from './describe-memory-store.js';
