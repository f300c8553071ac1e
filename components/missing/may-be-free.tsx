import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import type { MissingFacts } from "@/lib/schemas/missing";
import { MissingCount } from "./missing-count";

type MayBeFreeProps = { projectId: string; phones: Pick<MissingFacts, "total" | "models" | "sites"> };

/** The filter of the inventory that means the same phones. */
const FILTER = { license: "may-be-free" };

/** Licences that are counted and may turn out free: where the phones are, and how each answer is entered. */
export function MayBeFree({ projectId, phones: { total, models, sites } }: MayBeFreeProps) {
  if (total === 0) return null;
  const scope = { projectId, filter: FILTER };
  const groups = [
    {
      title: "Site",
      rows: sites.map(({ site, count }) => ({ name: site ?? "No site", count, more: { site: site ?? "none" } })),
    },
    {
      title: "Model",
      rows: models.map(({ model, count }) => ({
        name: model ?? "Not recognised",
        count,
        more: { model: model ?? "none" },
      })),
    },
  ];
  return (
    <Card className="mt-4">
      <CardHeader>
        <CardTitle description="Their licence is counted until the history is known; each answer changes the order at once.">
          May be free: check the history
        </CardTitle>
      </CardHeader>
      <CardBody className="flex flex-col gap-1">
        <p className="text-xl">
          <MissingCount scope={scope} count={total} more={{}} label="phones whose licence may be free" />
        </p>
        <p className="text-muted">
          Open them, select them and choose Edit: Transition Authorization Type, earlier conversion or licence warning.
          Or fill in the columns Transition Authorization Type and Earlier Conversion (11.3.3, 11.2.3, “by Control Hub”)
          of their list and import it. The phone’s own page shows the type; a phone on Enterprise firmware does not.
        </p>
      </CardBody>
      <div className="grid border-line border-t sm:grid-cols-2 sm:divide-x sm:divide-line max-sm:divide-y">
        {groups.map(({ title, rows }) => (
          <Table key={title} label={`May be free, by ${title.toLowerCase()}`}>
            <THead>
              <Tr>
                <Th>{title}</Th>
                <Th isNumeric>Phones</Th>
              </Tr>
            </THead>
            <TBody>
              {rows.map(({ name, count, more }) => (
                <Tr key={name}>
                  <Td className="font-medium">{name}</Td>
                  <Td isNumeric>
                    <MissingCount scope={scope} count={count} more={more} label={`phones that may be free: ${name}`} />
                  </Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        ))}
      </div>
    </Card>
  );
}
