"use client";
import { Search, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { useShortcut } from "@/components/ui/use-shortcut";

const DELAY_MS = 200;

type SearchInputProps = { value: string; onChange: (value: string) => void; label: string; placeholder?: string };

/** Tells its value when one stops typing. "/" comes here, Escape empties it. */
export function SearchInput({ value, onChange, label, placeholder = "Search…" }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  if (value !== told) {
    // Changed from outside: Back was pressed, or the filters were cleared.
    setTold(value);
    setText(value);
  }
  const tell = useEffectEvent((next: string) => {
    setTold(next);
    onChange(next);
  });
  useEffect(() => {
    if (text === told) return;
    const timer = setTimeout(() => tell(text), DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, told]);
  useShortcut("/", () => input.current?.focus());

  return (
    <search className="relative w-full sm:w-64">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted"
      />
      <Input
        ref={input}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") setText("");
        }}
        className="peer px-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {text === "" ? (
        <Kbd className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 peer-focus:hidden pointer-coarse:hidden">
          /
        </Kbd>
      ) : (
        <Button
          variant="ghost"
          size="icon"
          aria-label="Clear search"
          onClick={() => {
            setText("");
            input.current?.focus();
          }}
          className="absolute top-1/2 right-1 size-6 -translate-y-1/2 pointer-coarse:right-0"
        >
          <X aria-hidden />
        </Button>
      )}
    </search>
  );
}
