import type { Lang } from '../entry.ts'
import { SCRIPTS, STYLES } from './assets.ts'
import { WORDS } from './words.ts'

/**
 * Nothing but the folder's own files: no network, no inline script or style. `file:` stands beside `'self'`
 * because browsers disagree on what is one's own on disk; over HTTP it allows nothing.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  "img-src 'self' file: data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** `report/index.html`: a frame that the scripts fill. */
export function reportPage(input: { title: string; lang: Lang }): string {
  const words = WORDS[input.lang]
  return `<!doctype html>
<html lang="${input.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(input.title)}</title>
<link rel="icon" href="data:,">
${STYLES.map((name) => `<link rel="stylesheet" href="assets/${name}">`).join('\n')}
</head>
<body>
<a class="skip" href="#main">${escapeHtml(words.skip)}</a>
<header class="top" id="top"></header>
<main id="main" tabindex="-1"><p class="quiet loading">${escapeHtml(words.loading)}</p>
<noscript><p>${escapeHtml(words.noScript)}</p></noscript></main>
<div id="dialogs"></div>
<p id="live" class="unseen" role="status" aria-live="polite"></p>
${SCRIPTS.slice(0, 1)
  .map((name) => `<script src="assets/${name}"></script>`)
  .join('\n')}
<script src="data/batch.js"></script>
${SCRIPTS.slice(1)
  .map((name) => `<script src="assets/${name}"></script>`)
  .join('\n')}
</body>
</html>
`
}

/** Text made safe for HTML. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
