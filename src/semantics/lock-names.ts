/** The words that a name is made of: `blockIO` has no lock in it, `jobLock` has. */
const WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
const LOCKING = /^(?:(?:with|try|get|acquire|release|red|un|spin|job|dist)?lock(?:s|ed|er|ing)?|mutex(?:es)?|semaphores?|exclusive(?:ly)?|advisory|serializable|critical)$/i;

/** Whether a name says that something holds others off; names alone are enough to keep silent. */
export function isLockName(name: string): boolean {
  return name.match(WORD)?.some((word) => LOCKING.test(word)) ?? false;
}
