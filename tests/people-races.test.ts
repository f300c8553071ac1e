import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { newUser, newWorkspace } from "./people";

/** Unique keys that two people meet at the same moment: told in words or settled, never a 500. */

const ROUNDS = Array.from({ length: 10 }, (_, index) => index + 1);
const PASSWORD = "four quiet desk phones";

type Asked = { name: Parameters<typeof request>[0]; options: Parameters<typeof request>[1] };
const together = async (asked: Asked[]) =>
  (await Promise.all(asked.map(({ name, options }) => request(name, options)))).map(({ status }) => status).sort();

describe("at the same moment", () => {
  test.each(ROUNDS)("three invitations of one new person: one makes the account, round %i", async () => {
    const { token, project } = await newWorkspace();
    const email = `${randomUUID()}@example.com`;
    const invited = await Promise.all(
      ["viewer", "technician", "partner"].map((role) =>
        expectJson<{ url: string }>(201, "POST /api/projects/{projectId}/invitations", {
          token,
          params: { projectId: project.id },
          json: { email, role },
        }),
      ),
    );
    const statuses = await together(
      invited.map(({ url }) => ({
        name: "POST /api/invitations/accept/{token}",
        options: {
          params: { token: url.split("/").at(-1) ?? "" },
          json: { name: "New", password: PASSWORD },
          headers: { "sec-fetch-site": "same-origin" },
        },
      })),
    );
    expect(statuses).toEqual([200, 409, 409]);
    expect(await db.user.count({ where: { email } })).toBe(1);
  });

  test("the invitations of two organisations of one new person: one makes the account", async () => {
    const workspaces = await Promise.all([newWorkspace(), newWorkspace(), newWorkspace()]);
    const email = `${randomUUID()}@example.com`;
    const invited = await Promise.all(
      workspaces.map(({ token }) =>
        expectJson<{ url: string }>(201, "POST /api/invitations", { token, json: { email, role: "viewer" } }),
      ),
    );
    const statuses = await together(
      invited.map(({ url }) => ({
        name: "POST /api/invitations/accept/{token}",
        options: {
          params: { token: url.split("/").at(-1) ?? "" },
          json: { name: "New", password: PASSWORD },
          headers: { "sec-fetch-site": "same-origin" },
        },
      })),
    );
    expect(statuses).toEqual([200, 409, 409]);
  });

  test.each(ROUNDS)("six projects of one new customer: six projects, one customer, round %i", async (round) => {
    const { token, organization } = await newWorkspace();
    const customer = `Customer ${round} ${randomUUID()}`;
    const json = { name: "New", customer, direction: "E2M", target: "webex-calling" };
    const statuses = await together(
      Array.from({ length: 6 }, () => ({ name: "POST /api/projects" as const, options: { token, json } })),
    );
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201]);
    expect(await db.customer.count({ where: { organizationId: organization.id, name: customer } })).toBe(1);
  });

  test("six views of one name: one is kept, five are told", async () => {
    const { token, project } = await newWorkspace();
    const options = { token, params: { projectId: project.id }, json: { name: "Mine", query: {}, columns: [] } };
    const statuses = await together(
      Array.from({ length: 6 }, () => ({ name: "POST /api/projects/{projectId}/views" as const, options })),
    );
    expect(statuses).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test("two administrators who demote each other: one stays", async () => {
    const { token, administrator, organization } = await newWorkspace();
    const other = await newUser({ organizationId: organization.id, role: "administrator" });
    const demote = (who: string, by: string): Asked => ({
      name: "PATCH /api/members/{userId}",
      options: { token: by, params: { userId: who }, json: { role: "viewer" } },
    });
    const statuses = await together([demote(other.id, token), demote(administrator.id, other.token)]);
    expect(statuses[0]).toBe(204);
    expect([403, 409]).toContain(statuses[1]);
  });
});
