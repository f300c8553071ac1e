/** Distinct texts kept; an inventory repeats a few hundred models and loads, so this is only reached by a column of noise. */
const LIMIT = 50_000;

/** The same function, parsing each distinct text once. Forgets everything when full, which keeps it simple and bounded. */
export function remember<Value>(parse: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { value: Value }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    if (known.size >= LIMIT) known.clear();
    const value = parse(text);
    known.set(text, { value });
    return value;
  };
}
