// The text that is being written, kept while this tab is open: a reload does not lose it.

const KEY = 'lector.draft';

/** What was being written in this tab; null where nothing is known of it. */
export function draft() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Keeps a text. */
export function keepDraft(text) {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // A full or forbidden storage only means that a reload forgets it.
  }
}

/** Forgets it. */
export function forgetDraft() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Then there is none.
  }
}
