import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { formatMac, plural } from "@/lib/format/text";
import type { SheetPhone } from "@/lib/schemas/missing";

/** Phones to walk round with, a page of its own for each site; the boxes are filled by hand. */
export function CollectionSheet({ phones, project }: { phones: readonly SheetPhone[]; project: string }) {
  const sites = [...groupBySite(phones)];
  return (
    <div className="flex flex-col gap-6 print:block">
      {sites.map(([site, here]) => (
        <section
          key={site}
          className="rounded-lg border border-line bg-surface print:break-before-page print:border-0 print:first:break-before-auto"
        >
          <header className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2 print:px-0">
            <h2 className="font-semibold text-base">{site}</h2>
            <p className="text-muted">
              {project} · {plural(here.length, "phone")}
              <span className="hidden print:inline"> · Collected by ____________________ on ____________</span>
            </p>
          </header>
          <Table label={`Phones at ${site}`} className="print:text-[9pt]">
            <THead>
              <Tr>
                <Th>MAC address</Th>
                <Th>Model</Th>
                <Th>Place</Th>
                <Th>Owner</Th>
                <Th>Extension</Th>
                <Th>PID</Th>
                <Th>VID</Th>
              </Tr>
            </THead>
            <TBody>
              {here.map((phone) => (
                <Tr key={phone.id}>
                  <Td className="code whitespace-nowrap">{formatMac(phone.mac)}</Td>
                  <Td className="whitespace-nowrap">{phone.model}</Td>
                  <Td>{[phone.floor && `Floor ${phone.floor}`, phone.description].filter(Boolean).join(" · ")}</Td>
                  <Td>{phone.owner}</Td>
                  <Td className="code">{phone.directoryNumber}</Td>
                  <Td>{phone.pid ? <span className="code">{phone.pid}</span> : <Box label="PID" isWide />}</Td>
                  <Td>{phone.vid === null ? <Box label="VID" /> : formatVid(phone.vid)}</Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        </section>
      ))}
    </div>
  );
}

/** An empty box to write into. */
function Box({ label, isWide = false }: { label: string; isWide?: boolean }) {
  return (
    <span className={`inline-block h-6 rounded-sm border border-control ${isWide ? "w-36" : "w-14"}`}>
      <span className="sr-only">{label} to be written</span>
    </span>
  );
}

function groupBySite(phones: readonly SheetPhone[]): Map<string, SheetPhone[]> {
  const sites = new Map<string, SheetPhone[]>();
  for (const phone of phones) {
    const site = phone.site ?? "No site";
    const here = sites.get(site);
    if (here) here.push(phone);
    else sites.set(site, [phone]);
  }
  return sites;
}
