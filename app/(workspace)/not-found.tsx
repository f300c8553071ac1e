import { SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFound() {
  return (
    <EmptyState
      icon={<SearchX />}
      title="There is nothing here"
      action={<LinkButton href="/projects">Projects</LinkButton>}
    >
      The address is wrong, or what it names is not shared with you. Ask whoever sent it, or the project manager.
    </EmptyState>
  );
}
