export { findLostUpdates } from './lost-update.js';
