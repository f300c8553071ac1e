import type { Metadata } from "next";
import { headers } from "next/headers";
import { LinkedQuotePage } from "@/components/quotes/linked-quote-page";
import { AuthCard } from "@/components/shell/auth-card";
import { quoteRefusal } from "@/lib/domain/pricing/quote-life";
import { AppError } from "@/lib/server/errors";
import { getQuoteLogo } from "@/lib/server/quotes/quote-file";
import { findLinkedQuote, isShown } from "@/lib/server/quotes/quote-links";
import { ADDRESS_HEADER } from "@/lib/server/sign-in/address";

/** The address is a secret: no machine lists it, and it is told to no other page. */
export const metadata: Metadata = {
  title: "Quote",
  robots: { index: false, follow: false, nocache: true },
  referrer: "no-referrer",
};

export default async function LinkedPage({ params }: PageProps<"/quote/[token]">) {
  const { token } = await params;
  const address = (await headers()).get(ADDRESS_HEADER) ?? "unknown";
  const found = await findLinkedQuote(token, address).catch((error: unknown) => {
    if (error instanceof AppError) return null; // too many tries: said below, whatever the link
    throw error;
  });
  if (!found)
    return (
      <AuthCard title="This link does not work">
        Ask whoever sent it for a new one. After many tries from one place links are refused for a while.
      </AuthCard>
    );
  const { quote, latest } = found;
  const name = `${quote.number}, revision ${quote.revision}`;
  if (quote.state === "superseded")
    return (
      <AuthCard title="This quote was replaced">
        Revision {latest} takes the place of {name}. Ask whoever sent it for the new link.
      </AuthCard>
    );
  if (!isShown(found))
    return (
      <AuthCard title="This quote is no longer valid">
        {name}: {quoteRefusal(quote.state, "accept")}
      </AuthCard>
    );
  return <LinkedQuotePage quote={quote} logo={await getQuoteLogo(quote)} token={token} />;
}
