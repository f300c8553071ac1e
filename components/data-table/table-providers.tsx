import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { QueryProvider } from "./query-provider";

/** Around every page with a DataTable; pages without one do not pay for it. */
export function TableProviders({ userId, children }: { userId: string; children: ReactNode }) {
  return (
    <NuqsAdapter>
      <QueryProvider userId={userId}>{children}</QueryProvider>
    </NuqsAdapter>
  );
}
