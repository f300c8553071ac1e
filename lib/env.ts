import path from "node:path";
import * as z from "zod";
import { parseNetworks } from "./domain/network/ipv4";

/** Settings from the environment. Every one is documented in the README; a wrong one stops the start by name. */

const port = z.coerce.number().int().min(1).max(65_535);
const megabytes = (fallback: number) => z.coerce.number().int().min(1).max(1_000_000).default(fallback);
const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
const EXAMPLE_SECRET = /^(change|secret|example|test|password)/i;

const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/, error: "must look like postgresql://user:password@host:5432/database" })
    .optional(),
  REHOME_DATA_DIR: z
    .string()
    .refine((text) => path.isAbsolute(text), "must be an absolute path")
    .optional(),
  REHOME_URL: origin.optional(),
  REHOME_SECRET: z
    .string()
    .min(32, "must have at least 32 characters: take 32 random bytes, written as hexadecimal digits")
    .refine((text) => !EXAMPLE_SECRET.test(text), "is an example: take 32 random bytes, written as hexadecimal digits")
    .optional(),
  REHOME_ADMIN_EMAIL: z.email().optional(),
  REHOME_ADMIN_PASSWORD: z.string().min(15, "must have at least 15 characters").max(1024).optional(),
  REHOME_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  REHOME_OIDC_CLIENT_ID: z.string().min(1).optional(),
  REHOME_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  REHOME_OIDC_NAME: z.string().min(1).default("Single sign-on"),
  REHOME_MAX_UPLOAD_MB: megabytes(180),
  REHOME_MIN_FREE_DISK_MB: megabytes(300),
  REHOME_PROBE_REHEARSAL_PORT: port.optional(),
  REHOME_PROBE_CIDRS: z
    .string()
    .default("")
    .superRefine((text, context) => {
      const networks = parseNetworks(text);
      if (!networks.ok) context.addIssue({ code: "custom", message: networks.error });
    }),
});

export type Settings = z.output<typeof settings>;
/** With what the start fills in: where the database is, the secret, the public origin. */
export type Environment = Settings & {
  DATABASE_URL: string;
  REHOME_DATA_DIR: string;
  REHOME_SECRET: string;
  REHOME_URL: string;
};

export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** Reads the settings; throws a SettingsError with one line per wrong setting: its name, what it must be, what it is. */
export function readSettings(source: Record<string, string | undefined>): Settings {
  // An empty variable counts as not set: compose files and shells leave many of them.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = settings.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => wrongSetting(issue, source));
  const oidc = ["REHOME_OIDC_ISSUER", "REHOME_OIDC_CLIENT_ID", "REHOME_OIDC_CLIENT_SECRET"];
  const missing = oidc.filter((name) => !given[name]);
  if (missing.length > 0 && missing.length < oidc.length) {
    wrong.push(`${missing.join(", ")} missing: single sign-on needs all of ${oidc.join(", ")}.`);
  }
  if (Boolean(given.REHOME_ADMIN_EMAIL) !== Boolean(given.REHOME_ADMIN_PASSWORD)) {
    wrong.push("REHOME_ADMIN_EMAIL and REHOME_ADMIN_PASSWORD go together: set both, or neither.");
  }
  if (!parsed.success || wrong.length > 0) throw new SettingsError(wrong.join("\n"));
  return parsed.data;
}

function wrongSetting(issue: z.core.$ZodIssue, source: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const isSecret = /SECRET|PASSWORD|DATABASE_URL/.test(name);
  return `${name}${isSecret ? "" : `="${source[name]}"`}: ${issue.message}.`;
}

/** In vitest: every answer is compared with what its row promises. */
export const isUnderTest = (): boolean => process.env.VITEST !== undefined;

let environment: Environment | undefined;

/** The environment of a started application. Not read when a module is loaded, because the build loads modules too. */
export function env(): Environment {
  if (environment) return environment;
  const read = readSettings(process.env);
  const { DATABASE_URL, REHOME_DATA_DIR, REHOME_SECRET, REHOME_URL } = read;
  if (!DATABASE_URL || !REHOME_DATA_DIR || !REHOME_SECRET || !REHOME_URL) {
    throw new SettingsError("DATABASE_URL, REHOME_DATA_DIR, REHOME_SECRET and REHOME_URL are set by `npm start`.");
  }
  environment = { ...read, DATABASE_URL, REHOME_DATA_DIR, REHOME_SECRET, REHOME_URL };
  return environment;
}
