"use client";
import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { OutboxView } from "@/lib/client/outbox/outbox";
import { useOutbox } from "@/lib/client/outbox/use-outbox";
import { countOutbox } from "@/lib/domain/work/outbox-items";

const Notices = lazy(() => import("./outbox-notices").then((module) => ({ default: module.OutboxNotices })));
const SignIn = lazy(() => import("./sign-in-here").then((module) => ({ default: module.SignInHere })));

/** How it stands with what was done here: always in sight, and it opens to the details. */
export function OutboxSign({ userId, className }: { userId: string; className?: string }) {
  const view = useOutbox(userId);
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isSigningIn, setIsSigningIn] = useState(false);
  const { trouble, outbox } = view;
  const mustSignIn = trouble?.kind === "signed-out" || trouble?.kind === "other-person";
  const { tone, word, Icon } = signOf(view);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        data-outbox-sign
        onClick={() => {
          if (mustSignIn) return setIsSigningIn(true);
          setIsOpen(true);
          dialog.current?.showModal();
        }}
        className={cn(
          "relative inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full px-2.5 font-medium text-xs after:absolute after:-inset-1.5 [&_svg]:size-3.5",
          tone,
          className,
        )}
      >
        <Icon aria-hidden className={view.isSending ? "animate-spin" : undefined} />
        <span aria-live="polite">{word}</span>
      </button>
      {isSigningIn && (
        <Suspense fallback={null}>
          <SignIn
            onDone={() => {
              setIsSigningIn(false);
              outbox.sendAgain();
            }}
            onCancel={() => setIsSigningIn(false)}
          />
        </Suspense>
      )}
      <dialog
        ref={dialog}
        aria-label="What was done here"
        onClose={() => setIsOpen(false)}
        className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised p-4 text-fg shadow-popup max-sm:mb-4"
      >
        {isOpen && (
          <Suspense fallback={<p role="status">Loading…</p>}>
            <Notices userId={userId} isWhole />
          </Suspense>
        )}
        <form method="dialog" className="mt-3 text-right">
          <button
            type="submit"
            className="min-h-8 rounded-md px-3 font-medium text-muted hover:bg-hover pointer-coarse:min-h-11"
          >
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

function signOf({ items, trouble, isDurable, isSending, isKeeping, isRead }: OutboxView) {
  const { waiting, toSettle } = countOutbox(items);
  if (trouble?.kind === "signed-out") return { tone: "bg-warn-soft text-warn", word: "Sign in", Icon: TriangleAlert };
  if (trouble?.kind === "other-person")
    return { tone: "bg-bad-soft text-bad", word: "Other person", Icon: TriangleAlert };
  if (!isDurable)
    return {
      tone: "bg-bad-soft text-bad",
      word: waiting > 0 ? `${waiting} not kept` : "Not kept",
      Icon: TriangleAlert,
    };
  if (isKeeping && waiting > 0) return { tone: "bg-accent-soft text-accent", word: "Keeping…", Icon: LoaderCircle };
  if (isSending && !trouble)
    return { tone: "bg-accent-soft text-accent", word: `Sending ${waiting}`, Icon: LoaderCircle };
  if (waiting > 0) return { tone: "bg-warn-soft text-warn", word: `${waiting} waiting`, Icon: CloudOff };
  if (toSettle > 0) return { tone: "bg-bad-soft text-bad", word: `${toSettle} to settle`, Icon: TriangleAlert };
  return { tone: "bg-ok-soft text-ok", word: isRead ? "All saved" : "Saved", Icon: Check };
}
