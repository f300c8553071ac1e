import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Button, buttonStyles } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMac, plural } from "@/lib/format/text";
import type { BatchFile, BatchFiles as Files } from "@/lib/schemas/documents";

type Props = { batchId: string; files: Files };

/** What can be downloaded for a batch. Plain links and forms: nothing of it needs a script. */
export function BatchFiles({ batchId, files }: Props) {
  if (files.items.length === 0) return null;
  return (
    <Card data-screen-only className="mt-5">
      <CardHeader>
        <CardTitle description="Made from this batch as it is now. Phones that cannot move now are left out, each with its reason.">
          Files
        </CardTitle>
      </CardHeader>
      <ul className="divide-y divide-line">
        {files.items.map((file) => (
          <li key={file.kind} className="grid gap-2 px-4 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h3 className="font-medium">{file.title}</h3>
              {file.kind !== "dhcp-options" && (
                <span className="text-muted text-xs tabular-nums">{plural(file.phones, "phone")}</span>
              )}
            </div>
            <p className="max-w-3xl text-muted text-xs leading-5">
              {file.use} <span className="italic">{file.source}.</span>
            </p>
            {file.phones > 0 ? <Downloads batchId={batchId} file={file} server={files.server} /> : null}
            <LeftOut file={file} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const address = (batchId: string, query: Record<string, string>) =>
  `/api/batches/${batchId}/file?${new URLSearchParams(query)}`;

function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={buttonStyles({ size: "sm" })}>
      <Download aria-hidden /> {children}
    </a>
  );
}

type DownloadsProps = { batchId: string; file: BatchFile; server: string | null };

function Downloads({ batchId, file, server }: DownloadsProps) {
  const { kind } = file;
  if (file.asks) return <AskedDownload batchId={batchId} file={file} server={server} />;
  if (file.loads.length === 0)
    return (
      <div>
        <DownloadLink href={address(batchId, { kind })}>Download {file.title.toLowerCase()}</DownloadLink>
      </div>
    );
  return (
    <ul className="flex flex-wrap gap-2">
      {file.loads.map(({ load, phones }) => (
        <li key={load}>
          <DownloadLink href={address(batchId, { kind, load })}>
            <span className="code">{load}</span> {plural(phones, "phone")}
          </DownloadLink>
        </li>
      ))}
    </ul>
  );
}

const IPV4_LIST = String.raw`\s*\d{1,3}(\.\d{1,3}){3}([\s,]+\d{1,3}(\.\d{1,3}){3}){0,3}\s*`;
const SERVER = String.raw`\s*(tftp|https?)://\S+\s*`;

function AskedDownload({ batchId, file, server }: DownloadsProps) {
  return (
    <form action={`/api/batches/${batchId}/file`} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="kind" value={file.kind} />
      {file.asks === "server" ? (
        <Field label="Server that holds the files" className="w-full sm:w-80">
          {(control) => (
            <Input
              {...control}
              name="server"
              required
              pattern={SERVER}
              title="An address that begins with tftp://, http:// or https://"
              defaultValue={server ?? ""}
              placeholder="https://10.1.1.10:6970"
            />
          )}
        </Field>
      ) : (
        <>
          <Field label="Server addresses, options 66 and 150" className="w-full sm:w-60">
            {(control) => (
              <Input
                {...control}
                name="addresses"
                required
                pattern={IPV4_LIST}
                title="One to four IPv4 addresses, separated by commas"
                placeholder="10.1.1.10, 10.1.1.11"
              />
            )}
          </Field>
          <Field label="URL, option 160 (may stay empty)" className="w-full sm:w-72">
            {(control) => (
              <Input
                {...control}
                name="url"
                pattern={SERVER}
                title="An address that begins with tftp://, http:// or https://"
                placeholder="http://10.1.1.12/phones"
              />
            )}
          </Field>
        </>
      )}
      <Button type="submit" size="md">
        <Download aria-hidden /> Download
      </Button>
    </form>
  );
}

const SHOWN = 50;

function LeftOut({ file: { kind, leftOut } }: { file: BatchFile }) {
  if (leftOut.length === 0 || kind === "dhcp-options") return null;
  return (
    <details className="text-xs">
      <summary className="cursor-pointer text-muted">{plural(leftOut.length, "phone")} left out</summary>
      <ul className="mt-1 grid gap-0.5">
        {leftOut.slice(0, SHOWN).map(({ mac, because }) => (
          <li key={mac}>
            <span className="code">{formatMac(mac)}</span> {because}
          </li>
        ))}
        {leftOut.length > SHOWN && <li>and {leftOut.length - SHOWN} more: the API lists them all</li>}
      </ul>
    </details>
  );
}
