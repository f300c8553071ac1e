import { SearchX } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function ProjectPageNotFound() {
  return (
    <Card>
      <title>Not found · Rehome</title>
      <EmptyState
        icon={<SearchX />}
        title="Nothing to see at this address"
        action={<LinkButton href="/projects">All projects</LinkButton>}
      >
        It may have been removed, it may be outside your role, or the address is not complete. Use the sections above,
        or ask the project manager for access.
      </EmptyState>
    </Card>
  );
}
