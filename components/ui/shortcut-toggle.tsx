"use client";
import { Checkbox } from "./checkbox";
import { useShortcutsSetting } from "./use-shortcut";

export function ShortcutToggle({ className }: { className?: string }) {
  const [isOn, setIsOn] = useShortcutsSetting();
  return (
    <Checkbox
      className={className}
      label="Single-key shortcuts"
      checked={isOn}
      onChange={(event) => setIsOn(event.target.checked)}
    />
  );
}
