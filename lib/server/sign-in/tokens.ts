import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** 192 random bits for a link or a header; only its hash is stored. */
export const newToken = (prefix: string): string => `${prefix}${randomBytes(24).toString("base64url")}`;

/** Random tokens need no slow hash: they cannot be guessed. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** For a person to type: groups of letters and digits that cannot be mistaken for each other. */
export function newSetupCode(): string {
  const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  const letters = Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join("");
  return letters.match(/.{4}/g)?.join("-") ?? letters;
}
