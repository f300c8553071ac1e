import { Kbd } from "@/components/ui/kbd";

/** Beside the list, until a phone is chosen. */
export function NoPhoneOpen({ hasPhones }: { hasPhones: boolean }) {
  return (
    <div className="rounded-lg border border-line border-dashed px-6 py-16 text-center text-muted max-lg:hidden">
      {hasPhones ? "Choose a phone. " : "This batch holds no phone yet. "}
      {hasPhones && (
        <>
          <Kbd>j</Kbd> <Kbd>k</Kbd> next and previous, <Kbd>/</Kbd> search, <Kbd>Esc</Kbd> close.
        </>
      )}
    </div>
  );
}
