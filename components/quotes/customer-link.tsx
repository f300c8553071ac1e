"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import { plural } from "@/lib/format/text";

type CustomerLinkProps = { quoteId: string; links: number };

/** The link for a customer without an account: made here, shown once, ended here. */
export function CustomerLink({ quoteId, links }: CustomerLinkProps) {
  const router = useRouter();
  const [url, setUrl] = useState<string | null>(null);
  const params = { quoteId };

  async function attempt(work: () => Promise<void>) {
    try {
      await work();
      router.refresh();
    } catch (error) {
      toast.error("That did not work", { description: messageOf(error) });
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">
        Whoever has the link sees this quote without an account, and accepts or declines it. It ends with the quote’s
        validity and with the next revision.
        {links > 0 && ` ${plural(links, "link works", "links work")} now.`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() =>
            void attempt(async () => setUrl((await call("POST /api/quotes/{quoteId}/links", { params, body: {} })).url))
          }
        >
          Make a link
        </Button>
        {links > 0 && (
          <Button
            variant="ghost"
            onClick={() =>
              void attempt(async () => {
                await call("DELETE /api/quotes/{quoteId}/links", { params });
                setUrl(null);
              })
            }
          >
            End all links
          </Button>
        )}
      </div>
      {url && (
        <Notice
          tone="ok"
          role="status"
          title="Send this link to the customer"
          actions={<CopyButton value={url} label="Copy link" isLabelled />}
        >
          <p className="code break-all">{url}</p>
          <p className="mt-1 text-muted text-xs">It is shown only now.</p>
        </Notice>
      )}
    </div>
  );
}
