import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { buttonStyles } from "@/components/ui/button";
import { CodeValue } from "@/components/ui/code-value";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { PERMISSIONS } from "@/lib/domain/access";
import { ENDPOINTS } from "@/lib/schemas/api";
import type { Endpoint } from "@/lib/schemas/endpoint";
import { requireActor } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "API" };

const who = (access: Endpoint["access"]): string => {
  if (access === "public") return "Anybody";
  if (access === "account") return "Anybody signed in, except with a token limited to one project";
  return access === "signed-in" ? "Anybody signed in" : PERMISSIONS[access].description;
};

export default async function ApiDocsPage() {
  await requireActor();
  const rows = Object.entries<Endpoint>(ENDPOINTS);
  return (
    <>
      <PageHeader
        title="API"
        description="The screens use nothing else. Make a token under Account, and send it as a Bearer token."
        actions={
          <a href="/api/openapi.json" className={buttonStyles()}>
            OpenAPI document
          </a>
        }
      />
      <div className="mb-6 max-w-3xl">
        <CodeValue label="Try it" value={'curl -H "Authorization: Bearer rh_…" http://127.0.0.1:3000/api/projects'} />
      </div>
      <Table label="Routes of the API">
        <THead>
          <Tr>
            <Th>Method</Th>
            <Th>Path</Th>
            <Th>What</Th>
            <Th>Who</Th>
          </Tr>
        </THead>
        <TBody>
          {rows.map(([name, { summary, access }]) => {
            const [method = "", path = ""] = name.split(" ");
            return (
              <Tr key={name}>
                <Td>
                  <Badge tone={method === "GET" ? "idle" : method === "DELETE" ? "bad" : "accent"}>{method}</Badge>
                </Td>
                <Td className="code whitespace-nowrap">{path}</Td>
                <Td>{summary}</Td>
                <Td className="text-muted">{who(access)}</Td>
              </Tr>
            );
          })}
        </TBody>
      </Table>
    </>
  );
}
