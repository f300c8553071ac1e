"use client";
import { useSearchParams } from "next/navigation";
import { useRef } from "react";

const NAME = "phone";

/** Which phone is open, kept in the address: a link can be sent, and Back leads to the list, where one was. */
export function useOpenPhone() {
  "use no memo"; // nothing compares these functions
  const openId = useSearchParams().get(NAME);
  const scrolled = useRef<number | null>(null);

  function addressOf(phoneId: string | null): string {
    const url = new URL(window.location.href);
    if (phoneId) url.searchParams.set(NAME, phoneId);
    else url.searchParams.delete(NAME);
    return `${url.pathname}${url.search}`;
  }

  return {
    openId,
    open(phoneId: string) {
      const isInList = openId === null;
      if (isInList) scrolled.current = window.scrollY;
      // From phone to phone nothing is piled up: Back always means the list.
      if (isInList) window.history.pushState(null, "", addressOf(phoneId));
      else window.history.replaceState(null, "", addressOf(phoneId));
    },
    close() {
      const back = scrolled.current;
      const before = openId;
      window.history.replaceState(null, "", addressOf(null));
      requestAnimationFrame(() => {
        if (back !== null) window.scrollTo(0, back);
        document.getElementById(`phone-${before}`)?.focus({ preventScroll: back !== null });
      });
    },
  };
}
