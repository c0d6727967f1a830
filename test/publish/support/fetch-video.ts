/** Run as a child process by `large.test.ts`: downloads one video and reports how much memory that took. */
import { downloadVideos } from '../../../src/publish/download.ts'
import { Results } from '../../../src/result.ts'
import { testWorld } from '../../support/world.ts'

const [, , videoUrl = '', folder = ''] = process.argv
const results = new Results(() => undefined)
results.start([{ status: 'success', projectId: 'large', videoUrl }])
const { troubles } = await downloadVideos(results, {
  world: testWorld({}),
  apiUrl: { href: 'http://127.0.0.1:1', loopback: true },
  destination: { folder, fileName: undefined, workspace: folder },
  cache: undefined,
  isAsked: true,
})
const peakMiB = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ troubles, peakMiB, result: results.all[0] }))
