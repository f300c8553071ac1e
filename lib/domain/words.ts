/** Words are the fixed texts of a `const` list: states, kinds, roles. */

/** Whether a text is one of the words. */
export const isWord = <Word extends string>(words: readonly Word[], text: string | undefined): text is Word =>
  words.some((word) => word === text);

/** The word that a stored text is. A CHECK constraint or a schema let it in, so any other text is a fault of ours. */
export function wordOf<Word extends string>(words: readonly Word[], text: string): Word {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`“${text}” is none of ${words.join(", ")}.`);
  return found;
}
