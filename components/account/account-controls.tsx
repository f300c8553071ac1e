"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import { ROLE_LABELS, ROLES } from "@/lib/domain/access";
import type { Member } from "@/lib/schemas/people";

/** The role a person has in the whole organisation; a choice is saved at once. */
export function RoleSelect({ member }: { member: Member }) {
  const router = useRouter();

  async function change(text: string) {
    const role = ROLES.find((known) => known === text);
    try {
      await call("PATCH /api/members/{userId}", { params: { userId: member.userId }, body: { role } });
      router.refresh();
    } catch (error) {
      toast.error(messageOf(error));
    }
  }
  return (
    <NativeSelect
      aria-label={`Role of ${member.name}`}
      value={member.role}
      onChange={(event) => void change(event.target.value)}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {ROLE_LABELS[role]}
        </option>
      ))}
    </NativeSelect>
  );
}

/** Closes an account, or opens it again. */
export function AccountSwitch({ member }: { member: Member }) {
  const router = useRouter();
  const { userId, name, isDisabled } = member;
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`${isDisabled ? "Enable" : "Disable"} ${name}`}>
          {isDisabled ? "Enable" : "Disable"}
        </Button>
      }
      title={`${isDisabled ? "Enable" : "Disable"} ${name}?`}
      description={
        isDisabled ? "They can sign in again." : "All their sessions end at once, and their tokens stop working."
      }
      confirmLabel={isDisabled ? "Enable" : "Disable"}
      tone={isDisabled ? "accent" : "bad"}
      onConfirm={async () => {
        await call("PATCH /api/members/{userId}", { params: { userId }, body: { isDisabled: !isDisabled } });
        router.refresh();
      }}
    />
  );
}
