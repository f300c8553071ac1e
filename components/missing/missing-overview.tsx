import { CircleCheck, Printer, ScanBarcode } from "lucide-react";
import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { plural } from "@/lib/format/text";
import type { MissingFacts } from "@/lib/schemas/missing";
import { missingHref } from "./missing-href";

type MissingOverviewProps = {
  projectId: string;
  missing: MissingFacts;
  /** Filters of the inventory that mean the same phones. */
  filter: Record<string, string>;
  canCollect: boolean;
};

/** What is to be found out, where, and on which models; every count opens its phones. */
export function MissingOverview({ projectId, missing, filter, canCollect }: MissingOverviewProps) {
  const { total, reasons, sites, models } = missing;
  if (total === 0)
    return (
      <Card>
        <EmptyState icon={<CircleCheck />} title="Nothing is missing">
          No verdict waits for a fact. As soon as one does, it is listed here with its place.
        </EmptyState>
      </Card>
    );
  const count = (phones: number, more: Record<string, string>, label: string) =>
    phones > 0 ? (
      <CountLink count={phones} href={inventoryHref(projectId, { ...filter, ...more })} label={label} />
    ) : (
      <span className="text-muted">–</span>
    );
  return (
    <div className="flex flex-col gap-4">
      <ul className="grid gap-3 sm:grid-cols-3">
        {reasons.map(({ code, label, count: phones }) => (
          <Card key={code} className="px-4 py-3">
            <li className="list-none">
              <p className="text-muted">{label}</p>
              <p className="text-xl">{count(phones, { reason: code }, `phones: ${label}`)}</p>
            </li>
          </Card>
        ))}
      </ul>
      <Card>
        <CardHeader>
          <CardTitle>By place</CardTitle>
        </CardHeader>
        <Table label="Missing by place">
          <THead>
            <Tr>
              <Th>Site</Th>
              <Th isNumeric>Phones</Th>
              <Th>Floors</Th>
              <Th>
                <span className="sr-only">Collect</span>
              </Th>
            </Tr>
          </THead>
          <TBody>
            {sites.map(({ site, count: phones, floors }) => {
              const name = site ?? "No site";
              const where = { site: site ?? "none" };
              return (
                <Tr key={name}>
                  <Td className="font-medium">{name}</Td>
                  <Td isNumeric>{count(phones, where, `phones at ${name}`)}</Td>
                  <Td>
                    <span className="flex min-w-40 flex-wrap gap-1.5">
                      {floors.map(({ floor, count: onFloor }) => (
                        <span
                          key={floor ?? ""}
                          className="inline-flex overflow-hidden whitespace-nowrap rounded-md border border-line"
                        >
                          <span className="bg-idle-soft px-1.5 text-idle">{floor ?? "no floor"}</span>
                          <span className="px-1.5">
                            {count(
                              onFloor,
                              { ...where, floor: floor ?? "none" },
                              `phones at ${name}, floor ${floor ?? "unknown"}`,
                            )}
                          </span>
                        </span>
                      ))}
                    </span>
                  </Td>
                  <Td>
                    <span className="flex justify-end gap-1.5">
                      <LinkButton
                        size="sm"
                        href={missingHref(projectId, "/sheet", { site })}
                        aria-label={`Sheet for ${name}`}
                        className="max-sm:hidden"
                      >
                        <Printer aria-hidden /> Sheet
                      </LinkButton>
                      {canCollect && (
                        <LinkButton
                          size="sm"
                          href={missingHref(projectId, "/collect", { site })}
                          aria-label={`Collect at ${name}`}
                        >
                          <ScanBarcode aria-hidden /> Collect
                        </LinkButton>
                      )}
                    </span>
                  </Td>
                </Tr>
              );
            })}
          </TBody>
        </Table>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>By model</CardTitle>
        </CardHeader>
        <Table label="Missing by model">
          <THead>
            <Tr>
              <Th>Model</Th>
              {reasons.map(({ code, label }) => (
                <Th key={code} isNumeric>
                  {label}
                </Th>
              ))}
            </Tr>
          </THead>
          <TBody>
            {models.map(({ model, reasons: by }) => {
              const name = model ?? "Not recognised";
              return (
                <Tr key={name}>
                  <Td className="font-medium">{name}</Td>
                  {reasons.map(({ code, label }) => (
                    <Td key={code} isNumeric>
                      {count(by[code] ?? 0, { model: model ?? "none", reason: code }, `phones ${name}: ${label}`)}
                    </Td>
                  ))}
                </Tr>
              );
            })}
          </TBody>
        </Table>
        <CardBody className="border-line border-t text-muted">
          {plural(total, "phone")} in all. A list of MAC and VID can be uploaded too: it fills the gaps.
        </CardBody>
      </Card>
    </div>
  );
}
