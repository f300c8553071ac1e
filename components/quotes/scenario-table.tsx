import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import type { ScenarioKind } from "@/lib/domain/pricing/scenarios";
import { TARGET_LABELS } from "@/lib/format/labels";
import { formatNumber, plural } from "@/lib/format/text";
import type { Scenarios } from "@/lib/schemas/quotes";
import { shownAmount } from "./quote-words";

const KINDS = {
  "with-support": "Without a service contract: licences with support",
  "without-support": "With a service contract: licences alone",
  checked: "Licences alone, when every phone that may be free is free",
} as const satisfies Record<ScenarioKind, string>;

/** The ways that a customer weighs, side by side; in money where every price is known. */
export function ScenarioTable({ scenarios: { targets, currency, book } }: { scenarios: Scenarios }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle
          description={
            currency
              ? `Net amounts in ${currency} by “${book}”, its discount taken off, before tax.`
              : "Quantities alone: choose a price book to see amounts."
          }
        >
          Side by side
        </CardTitle>
      </CardHeader>
      <Table label="Scenarios side by side">
        <THead>
          <tr>
            <Th>Scenario</Th>
            {targets.map(({ target }) => (
              <Th key={target} isNumeric>
                {TARGET_LABELS[target]}
              </Th>
            ))}
          </tr>
        </THead>
        <TBody>
          <Tr>
            <Td>Phones that can move</Td>
            {targets.map(({ target, eligible }) => (
              <Td key={target} isNumeric>
                {formatNumber(eligible)}
              </Td>
            ))}
          </Tr>
          <Tr>
            <Td>Licences that Control Hub makes</Td>
            {targets.map(({ target, automatic }) => (
              <Td key={target} isNumeric>
                {formatNumber(automatic)}
              </Td>
            ))}
          </Tr>
          {(targets[0]?.scenarios ?? []).map(({ kind }, at) => (
            <Tr key={kind}>
              <Td className="min-w-56">{KINDS[kind]}</Td>
              {targets.map(({ target, scenarios }) => {
                const scenario = scenarios[at];
                if (!scenario) return <Td key={target} />;
                const { licenses, support, net } = scenario;
                return (
                  <Td key={target} isNumeric>
                    {currency && net !== null ? (
                      <span className="block font-medium">{shownAmount(net, currency)}</span>
                    ) : (
                      currency && <span className="block text-muted">a price is missing</span>
                    )}
                    <span className="block text-muted text-xs">
                      {plural(licenses, "licence")}
                      {support > 0 && `, ${formatNumber(support)} with support`}
                    </span>
                  </Td>
                );
              })}
            </Tr>
          ))}
        </TBody>
      </Table>
      <Undecided targets={targets} />
    </Card>
  );
}

function Undecided({ targets }: Pick<Scenarios, "targets">) {
  const most = Math.max(...targets.map(({ undecided }) => undecided));
  if (most === 0) return null;
  return (
    <CardBody className="border-line border-t text-muted">
      Up to {plural(most, "phone")} more wait for information and are in none of these numbers.
    </CardBody>
  );
}
