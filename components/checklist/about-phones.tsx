import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { formatMac } from "@/lib/format/text";
import type { Evidence } from "@/lib/schemas/work";

type Named = NonNullable<Evidence["about"]>[number];

/** The phones that a pasted text is about, with the way to each, where it is this person's to see. */
export function AboutPhones({ projectId, about }: { projectId: string; about: readonly Named[] }) {
  return (
    <>
      {about.map((phone) => (
        <p key={phone.mac}>
          This text is about <AboutPhone projectId={projectId} phone={phone} />.
        </p>
      ))}
      <p className="text-muted">Paste the text of this phone, or use that one there.</p>
    </>
  );
}

function AboutPhone({ projectId, phone }: { projectId: string; phone: Named }) {
  const { mac, phoneId, batchId, batchName, site, floor } = phone;
  const code = <span className="code">{formatMac(mac)}</span>;
  if (phoneId === null) return <>{code}, which is not among the phones that you see here</>;
  const home = `/projects/${projectId}`;
  const href = batchId ? `${home}/batches/${batchId}/checklist?phone=${phoneId}` : `${home}/inventory/${phoneId}`;
  const where = [batchName ? `batch ${batchName}` : "in no batch", site, floor && `floor ${floor}`].filter(Boolean);
  return (
    <>
      <Link href={routeOf(href)} className="rounded-sm text-accent underline underline-offset-2">
        {code}
      </Link>
      , {where.join(", ")}
    </>
  );
}
