import type { MetadataRoute } from "next";

/** Lets a telephone install the technician's page beside its other applications. The icons are drawn by scripts/icons.mjs. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/field",
    name: "Rehome: my work",
    short_name: "Rehome",
    description: "Today's phones, also without network",
    start_url: "/field",
    scope: "/",
    display: "standalone",
    background_color: "#fafbfc",
    theme_color: "#3b5bdb",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
