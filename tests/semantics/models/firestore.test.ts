import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

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

const start = `import { getFirestore, FieldValue, Firestore } from 'firebase-admin/firestore'; const db = getFirestore();\n`;

describe('Firestore keeps data', () => {
  it.each([
    ['a document', `const ref = db.collection('users').doc(id); await ref.get(); await ref.set({ name }); await ref.update({ visits: FieldValue.increment(1) }); await ref.delete();`, ['read-one users filter: id', 'save users filter: id data: { name }', 'update users filter: id data: { visits: FieldValue.increment(1) }', 'delete users filter: id']],
    ['a collection', `await db.collection('users').get(); await db.collection('users').add({ name }); await db.collection('users').where('age', '>', 18).limit(10).get();`, ['read-many users', 'insert users data: { name }', "read-many users filter: 'age' limit: 10"]],
    ['a number of documents', `await db.collection('users').where('age', '>', 18).count().get();`, ["count users filter: 'age'"]],
    ['a transaction', `await db.runTransaction(async (t) => { const snap = await t.get(ref); t.update(ref, { stock: snap.data().stock - 1 }); });`, ['transaction -', 'read-one - in transaction filter: ref handle: t', 'update - in transaction filter: ref data: { stock: snap.data().stock - 1 } handle: t']],
    ['documents by a type of firebase-admin', `import admin from 'firebase-admin'; const load = (ref: admin.firestore.DocumentReference) => ref.get(); const list = (all: admin.firestore.CollectionReference) => all.limit(5).get();`, ['read-one - filter: ref', 'read-many - limit: 5']],
    ['by a type', `class Users { constructor(private readonly db: Firestore) {} list() { return this.db.collection('users').get(); } }`, ['read-many users']],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
