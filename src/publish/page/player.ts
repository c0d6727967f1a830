/**
 * What moves on the page, as the browser gets it: a click on a line or a chapter jumps there, what is being said lights
 * up, captions are switched. Without it everything can still be read and played.
 */
export const PLAYER = `
'use strict'
{
  const video = document.querySelector('video')
  const transcript = document.querySelector('.lines')
  const captions = document.querySelector('.captions')
  const spans = [...document.querySelectorAll('[data-start]')].map(button => ({
    button,
    start: Number(button.dataset.start),
    end: Number(button.dataset.end),
  }))
  const motion = matchMedia('(prefers-reduced-motion: reduce)')
  let touched = 0

  const follow = line => {
    if (!transcript || transcript.scrollHeight <= transcript.clientHeight || Date.now() - touched < 4000) return
    const box = transcript.getBoundingClientRect()
    const at = line.getBoundingClientRect()
    const behavior = motion.matches ? 'auto' : 'smooth'
    transcript.scrollBy({ top: at.top - box.top - box.height * 0.3, behavior })
  }

  const show = () => {
    const now = video.currentTime
    const begun = now > 0 || !video.paused
    for (const { button, start, end } of spans) {
      const isNow = begun && now >= start && now < end
      button.style.setProperty('--done', Math.min(1, Math.max(0, (now - start) / (end - start))).toFixed(4))
      if (isNow === button.hasAttribute('aria-current')) continue
      if (isNow) button.setAttribute('aria-current', 'true')
      else button.removeAttribute('aria-current')
      if (isNow && button.classList.contains('line')) follow(button)
    }
  }

  const tick = () => {
    show()
    if (!video.paused && !video.ended) requestAnimationFrame(tick)
  }

  for (const { button, start } of spans) {
    button.addEventListener('click', () => {
      touched = 0
      video.currentTime = start + 0.01
      video.play().catch(() => {})
    })
  }
  for (const event of ['wheel', 'touchmove', 'keydown']) {
    transcript?.addEventListener(event, () => { touched = Date.now() }, { passive: true })
  }
  for (const event of ['play', 'playing']) video.addEventListener(event, tick)
  for (const event of ['seeked', 'timeupdate', 'pause', 'ended']) video.addEventListener(event, show)

  if (captions) {
    const track = [...video.textTracks].find(({ kind }) => kind === 'captions')
    const mirror = () => captions.setAttribute('aria-pressed', String(track.mode === 'showing'))
    captions.hidden = false
    captions.addEventListener('click', () => {
      track.mode = track.mode === 'showing' ? 'hidden' : 'showing'
      mirror()
    })
    video.textTracks.addEventListener('change', mirror)
    mirror()
  }

  // Some browsers do not play a data: address, but do play the same bytes from memory.
  video.addEventListener('error', () => {
    const [head, data] = video.src.split(';base64,')
    if (!data || !head.startsWith('data:')) return
    const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0))
    video.src = URL.createObjectURL(new Blob([bytes], { type: head.slice(5) }))
  })
}
`
