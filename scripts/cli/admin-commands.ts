import { parseArgs } from "node:util";
import { ROLES, type Role } from "@/lib/domain/access";
import { backup, restore } from "@/lib/server/database/backup";
import { db, pool } from "@/lib/server/database/db";
import { createApiToken } from "@/lib/server/people/change-api-tokens";
import { invite } from "@/lib/server/people/invite";
import { setPassword } from "@/lib/server/people/set-password";

const USAGE = `Usage: npm run admin -- <command>

  create-token --email E --name N [--days D]   prints an API token of this user
  invite --email E --role R                    prints an invitation link (${ROLES.join(", ")})
  set-password --email E                       reads a new password from standard input
  users                                        lists users with role and state
  backup --to FOLDER                           writes every table to a new folder; copy the data directory's uploads with it
  restore --from FOLDER                        fills an empty database from a backup
`;

const COMMANDS: Record<string, (values: Values) => Promise<void>> = {
  "create-token": async ({ email, name, days }) => {
    const user = await userOf(email);
    const expiresInDays = days ? Number(days) : undefined;
    if (expiresInDays !== undefined && !(Number.isInteger(expiresInDays) && expiresInDays > 0))
      throw new Error("--days must be a whole number.");
    const token = await createApiToken({
      userId: user.id,
      organizationId: user.organizationId,
      input: { name: name ?? "command line", expiresInDays },
      requestId: null,
    });
    console.log(token.token);
  },
  invite: async ({ email, role }) => {
    if (!email || !ROLES.includes(role as Role)) throw new Error(`Give --email and --role (${ROLES.join(", ")}).`);
    const administrator = await db.membership.findFirstOrThrow({ where: { role: "administrator", projectId: null } });
    const { url } = await invite({
      organizationId: administrator.organizationId,
      projectId: null,
      email: email.toLowerCase(),
      role: role as Role,
      actorId: administrator.userId,
      requestId: "command line",
    });
    console.log(url);
  },
  "set-password": async ({ email }) => {
    const user = await userOf(email);
    let typed = "";
    for await (const chunk of process.stdin) typed += chunk;
    await setPassword(user.id, typed.replace(/\r?\n$/, ""));
    console.log("The password is set; all sessions of this user have ended.");
  },
  users: async () => {
    const users = await db.user.findMany({
      include: { memberships: { include: { project: { select: { name: true } } } } },
      orderBy: { email: "asc" },
    });
    for (const { email, name, disabledAt, memberships } of users) {
      const roles = memberships.map(({ role, project }) => (project ? `${role} in ${project.name}` : role)).join(", ");
      console.log([email, name, roles, disabledAt ? "disabled" : "active"].join("\t"));
    }
  },
  backup: async ({ to }) => {
    if (!to) throw new Error("Give --to, a folder that does not exist yet.");
    const counts = await backup(to);
    console.log(
      `${Object.keys(counts).length} tables, ${Object.values(counts).reduce((sum, count) => sum + count, 0)} rows in ${to}`,
    );
  },
  restore: async ({ from }) => {
    if (!from) throw new Error("Give --from, a folder made by backup.");
    const counts = await restore(from);
    console.log(
      `${Object.keys(counts).length} tables, ${Object.values(counts).reduce((sum, count) => sum + count, 0)} rows restored`,
    );
  },
};

type Values = { email?: string; name?: string; days?: string; role?: string; to?: string; from?: string };

async function userOf(email: string | undefined) {
  if (!email) throw new Error("Give --email.");
  const user = await db.user.findUnique({ where: { email: email.toLowerCase() }, include: { memberships: true } });
  if (!user) throw new Error(`There is no user ${email}.`);
  return { id: user.id, organizationId: user.memberships[0]?.organizationId ?? null };
}

try {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { email: text, name: text, days: text, role: text, to: text, from: text },
  });
  const command = COMMANDS[positionals[0] ?? ""];
  if (!command) throw new Error(USAGE);
  await command(values);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
  await pool.end();
}
