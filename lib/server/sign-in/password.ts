import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id (the library's default algorithm) with OWASP's first choice: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let dummy: Promise<string> | undefined;

/** Takes as long for an unknown user as for a wrong password, so that time does not tell who exists. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword("nobody's password");
  const matches = await verify(passwordHash ?? (await dummy), password);
  return passwordHash !== null && matches;
}
