"use client";
import { LogOut } from "lucide-react";
import { Button } from "@/components/ui/button";
import { signOut } from "@/lib/client/sign-in";

export function SignOutButton() {
  async function leave() {
    await signOut();
    location.assign("/sign-in"); // a full load: nothing of the session stays in memory
  }
  return (
    <Button variant="ghost" className="w-full justify-start" onClick={() => void leave()}>
      <LogOut aria-hidden />
      Sign out
    </Button>
  );
}
