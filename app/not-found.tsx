import { AuthCard } from "@/components/shell/auth-card";
import { LinkButton } from "@/components/ui/link-button";

export default function NotFound() {
  return (
    <>
      <title>Not found · Rehome</title>
      <AuthCard
        title="There is nothing here"
        description="The address is wrong, or what it names is not shared with you."
      >
        <LinkButton href="/">Go to the start</LinkButton>
      </AuthCard>
    </>
  );
}
