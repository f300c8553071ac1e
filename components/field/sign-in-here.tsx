"use client";
import { useEffect, useRef } from "react";
import { SignInForm } from "@/components/account/sign-in-form";
import { Button } from "@/components/ui/button";

type SignInHereProps = { onDone: () => void; onCancel: () => void };

/** Signing in over the page: what is open and what waits stays. */
export function SignInHere({ onDone, onCancel }: SignInHereProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const here = `${window.location.pathname}${window.location.search}`;
  return (
    <dialog
      ref={dialog}
      aria-labelledby="sign-in-title"
      onClose={onCancel}
      className="m-auto w-[min(24rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised p-4 text-fg shadow-popup"
    >
      <h2 id="sign-in-title" className="font-semibold text-base">
        Sign in again
      </h2>
      <p className="mb-3 text-muted">The page stays open behind this, with everything that waits.</p>
      <SignInForm singleSignOn={null} hasFailed={false} next={here} onSignedIn={onDone} />
      <p className="mt-3 flex flex-wrap items-center justify-between gap-2 text-muted text-xs">
        <a href={`/sign-in?${new URLSearchParams({ next: here })}`} className="underline underline-offset-2">
          Sign in another way
        </a>
        <Button size="sm" variant="ghost" onClick={() => dialog.current?.close()}>
          Not now
        </Button>
      </p>
    </dialog>
  );
}
