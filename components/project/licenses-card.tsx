import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { CodeValue } from "@/components/ui/code-value";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { formatNumber, plural } from "@/lib/format/text";
import type { Project } from "@/lib/schemas/projects";
import type { Summary } from "@/lib/schemas/summary";

/** What to order for the phones that can move, and what need not be ordered. */
export function LicensesCard({ project, summary }: { project: Project; summary: Summary }) {
  const { licenses, licenseKinds } = summary;
  const { automatic: automaticLicenses, "glo-case": gloCases, undecided } = licenseKinds;
  const mayBeFree = licenses.some((line) => line.mayBeFree > 0);
  return (
    <Card>
      <CardHeader>
        <CardTitle description="For the phones that can move. Prices are not known here: they come from your price book.">
          Licences
        </CardTitle>
      </CardHeader>
      {licenses.length > 0 && (
        <Table label="Licences to order">
          <THead>
            <tr>
              <Th>Licence SKU</Th>
              <Th isNumeric>Quantity</Th>
              <Th isNumeric>May be free</Th>
              <Th>Support SKU</Th>
            </tr>
          </THead>
          <TBody>
            {licenses.map(({ sku, quantity, supportSku, mayBeFree: free }) => {
              const href = inventoryHref(project.id, { license: sku });
              return (
                <Tr key={sku}>
                  <Td className="whitespace-nowrap">
                    <CodeValue label={`licence SKU ${sku}`} isLabelHidden value={sku} />
                  </Td>
                  <Td isNumeric>
                    <CountLink count={quantity} href={href} label={`phones that need ${sku}`} />
                  </Td>
                  <Td isNumeric className={free > 0 ? undefined : "text-muted"}>
                    {free > 0 ? (
                      <CountLink
                        count={free}
                        href={inventoryHref(project.id, { license: "may-be-free" })}
                        label="whose licence may be free"
                      />
                    ) : (
                      "0"
                    )}
                  </Td>
                  <Td className="code whitespace-nowrap text-muted">{supportSku ?? "–"}</Td>
                </Tr>
              );
            })}
          </TBody>
        </Table>
      )}
      <CardBody
        className={
          licenses.length > 0 ? "flex flex-col gap-1 border-line border-t text-muted" : "flex flex-col gap-1 text-muted"
        }
      >
        {automaticLicenses > 0 && (
          <p>
            <CountLink
              count={automaticLicenses}
              href={inventoryHref(project.id, { license: "automatic" })}
              label="with an automatic licence"
            >
              {plural(automaticLicenses, "phone")}
            </CountLink>{" "}
            for Webex Calling: the Control Hub migration assistant makes the licences, there is nothing to order.
          </p>
        )}
        {gloCases > 0 && (
          <p>
            <CountLink
              count={gloCases}
              href={inventoryHref(project.id, { license: "glo-case" })}
              label="that replace a returned phone"
            >
              {plural(gloCases, "phone")}
            </CountLink>{" "}
            replace returned ones: a new licence comes by a case with Global Licensing Operations, not by an order.
          </p>
        )}
        {licenses.length > 0 && (
          <p>
            The support SKU is for customers without a service contract, one per licence by our reading of the guide.
            Software support only, no RMA.
          </p>
        )}
        {mayBeFree && (
          <p>
            “May be free”: the phone’s history is not known. Check it before ordering: the page Missing lists these
            phones.
          </p>
        )}
        {licenses.length === 0 && automaticLicenses === 0 && gloCases === 0 && (
          <p>
            {undecided > 0
              ? `Not known yet: up to ${formatNumber(undecided)}.`
              : "No phone of this inventory needs a licence."}
          </p>
        )}
      </CardBody>
    </Card>
  );
}
