export { findTornWrites, type TornWrites } from './torn.js';
