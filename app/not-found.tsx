import { AuthCard } from "@/components/shell/auth-card";
import { buttonStyles } from "@/components/ui/button";

export default function NotFound() {
  return (
    <>
      <title>Not found · Rehome</title>
      <AuthCard
        title="There is nothing here"
        description="The address is wrong, or what it names is not shared with you."
      >
        {/* A plain link: this page is part of every other page's script. */}
        <a href="/" className={buttonStyles()}>
          Go to the start
        </a>
      </AuthCard>
    </>
  );
}
