import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})

afterEach(() => stage.close())

const paragraph = 'The door is open by now, and so are the windows of the house. '.repeat(4)
const script = `${paragraph}\n\n## What is new\n\n${paragraph}\n\n## What broke?\n\n${paragraph}\n`

describe('chapters', () => {
  const chapters = async (inputs: Record<string, string>, more = {}) => {
    const run = await stage.open(inputs)
    const [first] = run.plan.scripts
    const text = first?.speech.kind === 'script' ? first.speech.text : ''
    await run.end(stage.ready('p1', { script: text, ...more }))
    return run.results.all[0]?.chapters
  }

  it('are the headings of the script with their times, by the length that JoggAI says', async () => {
    expect(await chapters({ script })).toMatch(/^0:00 Introduction\n0:4\d What is new\n1:\d\d What broke\?$/)
  })

  it('are by the true length of a video that is downloaded: in four seconds there are none', async () => {
    expect(await chapters({ script, 'download-to': 'out/' })).toBeUndefined()
  })

  it('have the introduction in the language of the script', async () => {
    const german = 'Die Tür ist jetzt offen, und die Fenster sind es auch. '.repeat(4)
    const text = `${german}\n\n## Neues\n\n${german}\n\n## Behoben\n\n${german}`
    expect(await chapters({ script: text })).toMatch(/^0:00 Einleitung\n0:\d\d Neues\n1:\d\d Behoben$/)
  })

  it('follow what an edition keeps, and words that are said otherwise', async () => {
    const edited = {
      script: script.replace('What is new', 'About kubectl'),
      pronunciations: 'kubectl = cube control',
    }
    expect(await chapters(edited)).toContain(' About kubectl\n')
    expect(await chapters({ ...edited, 'shorten-to': '10m' })).toContain(' About kubectl\n')
  })

  it('are none of a video that is not there, and of a script with one heading', async () => {
    expect(await chapters({ script }, { status: 'failed' })).toBeUndefined()
    expect(await chapters({ script: `# News\n\n${paragraph}` })).toBeUndefined()
  })
})
