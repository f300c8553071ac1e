import { Printer, ScanBarcode } from "lucide-react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import type { MissingFacts } from "@/lib/schemas/missing";
import { MissingCount, type MissingScope } from "./missing-count";
import { missingHref } from "./missing-href";

type MissingByPlaceProps = { scope: MissingScope; sites: MissingFacts["sites"]; canCollect: boolean };

/** Site by site what is to be collected, with the sheet and the page for it. */
export function MissingByPlace({ scope, sites, canCollect }: MissingByPlaceProps) {
  return (
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
                <Td isNumeric>
                  <MissingCount scope={scope} count={phones} more={where} label={`phones at ${name}`} />
                </Td>
                <Td>
                  <span className="flex min-w-40 flex-wrap gap-1.5">
                    {floors.map(({ floor, count: onFloor }) => (
                      <span
                        key={floor ?? ""}
                        className="inline-flex overflow-hidden whitespace-nowrap rounded-md border border-line"
                      >
                        <span className="bg-idle-soft px-1.5 text-idle">{floor ?? "no floor"}</span>
                        <span className="px-1.5">
                          <MissingCount
                            scope={scope}
                            count={onFloor}
                            more={{ ...where, floor: floor ?? "none" }}
                            label={`phones at ${name}, floor ${floor ?? "unknown"}`}
                          />
                        </span>
                      </span>
                    ))}
                  </span>
                </Td>
                <Td>
                  <span className="flex justify-end gap-1.5">
                    <LinkButton
                      size="sm"
                      href={missingHref(scope.projectId, "/sheet", { site })}
                      aria-label={`Sheet for ${name}`}
                      className="max-sm:hidden"
                    >
                      <Printer aria-hidden /> Sheet
                    </LinkButton>
                    {canCollect && (
                      <LinkButton
                        size="sm"
                        href={missingHref(scope.projectId, "/collect", { site })}
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
  );
}
