import type { LibraryModel } from '../semantics/types.js';
import { axiosModel } from './axios.js';
import { fetchModel } from './fetch.js';
import { pgModel } from './pg.js';

/** Every library we know, in the order of docs/models.md. */
export const models: readonly LibraryModel[] = [axiosModel, fetchModel, pgModel];
