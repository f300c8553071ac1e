"use client";
import type { PhoneSelection } from "@/components/phone/phone-selection";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { routeOf } from "@/components/ui/route-of";
import { ExportMenu, type ExportMenuProps } from "./export-menu";

type ListActionsProps = ExportMenuProps & { canQuote: boolean; selection: PhoneSelection; count: number };

/** What leads out of the list: a quote for the phones that are chosen, else for those that are listed, and files. */
export function ListActions({ canQuote, selection, count, ...list }: ListActionsProps) {
  return (
    <>
      {canQuote && <QuoteLink {...list} selection={count > 0 ? selection : { filter: list.query, except: [] }} />}
      <ExportMenu {...list} />
    </>
  );
}

/** An address takes no more: proxies refuse longer ones. */
const MOST_NAMED = 150;

function QuoteLink({ projectId, selection }: { projectId: string; selection: PhoneSelection }) {
  const isNamed = "ids" in selection;
  const named = isNamed ? selection.ids : selection.except;
  if (named.length > MOST_NAMED)
    return (
      <Button
        disabled
        title={`At most ${MOST_NAMED} phones can be named one by one for a quote. Filter the list and use “Select all”.`}
      >
        Quote…
      </Button>
    );
  const search = new URLSearchParams(isNamed ? {} : selection.filter);
  if (named.length > 0) search.set(isNamed ? "ids" : "except", named.join(","));
  return <LinkButton href={routeOf(`/projects/${projectId}/quotes/new?${search}`)}>Quote…</LinkButton>;
}
