import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { db } from "@/lib/server/database/db";
import { changeMember } from "@/lib/server/people/change-member";
import { changePassword } from "@/lib/server/people/change-password";
import { userOfSingleSignOn } from "@/lib/server/sign-in/find-or-bind-sso-user";
import { hashPassword } from "@/lib/server/sign-in/password";
import { currentActor, sessionCookieName } from "@/lib/server/sign-in/session";
import { signInWithPassword } from "@/lib/server/sign-in/sign-in-with-password";
import { expectJson, request } from "./api";
import { newOrganization, newUser, newWorkspace } from "./people";

const PASSWORD = "four quiet desk phones";

async function newPerson() {
  const organization = await newOrganization();
  const user = await newUser({ organizationId: organization.id, role: "administrator" });
  await newUser({ organizationId: organization.id, role: "administrator" }); // so that the first may be disabled
  await db.user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(PASSWORD) } });
  return { ...user, organizationId: organization.id };
}

/** A cookie as next-auth makes it, for a Session row of ours. */
async function cookieFor(userId: string, secret = env().REHOME_SECRET) {
  const session = await db.session.create({ data: { userId, expiresAt: new Date(Date.now() + 3_600_000) } });
  const token = await encode({ token: { sessionId: session.id }, secret });
  return {
    sessionId: session.id,
    headers: { cookie: `${sessionCookieName()}=${token}`, "sec-fetch-site": "same-origin" },
  };
}

const status = async (headers: Record<string, string>) => (await request("GET /api/projects", { headers })).status;

describe("a session", () => {
  test("ends at once with sign-out, also for a copied cookie", async () => {
    const { id } = await newPerson();
    const { headers } = await cookieFor(id);
    expect(await status(headers)).toBe(200);
    await expectJson(204, "DELETE /api/session", { headers });
    expect(await status(headers)).toBe(401);
  });

  test("ends at once when the user is disabled", async () => {
    const { id, organizationId } = await newPerson();
    const { headers } = await cookieFor(id);
    await changeMember({ organizationId, userId: id, input: { isDisabled: true }, actorId: id, requestId: "test" });
    expect(await status(headers)).toBe(401);
  });

  test("a role that is taken acts at the next request", async () => {
    const { id, organizationId } = await newPerson();
    const { headers } = await cookieFor(id);
    const invite = () => request("GET /api/members", { headers });
    expect((await invite()).status).toBe(200);
    await changeMember({ organizationId, userId: id, input: { role: "viewer" }, actorId: id, requestId: "test" });
    expect((await invite()).status).toBe(403);
  });

  test("a new password ends all others, not this one", async () => {
    const { id } = await newPerson();
    const [mine, other] = [await cookieFor(id), await cookieFor(id)];
    const actor = await currentActor(new Headers(mine.headers));
    if (!actor) throw new Error("no actor");
    await changePassword({
      actor,
      current: PASSWORD,
      next: "five loud desk phones",
      address: "::1",
      requestId: "test",
    });
    expect([await status(mine.headers), await status(other.headers)]).toEqual([200, 401]);
  });

  test.each([
    {
      make: async (id: string) => (await cookieFor(id, "another secret of enough characters")).headers,
      because: "made with another secret",
    },
    { make: async () => ({ cookie: `${sessionCookieName()}=eyJhbGciOiJub25lIn0.e30.` }), because: "unsigned" },
    { make: async () => ({ cookie: `${sessionCookieName()}=%E0%A4%A` }), because: "malformed" },
  ])("a cookie $because is worth nothing", async ({ make }) => {
    const { id } = await newPerson();
    expect(await status((await make(id)) as Record<string, string>)).toBe(401);
  });

  test("an expired one is over", async () => {
    const { id } = await newPerson();
    const { headers, sessionId } = await cookieFor(id);
    await db.session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await status(headers)).toBe(401);
  });
});

describe("passwords", () => {
  test("the right one lets in, a wrong one and an unknown user do not, a disabled user neither", async () => {
    const { id, email, organizationId } = await newPerson();
    const attempt = (password: string, address = randomUUID(), who = email) =>
      signInWithPassword({ email: who, password, address });
    expect(await attempt(PASSWORD)).toEqual({ id });
    expect(await attempt("wrong wrong wrong")).toBeNull();
    expect(await attempt(PASSWORD, randomUUID(), "nobody@example.com")).toBeNull();
    await changeMember({ organizationId, userId: id, input: { isDisabled: true }, actorId: id, requestId: "test" });
    expect(await attempt(PASSWORD)).toBeNull();
  });

  test("50 wrong tries at once: at most ten reach the hash, and a colleague elsewhere still gets in", async () => {
    const { id, email } = await newPerson();
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        signInWithPassword({ email, password: "wrong wrong wrong", address: "10.0.0.1" }),
      ),
    );
    const throttled = tries.filter(
      (result) => result.status === "rejected" && /throttled/.test(String(result.reason)),
    ).length;
    expect(50 - throttled).toBeLessThanOrEqual(10);
    expect(await signInWithPassword({ email, password: PASSWORD, address: "10.0.0.2" })).toEqual({ id });
  });

  test.each([
    { password: "short", because: "fifteen characters" },
    { password: "passwordpassword", because: "it stands on every list" },
    { password: "aaaaaaaaaaaaaaaaaaaa", because: "one letter only" },
  ])("$password is refused: $because", async ({ password }) => {
    const { organization, token } = await newWorkspace();
    const { url } = await expectJson<{ url: string }>(201, "POST /api/invitations", {
      token,
      json: { email: `${randomUUID()}@example.com`, role: "viewer" },
    });
    const response = await request("POST /api/invitations/accept/{token}", {
      params: { token: url.split("/").at(-1) ?? "" },
      json: { name: "New", password },
      headers: { "sec-fetch-site": "same-origin" },
    });
    expect([response.status, organization.id.length]).toEqual([422, 36]);
  });
});

describe("invitations", () => {
  const accept = (url: string, json: object) =>
    request("POST /api/invitations/accept/{token}", {
      params: { token: url.split("/").at(-1) ?? "" },
      json,
      headers: { "sec-fetch-site": "same-origin" },
    });

  test("a link gives its role once", async () => {
    const { token, project } = await newWorkspace();
    const email = `${randomUUID()}@example.com`;
    const { url } = await expectJson<{ url: string }>(201, "POST /api/projects/{projectId}/invitations", {
      token,
      params: { projectId: project.id },
      json: { email, role: "technician" },
    });
    expect((await accept(url, { name: "Tom", password: PASSWORD })).status).toBe(200);
    expect((await accept(url, { name: "Tim", password: PASSWORD })).status).toBe(404);
    expect(await db.membership.findFirst({ where: { user: { email } } })).toMatchObject({
      role: "technician",
      projectId: project.id,
    });
  });

  test("a link that was withdrawn is worth nothing", async () => {
    const { token } = await newWorkspace();
    const { url, id } = await expectJson<{ url: string; id: string }>(201, "POST /api/invitations", {
      token,
      json: { email: `${randomUUID()}@example.com`, role: "viewer" },
    });
    await expectJson(204, "DELETE /api/invitations/{invitationId}", { token, params: { invitationId: id } });
    expect((await accept(url, { name: "Tom", password: PASSWORD })).status).toBe(404);
  });

  test("a project manager cannot make an administrator", async () => {
    const { token, project } = await newWorkspace();
    const response = await request("POST /api/projects/{projectId}/invitations", {
      token,
      params: { projectId: project.id },
      json: { email: "x@example.com", role: "administrator" },
    });
    expect(response.status).toBe(422);
  });

  test("the last administrator stays one", async () => {
    const { token, administrator } = await newWorkspace();
    const response = await request("PATCH /api/members/{userId}", {
      token,
      params: { userId: administrator.id },
      json: { role: "viewer" },
    });
    expect(response.status).toBe(409);
  });
});

describe("single sign-on", () => {
  test("binds an invited person by e-mail once, then knows him by his subject; strangers stay outside", async () => {
    const organization = await newOrganization();
    const { id, email } = await newUser({ organizationId: organization.id, role: "viewer" });
    const subject = randomUUID();
    expect(await userOfSingleSignOn({ subject, email })).toEqual({ id });
    expect(await userOfSingleSignOn({ subject, email: "changed@example.com" })).toEqual({ id });
    expect(await userOfSingleSignOn({ subject: randomUUID(), email })).toBeNull();
    expect(await userOfSingleSignOn({ subject: randomUUID(), email: "stranger@example.com" })).toBeNull();
  });
});
