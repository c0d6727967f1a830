import { describe, expect, it } from 'vitest'
import { joggTemplateLists } from '../../src/jogg/template-lists.ts'
import { type Answers, account, answering, success } from '../support/answers.ts'
import { quickClock } from '../support/world.ts'

const { signal } = new AbortController()

function open(version: 'v1' | 'v2', answers: Answers) {
  const { fetch, sent } = answering(answers)
  return { lists: joggTemplateLists({ fetch, clock: quickClock(), signal }, account(version)), sent }
}

describe('templates', () => {
  const templates = [
    {
      id: 42,
      name: 'News',
      cover_url: 'https://res.jogg.ai/t.jpg',
      preview_url: 'https://res.jogg.ai/t.mp4',
      aspect_ratio: 0,
    },
    { id: 43, name: '', cover_url: 'ftp://x', aspect_ratio: 1 },
    { name: 'without an id' },
  ]

  it.each([
    ['v1', 'own', '/v1/templates/custom', '?aspect_ratio=0'],
    ['v1', 'library', '/v1/templates', '?aspect_ratio=0'],
    ['v2', 'own', '/v2/templates/custom', '?aspect_ratio=portrait'],
    ['v2', 'library', '/v2/templates', '?aspect_ratio=portrait'],
  ] as const)('of %s, %s, stand at %s', async (version, kind, path, query) => {
    const { lists, sent } = open(version, { [`GET ${path}`]: success({ templates }) })
    expect(await lists.templates(kind)).toEqual({
      ok: true,
      value: {
        items: [
          {
            id: '42',
            name: 'News',
            kind,
            coverUrl: 'https://res.jogg.ai/t.jpg',
            previewUrl: 'https://res.jogg.ai/t.mp4',
            aspectRatio: 'portrait',
          },
          { id: '43', name: '', kind, aspectRatio: 'landscape' },
        ],
        skipped: 1,
        isCut: false,
      },
    })
    await lists.templates(kind, 'portrait')
    expect(sent.at(-1)?.query).toBe(query)
  })

  it('have no pages: what is the same whatever page is asked for is read once more, and no more', async () => {
    const many = Array.from({ length: 30 }, (_, id) => ({ id, name: '' }))
    const { lists, sent } = open('v1', { 'GET /v1/templates': success({ templates: many }) })
    expect(await lists.templates('library')).toMatchObject({ value: { isCut: false } })
    expect(sent).toHaveLength(2)
  })
})

describe('the variables of a template', () => {
  const read = (data: unknown) =>
    open('v1', { 'GET /v2/template/custom/42': success(data) }).lists.details('42')

  it('are told by the second version to keys of the first, too', async () => {
    const variables = [
      { type: 'script', name: 'Script', required: true },
      { type: 'TEXT', name: ' Title', required: false },
      { type: 'image', name: 'Logo' },
      { type: 'video', name: 'Demo' },
      { type: 'avatar', name: 'Host' },
    ]
    expect(await read({ template_id: 42, name: 'News', aspect_ratio: 0, variables })).toEqual({
      ok: true,
      value: {
        id: '42',
        name: 'News',
        variables: [
          { kind: 'script', name: 'Script', isRequired: true },
          { kind: 'text', name: ' Title', isRequired: false },
          { kind: 'image', name: 'Logo' },
          { kind: 'video', name: 'Demo' },
          { kind: 'other', name: 'Host' },
        ],
      },
    })
  })

  it('may be none', async () => {
    expect(await read({ id: 42, variables: null })).toEqual({
      ok: true,
      value: { id: '42', name: '', variables: [] },
    })
  })

  it.each([[{ id: 42 }], [{ variables: [{ name: 'x' }] }], [null]])(
    'are not guessed from an odd answer: %j',
    async data => {
      expect(await read(data)).toMatchObject({ ok: false, error: { kind: 'unclear' } })
    },
  )

  it('are not known of a template that is not found', async () => {
    const { lists, sent } = open('v2', { 'GET /v2/template/custom/a%2Fb': { code: 10104, msg: 'Not found' } })
    expect(await lists.details('a/b')).toMatchObject({ ok: false, error: { code: 10104 } })
    expect(sent).toHaveLength(1)
  })
})

describe('music', () => {
  const item = { id: 5, name: 'Calm', music_url: 'https://res.jogg.ai/c.mp3', duration: 90 }
  const meant = { id: '5', name: 'Calm', duration: 90, sampleUrl: 'https://res.jogg.ai/c.mp3' }

  it.each([
    ['v1', 'library', '/v1/musics', 'avatars'],
    ['v1', 'library', '/v1/musics', 'musics'],
    ['v1', 'custom', '/v1/musics/custom', 'avatars'],
    ['v2', 'library', '/v2/musics', 'music'],
  ] as const)('of %s, %s, stands at %s under `%s`', async (version, kind, path, key) => {
    const { lists } = open(version, { [`GET ${path}`]: success({ [key]: [item, { name: 'odd' }] }) })
    expect(await lists.music(kind)).toEqual({
      ok: true,
      value: { items: [{ ...meant, kind }], skipped: 1, isCut: false },
    })
  })

  it('is read to its end where it has pages', async () => {
    const path = (page: number) => `GET /v2/musics?page=${page}&page_size=100`
    const pagination = { page: 1, page_size: 1, total_items: 2, total_pages: 2 }
    const { lists } = open('v2', {
      [path(1)]: success({ music: [item], pagination }),
      [path(2)]: success({ music: [{ ...item, id: 6 }], pagination }),
    })
    expect(await lists.music('library')).toMatchObject({ value: { items: [{ id: '5' }, { id: '6' }] } })
  })

  it('of one’s own is in no list of v2', async () => {
    const { lists, sent } = open('v2', {})
    expect(await lists.music('custom')).toEqual({ ok: true, value: { items: [], skipped: 0, isCut: false } })
    expect(sent).toEqual([])
  })
})
