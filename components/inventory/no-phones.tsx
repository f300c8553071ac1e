import { Inbox, SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** The table of a project without phones, or without phones for this person. */
export function NoPhones({ projectId, canUpload }: { projectId: string; canUpload: boolean }) {
  return (
    <EmptyState
      icon={<Inbox />}
      title="No phones yet"
      action={
        canUpload && (
          <LinkButton href={`/projects/${projectId}/imports`} variant="primary">
            Upload an inventory
          </LinkButton>
        )
      }
    >
      {canUpload
        ? "Upload an export of Unified CM, a discovery report or your own list, as CSV or Excel."
        : "As soon as there are phones for you, they are listed here."}
    </EmptyState>
  );
}

/** Search or filters find nothing. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="No phone matches"
      action={<Button onClick={onClear}>Clear search and filters</Button>}
    >
      Remove a filter, or search for a part of a MAC, serial, owner or directory number.
    </EmptyState>
  );
}
