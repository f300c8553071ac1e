import type { ReactNode } from "react";
import { AddressAdapter } from "./address-adapter";
import { QueryProvider } from "./query-provider";

/** Around every page with a DataTable; pages without one do not pay for it. */
export function TableProviders({ userId, children }: { userId: string; children: ReactNode }) {
  return (
    <AddressAdapter>
      <QueryProvider userId={userId}>{children}</QueryProvider>
    </AddressAdapter>
  );
}
