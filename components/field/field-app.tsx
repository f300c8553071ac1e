"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { keepPage, showStillReady } from "@/lib/client/outbox/offline";
import { FieldHeader } from "./field-header";
import { FieldCollect, FieldWork, loadFieldParts, SignInHere } from "./field-parts";
import { type FieldState, useSnapshot } from "./use-snapshot";

/**
 * The technician's page. Its HTML holds nobody's data: it is the same for all, so one kept copy opens without network, and the work
 * comes from the device.
 */
export function FieldApp() {
  const { reload, ...state } = useSnapshot();
  const { work, is } = state;
  const collect = useSearchParams().get("collect");
  const userId = work?.snapshot.person.id ?? null;
  const since = is === "fresh" ? work?.snapshot.at : undefined;
  useEffect(() => {
    if (since !== undefined) void loadFieldParts().then(() => keepPage(since));
  }, [since]);
  const before = is === "offline" ? work?.snapshot.at : undefined;
  useEffect(() => {
    if (before !== undefined) showStillReady(before);
  }, [before]);
  return (
    <>
      <FieldHeader userId={userId} name={work?.snapshot.person.name ?? null} />
      <main id="content" tabIndex={-1} className="mx-auto w-full min-w-0 max-w-[80rem] px-4 pt-3 pb-12">
        <h1 className="sr-only">{collect === null ? "My work" : "Collect"}</h1>
        <HowItStands state={state} onAgain={reload} />
        {work && collect !== null && <FieldCollect key={userId} snapshot={work.snapshot} projectId={collect} />}
        {work && collect === null && <FieldWork key={userId} work={work} onStale={reload} />}
      </main>
    </>
  );
}

type HowItStandsProps = { state: FieldState; onAgain: () => void };

/** What is not as it should be, and the way on. */
function HowItStands({ state: { work, is, why }, onAgain }: HowItStandsProps) {
  const [isSigningIn, setIsSigningIn] = useState(false);
  if (is === "fresh") return null;
  if (is === "loading")
    return work ? null : (
      <p role="status" className="py-8 text-center text-muted">
        Loading your work…
      </p>
    );
  if (is === "offline" && work)
    return (
      <p role="status" className="mb-2 text-muted text-xs">
        Shown as it lay on this device. {why}
      </p>
    );
  const words = WORDS[is];
  return (
    <>
      <Notice
        tone="warn"
        role="alert"
        className="mb-3"
        title={words.title}
        actions={
          is === "offline" ? (
            <Button onClick={onAgain}>Try again</Button>
          ) : (
            <Button variant="primary" onClick={() => setIsSigningIn(true)}>
              Sign in
            </Button>
          )
        }
      >
        {why} {words.text}
      </Notice>
      {isSigningIn && (
        <SignInHere
          onDone={() => {
            setIsSigningIn(false);
            onAgain();
            window.dispatchEvent(new Event("focus")); // what waits goes out at once
          }}
          onCancel={() => setIsSigningIn(false)}
        />
      )}
    </>
  );
}

const WORDS = {
  offline: {
    title: "Your work is not on this device yet",
    text: "Open this page once with network and signed in.",
  },
  "signed-out": {
    title: "You are signed out",
    text: "What you do here is kept on this device. Sign in; the page stays as it is.",
  },
  "other-person": {
    title: "Somebody else is signed in on this device",
    text: "What you do here is kept under your name. Sign in yourself to send it.",
  },
} as const;
