import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('Firestore', () => {
  it.each([
    ['bounds itself', `import { Firestore } from '@google-cloud/firestore'; const db = new Firestore(); db.collection('c').doc('d').get(); db.collection('c').where('a', '==', 1).limit(5).get();`, [
      'new @google-cloud/firestore.Firestore() response: absent (60000)',
      'new @google-cloud/firestore.Firestore().collection().doc().get() response: absent (60000)',
      'new @google-cloud/firestore.Firestore().collection().where().limit().get() response: absent (60000)',
    ]],
    ['is reached through firebase-admin', `
      import admin from 'firebase-admin';
      import { getFirestore } from 'firebase-admin/firestore';
      admin.firestore().collection('c').add({});
      getFirestore().doc('c/d').update({});`, [
      'firebase-admin.firestore().collection().add() response: absent (60000)',
      'firebase-admin.firestore() response: absent (60000)',
      'firebase-admin/firestore.getFirestore().doc().update() response: absent (60000)',
      'firebase-admin/firestore.getFirestore() response: absent (60000)',
    ]],
    ['listens for as long as it lives', `import { getFirestore } from 'firebase-admin/firestore'; const db = getFirestore(); db.collection('c').onSnapshot(handle);`, ['firebase-admin/firestore.getFirestore() response: absent (60000)']],
    ['is not that of the browser', `import { getFirestore, doc, getDoc } from 'firebase/firestore'; getDoc(doc(getFirestore(), 'c', 'd'));`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
