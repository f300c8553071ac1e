import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { DateTime } from "@/components/ui/time";

type InvitationLinkProps = { email: string; url: string; expiresAt: string };

/** Shown once: only a hash of it is kept. */
export function InvitationLink({ email, url, expiresAt }: InvitationLinkProps) {
  return (
    <Notice
      tone="ok"
      role="status"
      className="mt-4"
      title={`Send this link to ${email}`}
      actions={<CopyButton value={url} label="Copy link" isLabelled />}
    >
      <p className="code break-all">{url}</p>
      <p className="mt-1 text-muted text-xs">
        It is shown only now, works once and until <DateTime value={expiresAt} show="date" />.
      </p>
    </Notice>
  );
}
