import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { plural } from "@/lib/format/text";
import type { MissingFacts } from "@/lib/schemas/missing";
import { MissingCount, type MissingScope } from "./missing-count";

type MissingByModelProps = { scope: MissingScope; missing: Pick<MissingFacts, "models" | "reasons" | "total"> };

/** Model by model what is to be found out. */
export function MissingByModel({ scope, missing: { models, reasons, total } }: MissingByModelProps) {
  return (
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
                    <MissingCount
                      scope={scope}
                      count={by[code] ?? 0}
                      more={{ model: model ?? "none", reason: code }}
                      label={`phones ${name}: ${label}`}
                    />
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
  );
}
