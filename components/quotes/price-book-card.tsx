import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { pathOf } from "@/lib/client/api";
import { formatDay } from "@/lib/format/day";
import { formatRate } from "@/lib/format/money";
import type { PriceBook } from "@/lib/schemas/price-books";
import { PriceBookActions } from "./price-book-actions";
import { shownAmount } from "./quote-words";

/** One price book: what it is valid for, and a price for each SKU that has one. */
export function PriceBookCard({ projectId, book }: { projectId: string; book: PriceBook }) {
  const { id, name, currency, validFrom, validUntil, discount, prices } = book;
  return (
    <Card>
      <CardHeader
        actions={
          <>
            <a
              className={buttonStyles({ size: "sm" })}
              download
              href={pathOf("GET /api/projects/{projectId}/price-books/{priceBookId}/prices.csv", {
                params: { projectId, priceBookId: id },
              })}
            >
              <Download aria-hidden /> CSV
              <span className="sr-only"> of {name}</span>
            </a>
            <PriceBookActions projectId={projectId} book={book} />
          </>
        }
      >
        <CardTitle
          description={`${currency} · from ${formatDay(validFrom)}${validUntil ? ` to ${formatDay(validUntil)}` : ""} · customer discount ${formatRate(discount)}`}
        >
          {name}
        </CardTitle>
      </CardHeader>
      {prices.length === 0 ? (
        <CardBody className="text-muted">
          No price yet. Download the CSV, fill in list price and cost, and read it in with Prices.
        </CardBody>
      ) : (
        <Table label={`Prices of ${name}`}>
          <THead>
            <tr>
              <Th>SKU</Th>
              <Th isNumeric>List price</Th>
              <Th isNumeric>Cost</Th>
            </tr>
          </THead>
          <TBody>
            {prices.map(({ sku, list, cost }) => (
              <Tr key={sku}>
                <Td className="code whitespace-nowrap">{sku}</Td>
                <Td isNumeric>{shownAmount(list, currency)}</Td>
                <Td isNumeric>{cost === null ? "–" : shownAmount(cost, currency)}</Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
    </Card>
  );
}
