import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value";
import { LogoPicture } from "@/components/ui/logo-picture";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime } from "@/components/ui/time";
import { formatDay } from "@/lib/format/day";
import { formatNumber } from "@/lib/format/text";
import type { ShownLogo } from "@/lib/schemas/logo";
import type { Quote } from "@/lib/schemas/quotes";
import { QuoteLinesTable } from "./quote-lines-table";
import { QuoteSum } from "./quote-sum";

const CONTRACTS = {
  yes: "Yes: no support is ordered",
  no: "No: each licence comes with its support",
  unknown: "Not known: support lines are open",
} as const satisfies Record<Quote["contract"], string>;

type QuoteBodyProps = { quote: Quote; logo: ShownLogo | null; isLinked?: boolean };

/** What a quote says, for its writer and for the customer alike. `isLinked`: on the page behind a link. */
export function QuoteBody({ quote, logo, isLinked = false }: QuoteBodyProps) {
  return (
    <>
      {logo && <LogoPicture {...logo} alt={`Logo of ${quote.seller.split("\n")[0]}`} />}
      <Card>
        <CardHeader>
          <CardTitle>Lines</CardTitle>
        </CardHeader>
        <QuoteLinesTable
          lines={quote.lines}
          currency={quote.currency}
          hasCosts={quote.margin !== null}
          quoteId={isLinked ? null : quote.id}
        />
        <CardBody className="border-line border-t">
          <QuoteSum quote={quote} />
        </CardBody>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          <CardHeader>
            <CardTitle>About it</CardTitle>
          </CardHeader>
          <CardBody>
            <KeyValueList
              items={[
                { label: "From", value: <Lines text={quote.seller} /> },
                ...(quote.isLogoInPdfOnly ? [{ label: "Logo", value: "It stands in the PDF alone." }] : []),
                { label: "For", value: <Lines text={quote.buyer} /> },
                { label: "Phones", value: `${quote.scope}: ${formatNumber(quote.phones)} need a licence` },
                { label: "Service contract", value: CONTRACTS[quote.contract] },
                {
                  label: "Valid until",
                  value: `${formatDay(quote.validUntil)}, end of the day (${quote.timeZone})`,
                },
                {
                  label: "Issued",
                  value: quote.issuedAt && <DateTime value={quote.issuedAt} timeZone={quote.timeZone} />,
                },
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>Terms</CardTitle>
          </CardHeader>
          <CardBody>{quote.terms === "" ? "None." : <Lines text={quote.terms} />}</CardBody>
        </Card>
      </div>
      {quote.sites.length > 0 && <Sites sites={quote.sites} />}
    </>
  );
}

const Lines = ({ text }: { text: string }) => <span className="whitespace-pre-line break-words">{text}</span>;

function Sites({ sites }: { sites: Quote["sites"] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Per site</CardTitle>
      </CardHeader>
      <Table label="Licences per site">
        <THead>
          <tr>
            <Th>Site</Th>
            <Th>Licence</Th>
            <Th isNumeric>Phones</Th>
            <Th isNumeric>May be free</Th>
          </tr>
        </THead>
        <TBody>
          {sites.slice(0, MOST_SITES).map(({ site, sku, quantity, mayBeFree }) => (
            <Tr key={`${site} ${sku}`}>
              <Td>{site ?? "No site"}</Td>
              <Td className="code whitespace-nowrap">{sku}</Td>
              <Td isNumeric>{formatNumber(quantity)}</Td>
              <Td isNumeric>{formatNumber(mayBeFree)}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {sites.length > MOST_SITES && (
        <CardBody className="border-line border-t text-muted">
          {formatNumber(sites.length - MOST_SITES)} more rows stand in the workbook.
        </CardBody>
      )}
    </Card>
  );
}

/** A page stays a page: the workbook has the rest. */
const MOST_SITES = 100;
