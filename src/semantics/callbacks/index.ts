export { findAsyncCallback, findNestedPromises, isMissed, type AsyncCallback, type CallbackUse, type NestedPromises } from './async-callbacks.js';
