import { SearchX } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFound() {
  return (
    <Card>
      <title>Not found · Rehome</title>
      <EmptyState
        as="h1"
        icon={<SearchX />}
        title="There is nothing here"
        action={<LinkButton href="/projects">All projects</LinkButton>}
      >
        The address is wrong, or what it names is not shared with you. Ask whoever sent it, or the project manager.
      </EmptyState>
    </Card>
  );
}
