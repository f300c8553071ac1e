import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function NotFound() {
  return (
    <>
      <title>Not found · Rehome</title>
      <PageHeader
        title="There is nothing here"
        description="The address is wrong, or what it names is not shared with you. Ask whoever sent it, or the project manager."
      />
      <LinkButton href="/projects">Projects</LinkButton>
    </>
  );
}
