"use client";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { messageOf } from "@/lib/client/api";
import { formatNumber } from "@/lib/format/text";

type Page<Phone> = { items: readonly Phone[]; nextCursor: string | null };

type PhonesBehindProps<Phone> = {
  count: number;
  /** What the number counts, for those who only hear it. */
  what: string;
  title: string;
  description: string;
  /** A page of the phones, after a cursor or from the beginning. */
  load: (cursor: string | undefined) => Promise<Page<Phone>>;
  children: (phone: Phone) => ReactNode;
};

/** A number that opens to its phones, page after page. */
export function PhonesBehind<Phone extends { mac: string }>(props: PhonesBehindProps<Phone>) {
  const { count, what, title, description, load, children } = props;
  const [isOpen, setOpen] = useState(false);
  const [phones, setPhones] = useState<readonly Phone[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function read(after: string | undefined) {
    try {
      const page = await load(after);
      setPhones((before) => (after === undefined ? page.items : [...before, ...page.items]));
      setCursor(page.nextCursor);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  function open() {
    setOpen(true);
    void read(undefined);
  }

  return (
    <>
      <button
        type="button"
        onClick={open}
        className="rounded-sm font-medium text-accent tabular-nums underline decoration-accent/35 underline-offset-2 hover:decoration-current pointer-coarse:min-h-11"
      >
        {formatNumber(count)}
        <span className="sr-only"> {what}</span>
      </button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={title} description={description}>
        {problem && <p className="text-bad">{problem}</p>}
        <ul className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
          {phones.map((phone) => (
            <li key={phone.mac} className="min-w-0 truncate">
              {children(phone)}
            </li>
          ))}
        </ul>
        {cursor && (
          <Button className="mt-3" onClick={() => void read(cursor)}>
            Show more
          </Button>
        )}
      </Dialog>
    </>
  );
}
