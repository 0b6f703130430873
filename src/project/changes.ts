let count = 0;

/** Something on disk is not as it was, or what was kept of it is given up: an answer that rests on it must be found anew. */
export function noteChange(): void {
  count += 1;
}

/** How many changes were noted so far. */
export function changes(): number {
  return count;
}
