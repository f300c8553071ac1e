import path from "node:path";
import { parseArgs } from "node:util";
import { ROLES } from "@/lib/domain/access";
import { isWord } from "@/lib/domain/words";
import { env } from "@/lib/env";
import { backup, restore } from "@/lib/server/database/backup";
import { db, pool } from "@/lib/server/database/db";
import { createApiToken } from "@/lib/server/people/change-api-tokens";
import { invite } from "@/lib/server/people/invite";
import { prepareFirstAdministrator } from "@/lib/server/people/prepare-first-administrator";
import { setPassword } from "@/lib/server/people/set-password";

const USAGE = `Usage: npm run admin -- <command>

  create-token --email E --name N [--days D]   prints an API token of this user
  invite --email E --role R                    prints an invitation link (${ROLES.join(", ")})
  set-password --email E                       reads a new password from standard input
  users                                        lists users with role and state
  backup --to FOLDER                           writes every table and every upload to a new folder
  restore --from FOLDER                        fills an empty database, and the data directory's uploads, from a backup
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
    if (!email || !isWord(ROLES, role)) throw new Error(`Give --email and --role (${ROLES.join(", ")}).`);
    const administrator = await db.membership.findFirst({ where: { role: "administrator", projectId: null } });
    if (!administrator) throw new Error(`Nobody can invite yet. ${NO_USERS}`);
    const { url } = await invite({
      organizationId: administrator.organizationId,
      projectId: null,
      email: email.toLowerCase(),
      role,
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
    console.log(`${inWords(await backup(folderOf(to)))} in ${to}`);
  },
  restore: async ({ from }) => {
    if (!from) throw new Error("Give --from, a folder made by backup.");
    console.log(`${inWords(await restore(folderOf(from)))} restored`);
  },
};

/** As it is meant by whoever typed it: npm changes into the checkout first. */
const folderOf = (folder: string) => path.resolve(process.env.ADMIN_FROM ?? process.cwd(), folder);

function inWords({ rows, files }: Awaited<ReturnType<typeof backup>>): string {
  const counts = Object.values(rows);
  const sum = counts.reduce((total, count) => total + count, 0);
  return `${counts.length} tables, ${sum} rows, ${files} files`;
}

const NO_USERS =
  "There are no users yet: start the server and set it up, or set REHOME_ADMIN_EMAIL and REHOME_ADMIN_PASSWORD.";

type Values = { email?: string; name?: string; days?: string; role?: string; to?: string; from?: string };

async function userOf(email: string | undefined) {
  if (!email) throw new Error("Give --email.");
  const user = await db.user.findUnique({ where: { email: email.toLowerCase() }, include: { memberships: true } });
  if (!user) throw new Error(`There is no user ${email}.${(await db.user.count()) === 0 ? ` ${NO_USERS}` : ""}`);
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
  // As the first start would: a machine can be prepared before its server runs. A restore needs an empty database.
  if (command !== COMMANDS.restore && env().REHOME_ADMIN_EMAIL) await prepareFirstAdministrator();
  await command(values);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
  await pool.end();
}
