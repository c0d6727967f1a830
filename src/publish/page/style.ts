/** Colours and type of the pages, in light and dark. Logical sides throughout: a page may run from right to left. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #faf9f7;
  --card: #fff;
  --ink: #1b1a18;
  --soft: #625e57;
  --hair: #e5e1da;
  --accent: #b93a08;
  --tint: #fdeee4;
  --hover: #f3f0eb;
  --shadow: 0 1px 2px rgb(40 30 20 / .05), 0 12px 32px -12px rgb(40 30 20 / .18);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131211;
    --card: #1c1b19;
    --ink: #f3f0ea;
    --soft: #a8a297;
    --hair: #2f2d29;
    --accent: #ff9a5c;
    --tint: #35231a;
    --hover: #262421;
    --shadow: 0 1px 2px rgb(0 0 0 / .4), 0 16px 40px -12px rgb(0 0 0 / .6);
  }
}
*, ::before, ::after { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, p, ol, ul, figure { margin: 0; padding: 0 }
ol, ul { list-style: none }
button { font: inherit; color: inherit; text-align: start; background: none; border: 0; padding: 0; cursor: pointer }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 8px }
[hidden] { display: none !important }

main { max-width: 78rem; margin: 0 auto; padding: 1.25rem 1rem 4rem }
header { padding-block: .25rem 1.1rem }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.25rem); line-height: 1.18; letter-spacing: -.022em; font-weight: 680; text-wrap: balance }
h2 { font-size: .8125rem; font-weight: 620; color: var(--soft) }
.facts { display: flex; align-items: center; gap: .4rem; margin-block-start: .55rem; color: var(--soft); font-size: .9375rem }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.time { font-variant-numeric: tabular-nums; unicode-bidi: isolate; direction: ltr }

.stage { background: #0c0b0a; border-radius: 14px; overflow: hidden; box-shadow: var(--shadow) }
video { display: block; width: 100%; height: auto; max-height: 74vh; background: #0c0b0a }
video::cue { background: rgb(12 11 10 / .78); color: #fff; font-family: system-ui, sans-serif; line-height: 1.4 }

.under { display: flex; flex-wrap: wrap; align-items: center; gap: .65rem .75rem; margin-block-start: .9rem }
.note { display: flex; gap: .5rem; align-items: flex-start; color: var(--soft); font-size: .875rem; line-height: 1.45; flex: 1 1 16rem }
.note svg { flex: none; margin-block-start: .1em; color: var(--accent) }
.actions { display: flex; flex-wrap: wrap; gap: .5rem }
.pill {
  display: inline-flex; align-items: center; gap: .5rem; min-height: 2.5rem; padding: .3rem .9rem;
  border: 1px solid var(--hair); border-radius: 99px; background: var(--card); color: var(--ink);
  font-size: .875rem; font-weight: 560; text-decoration: none; transition: background .15s, border-color .15s;
}
.pill:hover { background: var(--hover) }
.pill:focus-visible { border-radius: 99px }
.switch { position: relative; width: 1.9rem; height: 1.1rem; border-radius: 99px; background: var(--soft); transition: background .15s }
.switch::after {
  content: ""; position: absolute; inset-block-start: .15rem; inset-inline-start: .15rem; width: .8rem; height: .8rem;
  border-radius: 50%; background: var(--card); transition: inset-inline-start .15s;
}
[aria-pressed="true"] .switch { background: var(--accent) }
[aria-pressed="true"] .switch::after { inset-inline-start: .95rem }

.chapters { margin-block-start: 1.75rem }
.chapters ol { margin-block-start: .5rem; border-block-start: 1px solid var(--hair) }
.chapter { position: relative; display: flex; gap: .9rem; align-items: baseline; width: 100%; padding: .7rem .5rem; border-block-end: 1px solid var(--hair) }
.chapter:hover { background: var(--hover) }
.chapter .time { min-width: 2.6rem; color: var(--soft); font-size: .875rem }
.chapter .name { flex: 1; font-weight: 540 }
.chapter::after {
  content: ""; position: absolute; inset-inline: 0; inset-block-end: -1px; height: 2px; background: var(--accent);
  transform: scaleX(var(--done, 0)); transform-origin: left; opacity: 0; transition: opacity .2s;
}
[dir="rtl"] .chapter::after { transform-origin: right }
.chapter[aria-current]::after { opacity: 1 }
.chapter[aria-current] .time, .chapter[aria-current] .name { color: var(--accent) }

.transcript { margin-block-start: 1.75rem }
.lines { margin-block-start: .5rem }
.lines h3 { margin: 0; padding: .9rem .75rem .2rem; font-size: .9375rem; font-weight: 660 }
.line {
  position: relative; display: grid; grid-template-columns: 2.9rem 1fr; align-items: baseline; width: 100%;
  padding: .38rem .75rem; border-radius: 8px; transition: background .15s;
}
.line .time { color: var(--soft); font-size: .8125rem }
[dir="rtl"] .line .time, [dir="rtl"] .chapter .time { text-align: right }
.line:hover { background: var(--hover) }
.line[aria-current] { background: var(--tint) }
.line[aria-current]::before {
  content: ""; position: absolute; inset-block: .4rem; inset-inline-start: 0; width: 3px; border-radius: 3px;
  background: linear-gradient(var(--accent) calc(var(--done, 0) * 100%), var(--hair) 0);
}
.line[aria-current] .time { color: var(--accent) }
.line.title { font-weight: 660 }
.ends { margin-block-end: .6rem }

.videos { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); margin-block-start: .5rem }
.videos a {
  display: flex; align-items: center; gap: .9rem; height: 100%; padding: 1rem; color: inherit; text-decoration: none;
  background: var(--card); border: 1px solid var(--hair); border-radius: 14px; transition: border-color .15s, box-shadow .15s;
}
.videos a:hover { border-color: var(--accent); box-shadow: var(--shadow) }
.videos svg { flex: none; color: var(--accent) }
.videos .name { display: block; font-weight: 600; line-height: 1.35 }
.videos .time { color: var(--soft); font-size: .875rem }

@media (max-width: 59.99rem) {
  /* The picture stays while the transcript is read. */
  .watch:not(.upright) > div, .watch:not(.upright) figure { display: contents }
  .watch:not(.upright) .stage { margin-inline: -1rem; border-radius: 0 }
  .upright .stage { width: fit-content; margin-inline: auto }
}
@media (max-width: 59.99rem) and (min-height: 30rem) {
  .watch:not(.upright) .stage { position: sticky; inset-block-start: 0; z-index: 1 }
  .watch:not(.upright) .line, .watch:not(.upright) .chapter { scroll-margin-block-start: 60vw }
}
@media (min-width: 60rem) {
  main { padding: 2.5rem 2rem 5rem }
  header { padding-block-end: 1.5rem }
  .watch { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; gap: 2rem; align-items: start }
  .watch.alone { grid-template-columns: minmax(0, 1fr) }
  .transcript {
    position: sticky; inset-block-start: 1.5rem; margin: 0; display: flex; flex-direction: column;
    max-height: min(100vh - 3rem, 46rem); background: var(--card); border: 1px solid var(--hair);
    border-radius: 14px; overflow: hidden; box-shadow: var(--shadow);
  }
  .transcript h2 { padding: 1rem 1.25rem .75rem; border-block-end: 1px solid var(--hair) }
  .lines { margin: 0; padding: .75rem .5rem 1.5rem; overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--hair) transparent }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { transition: none !important }
}
@media print {
  .stage, .actions { display: none }
  .transcript { height: auto; max-height: none; box-shadow: none }
}
`
