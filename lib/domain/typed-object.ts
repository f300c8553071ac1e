/** What TypeScript forgets about objects that our own code makes: they have the keys of their type and no others. */

/** The keys of an object. */
export const keysOf = <Key extends string>(object: Partial<Record<Key, unknown>>): Key[] =>
  Object.keys(object) as Key[];

/** An object with a value for each key. */
export const recordOf = <Key extends string, Value>(
  keys: readonly Key[],
  valueFor: (key: Key) => Value,
): Record<Key, Value> => Object.fromEntries(keys.map((key) => [key, valueFor(key)])) as Record<Key, Value>;

/** The object without the keys that were not given. */
export const definedOf = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, given]) => given !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };
