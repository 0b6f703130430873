export { findAsyncCallback, type AsyncCallback, type CallbackUse } from './async-callbacks.js';
