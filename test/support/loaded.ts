/**
 * For `npm run mutate`: what a run loads late is loaded before any test. What a mutant does while it is loaded would
 * count for the one test that came first otherwise.
 */
import '../../src/script/audio.ts'
import '../../src/script/front-matter.ts'
import '../../src/script/speak.ts'
import '../../src/publish/trouble-box.ts'
