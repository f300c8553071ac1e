"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useId } from "react";
import { cn } from "./cn";
import { useIsHydrated } from "./use-is-hydrated";

const CHOICES = [
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
  { value: "system", label: "As the system", Icon: Monitor },
] as const;

export function ThemeToggle({ className }: { className?: string }) {
  const { theme, setTheme } = useTheme();
  const isHydrated = useIsHydrated(); // the server does not know the choice: it is in the browser's storage
  const name = useId();
  return (
    <fieldset className={cn("inline-flex min-w-0 gap-0.5 rounded-md border border-line bg-surface p-0.5", className)}>
      <legend className="sr-only">Colour theme</legend>
      {CHOICES.map(({ value, label, Icon }) => (
        <label
          key={value}
          title={label}
          className="grid size-6 flex-1 place-items-center rounded-sm text-muted outline-accent transition-colors hover:text-fg has-checked:bg-idle-soft has-checked:text-fg has-focus-visible:outline-2 pointer-coarse:size-11"
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={isHydrated && theme === value}
            onChange={() => setTheme(value)}
            className="sr-only"
          />
          <Icon aria-hidden className="size-3.5" />
          <span className="sr-only">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
