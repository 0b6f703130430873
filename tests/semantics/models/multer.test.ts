import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('multer', () => {
  it.each([
    ['uploads without a place', "import multer from 'multer'; const upload = multer();", ['multer() uploads']],
    ['uploads into memory', "import multer from 'multer'; const upload = multer({ storage: multer.memoryStorage() });", ['multer() uploads']],
    ['another limit says nothing of size', "const multer = require('multer'); const storage = multer.memoryStorage(); const upload = multer({ storage, limits: { files: 1 } });", ['multer() uploads']],
    ['a limit of size', "import multer from 'multer'; multer({ storage: multer.memoryStorage(), limits: { fileSize: 1e6 } });", []],
    ['limits out of sight', "import multer from 'multer'; import { limits } from 'elsewhere'; multer({ storage: multer.memoryStorage(), limits });", []],
    ['uploads to disk', "import multer from 'multer'; multer({ dest: 'uploads/' }); multer({ storage: multer.diskStorage({}) });", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
