"use client";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { signOut } from "@/lib/client/sign-in";
import { plural } from "@/lib/format/text";

/** Sends what waits, takes the person's work off the device, and ends the session. */
export function SignOutButton() {
  const [left, setLeft] = useState(0);
  const [isBusy, setIsBusy] = useState(false);

  async function ask() {
    setIsBusy(true);
    const { entriesLeft } = await import("@/lib/client/outbox/leave-device");
    const count = await entriesLeft();
    if (count === 0) return leave();
    setIsBusy(false);
    setLeft(count);
  }

  async function leave() {
    const { leaveDevice } = await import("@/lib/client/outbox/leave-device");
    await leaveDevice();
    await signOut();
    location.assign("/sign-in"); // a full load: nothing of the session stays in memory
  }

  if (left > 0)
    return (
      <Notice
        tone="warn"
        role="alert"
        title={`${plural(left, "entry is", "entries are")} not settled`}
        actions={
          <>
            <Button onClick={() => setLeft(0)}>Stay</Button>
            <Button variant="danger" isBusy={isBusy} onClick={() => void leave()}>
              Sign out all the same
            </Button>
          </>
        }
      >
        They stay on this device under your name, seen by nobody else, until you sign in here again.
      </Notice>
    );
  return (
    <Button variant="ghost" isBusy={isBusy} className="w-full justify-start" onClick={() => void ask()}>
      <LogOut aria-hidden />
      Sign out
    </Button>
  );
}
