export const dialogStyles = {
  backdrop:
    "fixed inset-0 z-50 bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0",
  viewport: "fixed inset-0 z-50 grid place-items-center overflow-y-auto p-4",
  popup:
    "flex max-h-[calc(100dvh-2rem)] w-full flex-col rounded-xl border border-line bg-raised text-fg shadow-popup outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0",
  title: "font-semibold text-base leading-6",
  footer: "flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3",
} as const;
