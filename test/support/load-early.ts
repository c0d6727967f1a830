/**
 * For `npm run mutate`: what a run loads late is loaded before any test. Otherwise a mutant that acts while its file is
 * loaded counts for the one test that loaded it first, and for no other.
 */
import '../../src/produce.ts'
import '../../src/script/audio.ts'
import '../../src/script/speak.ts'
import '../../src/publish/comment.ts'
import '../../src/publish/release.ts'
