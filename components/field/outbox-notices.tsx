"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { OutboxItem } from "@/lib/client/outbox/items";
import type { OutboxView } from "@/lib/client/outbox/outbox";
import { useOutbox } from "@/lib/client/outbox/use-outbox";
import { plural } from "@/lib/format/text";
import { SignInHere } from "./sign-in-here";

type OutboxNoticesProps = {
  userId: string;
  /** Also what waits, one by one, and that all is well: where somebody asked how it stands. */
  isWhole?: boolean;
  /** The page says itself that there is no network or nobody signed in. */
  isTold?: boolean;
};

const SHOWN = 50;

/** What did not reach the server, why, and what it did not take as it was. Each waits here until a person settled it. */
export function OutboxNotices({ userId, isWhole = false, isTold = false }: OutboxNoticesProps) {
  const view = useOutbox(userId);
  const { items, trouble, isDurable, outbox } = view;
  const waiting = items.filter(({ status }) => status === "waiting");
  const kept = items.filter(({ status }) => status === "kept");
  const refused = items.filter(({ status }) => status === "refused");
  const isShown = isWhole || (trouble !== null && !isTold) || !isDurable;
  return (
    <div data-screen-only className="mb-4 grid gap-2 empty:hidden">
      {!isDurable && (
        <Notice tone="bad" role="alert" title="This browser has no room to keep your entries">
          They live only as long as this page is open. Stay here until they are sent, and free some space on the device.
        </Notice>
      )}
      {isShown && waiting.length > 0 && (
        <Waiting view={view} items={waiting} hasList={isWhole} onSend={() => outbox.sendAgain()} />
      )}
      <ToSettle
        tone="warn"
        title={`${plural(kept.length, "entry was", "entries were")} kept for the project manager`}
        items={kept}
        onSettled={(item) => outbox.remove((one) => one === item)}
      />
      <ToSettle
        tone="bad"
        title={`${plural(refused.length, "entry was", "entries were")} refused`}
        items={refused}
        onSettled={(item) => outbox.remove((one) => one === item)}
        onAgain={(item) => outbox.sendAgain(item.operationId)}
      />
      {isWhole && items.every(({ status }) => status === "stored") && (
        <Notice tone="ok" title="All saved">
          Everything you did on this device is on the server.
        </Notice>
      )}
      {isWhole && !window.isSecureContext && (
        <Notice tone="idle" title="This address is not https">
          Your entries are kept on this device and sent as always. Opening without network, the camera and the clipboard
          need https: ask your administrator for the https address.
        </Notice>
      )}
    </div>
  );
}

type WaitingProps = { view: OutboxView; items: readonly OutboxItem[]; hasList: boolean; onSend: () => void };

function Waiting({ view: { trouble, isDurable }, items, hasList, onSend }: WaitingProps) {
  const [isSigningIn, setIsSigningIn] = useState(false);
  const mustSignIn = trouble?.kind === "signed-out" || trouble?.kind === "other-person";
  return (
    <>
      <Notice
        tone="warn"
        role="alert"
        title={`${plural(items.length, "entry waits", "entries wait")} on this device`}
        actions={
          <>
            {mustSignIn && (
              <Button size="sm" variant="primary" onClick={() => setIsSigningIn(true)}>
                Sign in
              </Button>
            )}
            <Button size="sm" onClick={onSend}>
              Send now
            </Button>
          </>
        }
      >
        <p>
          {wordsOf(trouble?.kind, trouble?.why)}{" "}
          {isDurable && "They stay here, also after a reload, and go out by themselves as soon as it works."}
        </p>
        {hasList && <ItemList items={items} />}
      </Notice>
      {isSigningIn && (
        <SignInHere
          onDone={() => {
            setIsSigningIn(false);
            onSend();
          }}
          onCancel={() => setIsSigningIn(false)}
        />
      )}
    </>
  );
}

function wordsOf(kind: "later" | "signed-out" | "other-person" | undefined, why = ""): string {
  if (kind === "signed-out") return "You are signed out. Sign in here; the page stays as it is.";
  if (kind === "other-person")
    return "Somebody else is signed in on this device. These are yours: sign in under your own name to send them.";
  return why;
}

function ItemList({ items }: { items: readonly OutboxItem[] }) {
  return (
    <ul className="mt-1 max-h-40 overflow-y-auto text-muted text-xs">
      {items.slice(0, SHOWN).map(({ operationId, about, why }) => (
        <li key={operationId}>
          {about}
          {why && `: ${why}`}
        </li>
      ))}
      {items.length > SHOWN && <li>and {items.length - SHOWN} more</li>}
    </ul>
  );
}

type ToSettleProps = {
  tone: "warn" | "bad";
  title: string;
  items: readonly OutboxItem[];
  onSettled: (item: OutboxItem) => void;
  onAgain?: (item: OutboxItem) => void;
};

function ToSettle({ tone, title, items, onSettled, onAgain }: ToSettleProps) {
  if (items.length === 0) return null;
  return (
    <Notice
      tone={tone}
      role="alert"
      title={title}
      actions={
        items.length > 1 && (
          <Button size="sm" onClick={() => items.forEach(onSettled)}>
            Understood, all {items.length}
          </Button>
        )
      }
    >
      <ul className="grid gap-1">
        {items.map((item) => (
          <li key={item.operationId} className="flex flex-wrap items-center justify-between gap-x-2">
            <span className="min-w-0 flex-1 basis-48">
              {item.about}: {item.why}
            </span>
            <span className="flex gap-1">
              {onAgain && (
                <Button size="sm" aria-label={`Send again: ${item.about}`} onClick={() => onAgain(item)}>
                  Send again
                </Button>
              )}
              <Button size="sm" aria-label={`Understood: ${item.about}`} onClick={() => onSettled(item)}>
                Understood
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
