/** What a domain function returns when the input itself may be wrong. The domain never throws for an expected failure. */
export type Result<Value, Failure> = { ok: true; value: Value } | { ok: false; error: Failure };

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });
export const failure = <Failure>(error: Failure): Result<never, Failure> => ({ ok: false, error });

/** For the `default` of a `switch`: a new member of the union stops compiling here. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled value: ${String(value)}`);
}
