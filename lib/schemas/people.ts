import * as z from "zod";
import { PROJECT_ROLES, ROLES } from "@/lib/domain/access";
import { email, id, line } from "./shared";

/** Fifteen characters and no rule about kinds of characters: length is what makes a password strong. */
const TOO_COMMON = [
  "passwordpassword",
  "password1234567",
  "password12345678",
  "123456789012345",
  "1234567890123456",
  "qwertyuiopasdfg",
  "qwertyuiopasdfgh",
  "iloveyouiloveyou",
  "administrator123",
  "correcthorsebatterystaple",
  "letmeinletmeinletmein",
  "abcdefghijklmno",
  "changemechangeme",
];

export const password = z
  .string()
  .min(15, "At least 15 characters. Four or five words make a good one.")
  .max(1024, "At most 1024 characters.")
  .refine((text) => !TOO_COMMON.includes(text.toLowerCase()), "Too common: it stands on every list of guesses.")
  .refine((text) => new Set(text).size > 4, "Too uniform: use more different characters.");

export const setUpInput = z.strictObject({
  code: z.string().trim().min(1, "Fill this in.").max(100),
  organization: line(120),
  name: line(120),
  email,
  password,
});
export type SetUpInput = z.input<typeof setUpInput>;

export const invitationInput = z.strictObject({ email, role: z.enum(ROLES), projectId: id.optional() });
export const projectInvitationInput = z.strictObject({ email, role: z.enum(PROJECT_ROLES) });

/** A new person gives name and password; somebody who is signed in gives nothing. Without a password: single sign-on only. */
export const acceptInvitationInput = z.strictObject({ name: line(120).optional(), password: password.optional() });

export const member = z.object({
  membershipId: z.string(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  projectId: z.string().nullable(),
  isDisabled: z.boolean(),
});
export type Member = z.output<typeof member>;

/** Somebody who accepted an invitation once and has no role any more; they can be invited again, or be given a role. */
export const formerMember = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  isDisabled: z.boolean(),
});
export type FormerMember = z.output<typeof formerMember>;

export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  projectId: z.string().nullable(),
  expiresAt: z.string(),
});
export type Invitation = z.output<typeof invitation>;

/** The link is shown once; only its hash is kept. */
export const newInvitation = invitation.extend({ url: z.string() });

export const memberChange = z.strictObject({ role: z.enum(ROLES).optional(), isDisabled: z.boolean().optional() });

export const passwordChange = z.strictObject({ current: z.string().min(1).max(1024), next: password });

export const tokenInput = z.strictObject({
  name: line(80),
  projectId: id.optional(),
  expiresInDays: z.number().int().min(1).max(730).optional(),
});
export const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  projectId: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export type ApiToken = z.output<typeof apiToken>;
export const newApiToken = apiToken.extend({ token: z.string() });
