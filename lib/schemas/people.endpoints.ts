import * as z from "zod";
import type { Endpoints } from "./endpoint";
import { logoInput } from "./logo";
import {
  acceptInvitationInput,
  apiToken,
  formerMember,
  invitation,
  invitationInput,
  member,
  memberChange,
  newApiToken,
  newInvitation,
  passwordChange,
  projectInvitationInput,
  setUpInput,
  tokenInput,
} from "./people";

const done = z.object({ status: z.string() });

export const PEOPLE_ENDPOINTS = {
  "POST /api/set-up": {
    summary: "Create the first administrator",
    access: "public",
    body: setUpInput,
    status: 201,
    response: done,
  },
  "DELETE /api/session": { summary: "End this session", access: "signed-in", status: 204 },
  "POST /api/password": {
    summary: "Change the caller's password; ends their other sessions and revokes their tokens",
    access: "account",
    body: passwordChange,
    status: 204,
  },
  "GET /api/tokens": {
    summary: "The caller's API tokens",
    access: "account",
    response: z.object({ items: z.array(apiToken) }),
  },
  "POST /api/tokens": {
    summary: "Create an API token, shown once",
    access: "account",
    body: tokenInput,
    status: 201,
    response: newApiToken,
  },
  "DELETE /api/tokens/{tokenId}": { summary: "Revoke an API token", access: "account", status: 204 },
  "POST /api/invitations/accept/{token}": {
    summary: "Accept an invitation",
    access: "public",
    body: acceptInvitationInput,
    response: z.object({ email: z.string() }),
  },
  "GET /api/members": {
    summary: "People of the organisation, those without a role apart",
    access: "organization.manage",
    response: z.object({
      members: z.array(member),
      formerMembers: z.array(formerMember),
      invitations: z.array(invitation),
    }),
  },
  "PATCH /api/members/{userId}": {
    summary: "Change a person's role, or close or open their account",
    access: "organization.manage",
    body: memberChange,
    status: 204,
  },
  "PUT /api/logo": {
    summary: "Keep the logo that quotes and reports carry: a PNG or JPEG",
    access: "organization.manage",
    body: logoInput,
    status: 204,
  },
  "DELETE /api/logo": { summary: "Remove the logo", access: "organization.manage", status: 204 },
  "POST /api/invitations": {
    summary: "Invite a person to the organisation; returns the link",
    access: "organization.manage",
    body: invitationInput,
    status: 201,
    response: newInvitation,
  },
  "DELETE /api/invitations/{invitationId}": {
    summary: "Withdraw an invitation",
    access: "organization.manage",
    status: 204,
  },
  "GET /api/projects/{projectId}/members": {
    summary: "People of the project",
    access: "members.manage",
    subject: "project",
    response: z.object({ members: z.array(member), invitations: z.array(invitation) }),
  },
  "POST /api/projects/{projectId}/invitations": {
    summary: "Invite a person to the project; returns the link",
    access: "members.manage",
    subject: "project",
    body: projectInvitationInput,
    status: 201,
    response: newInvitation,
  },
  "DELETE /api/projects/{projectId}/invitations/{invitationId}": {
    summary: "Withdraw an invitation to the project",
    access: "members.manage",
    subject: "project",
    status: 204,
  },
  "DELETE /api/projects/{projectId}/members/{userId}": {
    summary: "Remove a person from the project; their role in the organisation stays",
    access: "members.manage",
    subject: "project",
    status: 204,
  },
} as const satisfies Endpoints;
