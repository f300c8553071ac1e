"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiError } from "@/lib/client/api";

let inBrowser: { userId: string; client: QueryClient } | undefined;

/**
 * One client for each person at a browser, so that Back finds a list as it was and nobody sees another's rows; on the server
 * one for each request.
 */
export function QueryProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const kept = inBrowser?.userId === userId ? inBrowser : { userId, client: makeClient() };
  if (typeof window !== "undefined") inBrowser = kept;
  return <QueryClientProvider client={kept.client}>{children}</QueryClientProvider>;
}

function makeClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 1_800_000, // who comes back from a phone finds the rows that were loaded
        refetchOnWindowFocus: false, // it would load every page of a long list again
        // An answer, even a bad one, is an answer; only a lost connection or a tired server is asked twice.
        retry: (count, error) => count < 1 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
    },
  });
}
