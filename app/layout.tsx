import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toast";
import "./globals.css";

/** The one file every page needs. Without a fallback of its own, or a letter it lacks would come from there. */
const inter = localFont({
  src: "../assets/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  display: "swap",
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
  ],
});

/** Letters of other European languages; it loads with the first of them, such as that of a Polish name. */
const interExtended = localFont({
  src: "../assets/inter-latin-ext-wght-normal.woff2",
  variable: "--font-inter-extended",
  display: "swap",
  preload: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-017F,U+0192,U+0218-021B,U+0237,U+1E80-1E85,U+1E9E,U+1EF2-1EF3,U+20A9-20AB,U+20B4,U+20B9-20BA,U+20BD,U+2113",
    },
  ],
});

export const metadata: Metadata = {
  title: { default: "Rehome", template: "%s · Rehome" },
  description: "Convert Cisco 7800 and 8800 phones between Enterprise and MPP firmware.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafbfc" },
    { media: "(prefers-color-scheme: dark)", color: "#14171f" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={`${inter.variable} ${interExtended.variable}`} suppressHydrationWarning>
      <head>
        {/* Not as metadata: a page that is not found has none, and its browser would ask for /favicon.ico. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
          <div className="root">{children}</div>
          <Toaster />
        </ThemeProvider>
      </body>
    </html>
  );
}
